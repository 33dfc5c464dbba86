// The builder: one frame to ask in, three to look at, and the codes. It knows the widget only through its messages.
import { address, codes } from "./codes.js";
import { picture } from "./picture.js";

const FIELDS = ["place", "provider", "model", "channel", "date", "who", "owner", "route"];
const WIDTHS = [320, 640, 1024];
const base = new URL("../", location.href).href.split("?")[0];
const byId = (id) => document.getElementById(id);
const form = byId("options");
const asking = byId("ask");
let state = null; // what the asking frame says
let dataset = { version: "", date: "" };
let tall = 1000; // the height of a frame 640 px wide

// A language by its own name, where the browser knows it.
const named = (code) => {
  try {
    return new Intl.DisplayNames([code], { type: "language" }).of(code);
  } catch {
    return code;
  }
};
const make = (tag, props = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
};
const send = (frame, type, value) => frame.contentWindow?.postMessage({ source: "ai-access-host", v: 1, type, value }, "*");

const previews = WIDTHS.map((width) => {
  const frame = make("iframe", { title: `Preview, ${width} px wide`, loading: "lazy" });
  frame.style.height = width < 480 ? "1580px" : "990px";
  const figure = make("figure", {}, make("figcaption", { textContent: `${width} px` }), frame);
  figure.style.width = `${width + 2}px`;
  byId("previews").append(figure);
  return frame;
});
byId("locks").append(
  ...FIELDS.map((field) => make("label", {}, make("input", { type: "checkbox", name: "lock", value: field }), ` ${field}`)),
);

function options() {
  const given = new FormData(form);
  return {
    locks: given.getAll("lock"),
    controls: given.get("controls") === "on",
    theme: given.get("theme"),
    lang: given.get("lang") && given.get("lang") !== "en" ? given.get("lang") : "",
    data: given.get("data") ? dataset.version : "",
    // So that a later dataset can tell whether it still gives this answer. A story has many, and two views have others.
    answer: given.get("data") && !given.get("story") && !["train", "money"].includes(given.get("view")) ? state?.verdict : "",
    width: Math.min(2000, Number(given.get("width")) || 0),
    height: Math.min(4000, Math.max(200, Math.ceil(Number(given.get("height")) || tall))),
  };
}
// The fields of the question that differ from the usual ones, and with what the frame opens: the view with its own question, the
// story, an answer pinned beside. As the permalink writes them.
const written = () => [...new URL(state.permalink).searchParams].filter(([name]) => name !== "lang" && name !== "data");
const opening = () => written().filter(([name]) => !FIELDS.includes(name));
// The question as a message: what is not written has its usual value.
const fields = () => {
  const given = new Map(written());
  return Object.fromEntries(FIELDS.map((field) => [field, given.get(field) ?? null]));
};

let shown = "";
function look(chosen) {
  // What only an address can say makes the previews start anew; the question itself reaches them as a message.
  const { width, height, answer, ...settings } = chosen;
  const key = JSON.stringify([settings, opening()]);
  for (const frame of previews) {
    if (key !== shown) frame.src = address(base, written(), chosen);
    else send(frame, "setState", fields());
  }
  shown = key;
}

function write(chosen) {
  const given = codes({ base, question: written(), state, options: chosen });
  const place = byId("codes");
  if (!place.children.length) {
    for (const { id, name, hint } of given) {
      const area = make("textarea", { id: `code-${id}`, readOnly: true, spellcheck: false });
      area.setAttribute("aria-label", `Code: ${name}`);
      const button = make("button", { type: "button", textContent: "Copy" });
      button.addEventListener("click", async () => {
        area.select();
        // Refused in some frames and on insecure pages: then the code is selected, to be copied by hand.
        const copied = await navigator.clipboard?.writeText(area.value).then(() => true, () => false);
        button.textContent = copied ? "Copied" : "Selected: copy it with the keyboard";
        setTimeout(() => (button.textContent = "Copy"), 3000);
      });
      place.append(make("section", { className: "code" }, make("h3", { textContent: name }), make("p", { className: "note", textContent: hint }), area, button));
    }
  }
  for (const { id, text } of given) byId(`code-${id}`).value = text;
}

function draw() {
  const svg = `data:image/svg+xml,${encodeURIComponent(picture(state, dataset))}`;
  Object.assign(byId("picture"), { src: svg, alt: state.sentence });
  byId("save").href = svg;
}

function refresh() {
  if (!state) return;
  const chosen = options();
  byId("asked").textContent = state.question;
  const opens = new Map(opening());
  for (const name of ["view", "story"]) form.elements[name].value = opens.get(name) || "";
  form.elements.height.placeholder = String(tall);
  look(chosen);
  write(chosen);
  draw();
}

addEventListener("message", ({ source, data, origin }) => {
  if (origin !== location.origin || data?.source !== "ai-access-widget" || data.v !== 1) return;
  const mine = source === asking.contentWindow;
  const frame = mine ? asking : previews.find((one) => one.contentWindow === source);
  if (!frame) return;
  if (data.type === "resize") {
    frame.style.height = `${Math.min(4000, Math.max(200, data.height))}px`;
    if (frame === previews[1] && data.height !== tall) {
      tall = data.height;
      if (state) write(options());
      form.elements.height.placeholder = String(tall);
    }
  }
  if (mine && data.type === "ready") {
    dataset = data.dataset;
    const language = byId("language");
    language.hidden = data.languages.length < 2;
    const choice = language.querySelector("select");
    choice.replaceChildren(...data.languages.map((code) => make("option", { value: code, textContent: named(code) })));
    choice.value = new URL(data.state.permalink).searchParams.get("lang") || "en";
  }
  if (mine && data.type === "error" && data.code === "not-live") byId("trouble").hidden = false;
  // A preview that starts late has been given the question by its address, and may be behind.
  if (!mine && data.type === "ready" && state) send(frame, "setState", fields());
  if (mine && (data.type === "ready" || data.type === "statechange")) {
    state = data.type === "ready" ? data.state : data;
    refresh();
  }
});

// Another view or story is another page to ask in; what it shows then comes back as its link. A step is one of its story.
function reopen(name, value) {
  const kept = written().filter(([other]) => other !== name && (name !== "story" || !["step", ...FIELDS].includes(other)));
  const { lang } = options();
  asking.src = address(base, value ? [...kept, [name, value]] : kept, { locks: [], lang });
}
form.addEventListener("input", ({ target }) => {
  if (state && ["view", "story"].includes(target.name)) return reopen(target.name, target.value);
  const { theme, lang } = options();
  send(asking, "setTheme", theme || "auto");
  if (lang || form.elements.lang.length > 1) send(asking, "setLang", lang || "en");
  refresh();
});
form.addEventListener("submit", (event) => event.preventDefault());
// Which stories there are is in the page, with the names of its parts.
fetch(base).then((answer) => answer.text()).then((page) => {
  const stories = [...page.matchAll(/"story-([\w-]+)":/g)].map(([, id]) => make("option", { value: id, textContent: id.replaceAll("-", " ") }));
  form.elements.story.append(...stories);
  refresh();
}, () => (form.elements.story.disabled = true));
asking.src = `${base}embed/${location.search}`;
