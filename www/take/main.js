// What the page does when a reader takes an answer along. It is loaded when that happens, and given the answer as records
// (result.js). Where a frame refuses, the text stands there to be copied by hand.
import { measure } from "../builder/picture.js";
import { card } from "./card.js";
import { bibtex, citation, pinned, ris } from "./cite.js";
import { read } from "./result.js";
import { table } from "./table.js";

const formats = {
  link: { text: ({ address }) => address },
  citation: { text: citation },
  bibtex: { text: bibtex },
  ris: { text: ris, type: "application/x-research-info-systems", ending: "ris" },
  json: { text: ({ result }) => `${JSON.stringify(result, null, 2)}\n`, type: "application/json", ending: "json" },
  csv: { text: table, type: "text/csv", ending: "csv" },
  svg: { text: (taken) => card(taken, measure()), type: "image/svg+xml", ending: "svg" },
  png: { text: (taken) => card(taken, measure()), type: "image/png", ending: "png" },
};

// What stands on the page, in the reader's language: the gates are those of the first question in every view.
function page() {
  const text = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const gates = [...document.querySelectorAll("[data-gate]")].map((gate) => ({
    id: gate.dataset.gate,
    status: gate.dataset.status,
    stop: gate.classList.contains("stop"),
    name: text(gate.querySelector(".label b")),
    line: text(gate.querySelector(".label .line")),
    icon: [...gate.querySelectorAll("svg path")].map((path) => [path.getAttribute("d"), path.getAttribute("class")]),
  }));
  return {
    gates,
    rtl: getComputedStyle(document.documentElement).direction === "rtl",
    lang: document.documentElement.lang,
  };
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// A picture as an element, which a reader can also save by hand.
async function picture(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

async function pixels(image) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  canvas.getContext("2d").drawImage(image, 0, 0);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("no picture");
  return blob;
}

// What is said, and the text or picture below it.
function show(place, said, shown, alt) {
  const [status, room] = place.children;
  status.textContent = said;
  if (typeof shown !== "string") {
    if (alt) shown.alt = alt;
    room.replaceChildren(shown);
    return;
  }
  const area = document.createElement("textarea");
  [area.readOnly, area.rows, area.value] = [true, Math.min(8, shown.split("\n").length + 1), shown];
  area.dir = "auto";
  area.setAttribute("aria-label", said);
  room.replaceChildren(area);
  return area;
}

async function copy(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    show(place, place.dataset.copied, text);
  } catch {
    const area = show(place, place.dataset.refused, text);
    area.focus();
    area.select();
  }
}

// The answer on paper: the rules with the numbers of their sources, and every source written out, with the link; the style leaves
// out the rest.
function paper({ result, address }, place) {
  const line = (...parts) => parts.filter(Boolean).join(". ");
  const listed = (tag, lines) => {
    const list = document.createElement(tag);
    for (const text of lines) list.append(Object.assign(document.createElement("li"), { textContent: text }));
    list.lang = "en";
    return list;
  };
  const ids = Object.keys(result.sources);
  const numbers = (sources) => sources.map((id) => `[${ids.indexOf(id) + 1}]`).join("");
  // The first of a gate: with more of them, and many sources, an answer would not fit a page.
  const most = ids.length > 14 ? 1 : 3;
  const told = result.gates.flatMap((gate) => gate.rules.slice(0, most).map((id) => result.rules[id]));
  const rules = listed("ul", told.map(({ actor, claim, sources }) => `${actor}: ${claim} ${numbers(sources)}`));
  const list = listed("ol", Object.values(result.sources).map((s) => `${line(s.title, s.publisher, s.published)} ${s.url}`));
  const link = document.createElement("p");
  link.textContent = pinned({ address, result });
  const cited = document.createElement("div");
  cited.className = "cited";
  cited.append(rules, link, list);
  show(place, "", cited);
  print();
}

export default async function take(given) {
  const taken = { ...read(given), page: page() };
  const { kind, result } = taken;
  const place = document.getElementById("taken");
  if (kind === "print") return paper(taken, place);
  const { text: write, type, ending } = formats[kind];
  const text = write(taken);
  if (!type) return copy(text, place);
  const { place: code, provider, channel, date } = result.scenario;
  const name = `ai-access-${code}-${provider}-${channel}-${date}.${ending}`.toLowerCase();
  const drawn = type.startsWith("image/");
  try {
    const image = drawn && (await picture(text));
    save(kind === "png" ? await pixels(image) : new Blob([text], { type: `${type};charset=utf-8` }), name);
    show(place, place.dataset.saved, image || text, `${taken.said.word} ${taken.said.body}`);
  } catch {
    show(place, place.dataset.failed, text);
  }
}
