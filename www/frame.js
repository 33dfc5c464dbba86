// The page's border with whoever frames it: its theme, its height in every dialect that hosts understand, and the messages.
// Plain script in the page itself, so that heights are told before the program is there, without it and after it has failed.
// The program's side is src/browser.rs; what it answers is read from the attributes of the widget's element.
(() => {
  const root = document.documentElement;
  const host = window.parent;
  const framed = host !== window;
  // As the host wrote it: the program changes the address later.
  const address = location.href;
  const query = new URLSearchParams(location.search);
  // A field given twice counts as last given.
  const last = (pairs, name) => pairs.getAll(name).at(-1)?.trim() ?? "";
  const instance = Math.random().toString(36).slice(2, 10);
  const secret = (/[#&?]secret=([\w-]{1,64})/.exec(location.hash) || [])[1];
  const pym = (query.get("childId") || "").slice(0, 80);
  // Older listeners of one dialect look for it in the frame's address, inside a selector.
  const token = /^\?[\w=&~.%-]{1,300}$/.test(location.search) ? location.search.slice(1) : instance;

  // The page may load from its own host and nowhere else. Said here, where the host's name is known, since WebKit takes the word
  // 'self' for nobody in a frame without an origin; so the header, which is the same for every host, leaves it to this policy.
  if (location.protocol.startsWith("http")) {
    const own = location.origin;
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = `default-src 'none'; script-src ${own} 'unsafe-inline' 'wasm-unsafe-eval'; style-src ${own} 'unsafe-inline'; img-src ${own} data:; connect-src ${own} ${own.replace("http", "ws")}`;
    document.head.append(policy);
  }

  const theme = (value) => {
    if (value === "light" || value === "dark") root.dataset.theme = value;
    else delete root.dataset.theme;
  };
  theme(last(query, "theme"));
  // Kept as a file, the page has no builder beside it.
  if (!location.protocol.startsWith("http")) root.dataset.local = "";
  // Where the page itself stands, without a question: what every link starts with, the program's too. The copy for frames lies one
  // folder down. Only hosts find a page by its folder; a file has a name.
  const home = () => {
    const [path] = address.split(/[?#]/);
    if (!root.hasAttribute("data-embed")) return "local" in root.dataset ? path : path.replace(/\/index\.html$/, "/");
    try {
      return new URL("../", path).href;
    } catch {
      return path; // a page without an address of its own
    }
  };
  root.dataset.base = home();
  if (last(query, "embed") === "1") root.dataset.embed = "";
  if (!framed) return;

  const post = (message) => {
    try { host.postMessage(message, "*"); } catch { /* the host is gone */ }
  };
  const tell = (type, more) => post({ source: "ai-access-widget", v: 1, type, instance, ...more });

  // --- height ---

  let page; // the one element that is measured
  let wish = 0;
  let steps = []; // times of the last growths; a host that answers a growth with a cause of growth would never end
  let frozen = false;
  let ended = false;
  let width = innerWidth;
  let check;
  // A host's border may take a little of the height; the page has that much room at its foot.
  const fits = () => root.toggleAttribute("data-fits", wish > 0 && innerHeight >= wish - 4 && !frozen && !ended);
  const announce = () => {
    if (frozen || ended) return;
    const height = wish;
    tell("resize", { height, width: innerWidth });
    post({ "datawrapper-height": { [token]: height } });
    post({ sentinel: "amp", type: "embed-size", height });
    post(JSON.stringify({ src: address, context: "iframe.resize", height }));
    post(JSON.stringify({ id: `iframeMessenger:${instance}`, type: "set-height", value: height }));
    if (pym) post(`pymxPYMx${pym}xPYMxheightxPYMx${height}`);
    if (secret) post({ message: "height", value: height, secret });
    // A host that obeys does so soon; else the frame scrolls.
    clearTimeout(check);
    check = setTimeout(fits, 400);
  };
  const measure = () => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    if (!height || height === wish) return;
    const now = Date.now();
    if (height < wish) steps = [];
    else if (wish) steps = [...steps.filter((time) => now - time < 2000), now];
    wish = height;
    frozen = steps.length > 5;
    if (frozen) fits();
    announce();
  };
  // A choice of the reader, or another width, is a new start.
  const thaw = () => {
    steps = [];
    if (!frozen) return;
    frozen = false;
    announce();
  };

  // --- messages ---

  const FIELDS = ["place", "provider", "model", "channel", "date", "who", "owner", "route"];
  // Of the second question; their values can be judged only once its data are there, so the page itself says what is wrong.
  const MORE = ["view", "buyer", "chip", "maker", "tpp", "die", "dram", "io", "data-centre", "peak", "path", "run", "flop", "mfu", "days"];
  // What the reader sees and the program's own link does not say; what else the host arranged is no part of a link.
  const KEPT = ["lang", "data"];
  const NAMED = { hello, getState, setState, setTheme, setLang, setViewport, destroy };
  const EVENTS = ["ready", "resize", "statechange", "sourceopen", "error"];
  const waiting = []; // what was asked before the program was there
  let live = false;
  let failed = false;
  let said = ""; // the state that the host knows
  let owed = false; // a command that the host awaits an answer to
  let watcher, sizes, later;

  const fail = (code, field, message) => tell("error", { code, field: String(field ?? "").slice(0, 40) || null, message });
  const unable = () => fail("not-live", null, "the program could not start; the static answer is shown");
  const widget = () => document.querySelector("#widget [data-question]");

  // The question as it is read: the form's line with what each control shows.
  const question = (line) => {
    const shown = (node) => {
      if (node.nodeType !== 1) return node.textContent;
      if (node.matches(".held")) return [...node.childNodes].map(shown).join("");
      const control = node.matches("select, input[role=combobox]") ? node : node.querySelector("input[role=combobox], .written");
      if (!control) return node.textContent;
      return control.selectedOptions ? control.selectedOptions[0]?.text : control.value ?? control.textContent;
    };
    return line ? [...line.childNodes].map(shown).join("").replace(/\s+/g, " ").trim() : "";
  };
  const state = () => {
    const element = widget();
    const fields = new URLSearchParams(element.dataset.question);
    const now = new URLSearchParams(location.search);
    const second = element.dataset.second && Object.fromEntries(new URLSearchParams(element.dataset.second));
    const kept = KEPT.filter((name) => last(now, name)).map((name) => `${name}=${encodeURIComponent(last(now, name))}`);
    const link = [element.dataset.link, ...kept].filter(Boolean).join("&");
    let permalink = "";
    try {
      permalink = new URL(link && `?${link}`, root.dataset.base).href;
    } catch { /* a page without an address of its own has no link either */ }
    return {
      ...Object.fromEntries(FIELDS.map((field) => [field, fields.get(field)])),
      verdict: element.dataset.verdict,
      stops_at: element.dataset.stopsAt || null,
      permalink,
      question: element.querySelector("[data-first-question]")?.textContent || question(element.querySelector(".ask")),
      sentence: (element.querySelector("[data-sentence]")?.textContent || "").replace(/\s+/g, " ").trim(),
      view: element.querySelector("[data-view]")?.dataset.view || "why",
      second: second ? { ...second, stops_at: second.stops_at || null, sentence: (element.querySelector("[data-train-sentence]")?.textContent || "").replace(/\s+/g, " ").trim() } : null,
    };
  };
  const report = (always) => {
    if (!live || ended) return;
    const now = state();
    const key = JSON.stringify(now);
    if (!always && key === said) return;
    said = key;
    owed = false;
    tell("statechange", now);
  };
  // Once everything is drawn: the parts of the widget follow one another.
  const soon = () => {
    clearTimeout(later);
    later = setTimeout(() => report(owed), 20);
  };
  const languages = () => [...(document.querySelector("select[name=lang]")?.options || [])].map((option) => option.value);

  function hello() {
    const [version, date] = (widget().dataset.dataset || "").split(" ");
    const now = state();
    said = JSON.stringify(now);
    tell("ready", { methods: Object.keys(NAMED), events: EVENTS, languages: languages(), dataset: { version, date }, state: now });
    announce();
  }
  function getState() {
    report(true);
  }
  function setState(value) {
    if (!value || typeof value !== "object" || Array.isArray(value)) return fail("invalid-value", "value", "value must be an object of fields");
    const { link, question } = widget().dataset;
    // What is not in the link has its usual value: the owner in the same place, which moves with it.
    const asked = new URLSearchParams([...new URLSearchParams(link)].filter(([field]) => FIELDS.includes(field) || MORE.includes(field)));
    // A family is one of its maker's.
    if ("provider" in value && value.provider !== new URLSearchParams(question).get("provider")) asked.delete("model");
    let wrong = 0;
    for (const [field, given] of Object.entries(value).slice(0, 32)) {
      if (!FIELDS.includes(field) && !MORE.includes(field)) wrong += 1, fail("unknown-field", field, `it is one of ${[...FIELDS, ...MORE].join(", ")}`);
      else if (given === null || given === "") asked.delete(field); // its usual value
      else if (typeof given === "string") {
        // The size of the task is given by one of the two.
        if (field === "flop") asked.delete("run");
        if (field === "run") asked.delete("flop");
        asked.set(field, given.slice(0, 200));
      } else wrong += 1, fail("invalid-value", field, `${field} must be a text or null`);
    }
    if (wrong) return;
    steps = [];
    root.dataset.ask = asked.toString();
    dispatchEvent(new Event("ask"));
    const refused = root.dataset.refused;
    delete root.dataset.ask;
    delete root.dataset.refused;
    if (refused) for (const line of refused.split("\n")) fail("invalid-value", line.split(" ")[0], line);
    // The answer to a question that changes nothing is the state too.
    else owed = true, soon();
  }
  function setTheme(value) {
    if (["auto", "light", "dark"].includes(value)) theme(value);
    else fail("invalid-value", "theme", "theme is one of auto, light, dark");
  }
  // Through the reader's own switch, where there is one.
  function setLang(value) {
    if (!languages().includes(value)) return fail("unsupported", "lang", `lang is one of ${languages().join(", ") || "en"}`);
    const choice = document.querySelector("select[name=lang]");
    choice.value = value;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  }
  // The part of the frame that the reader sees: no list is longer.
  function setViewport(value) {
    const { top, height } = value || {};
    if (!Number.isFinite(top) || !Number.isFinite(height) || height < 0) return fail("invalid-value", "value", "value must have the numbers top and height");
    root.style.setProperty("--host-height", `${Math.max(120, Math.round(height * 0.8))}px`);
  }
  function destroy() {
    ended = true;
    removeEventListener("message", hear);
    watcher?.disconnect();
    sizes?.disconnect();
    clearTimeout(check);
    root.removeAttribute("data-fits");
  }

  function obey({ type, value }) {
    if (ended) return;
    if (typeof type !== "string" || !Object.hasOwn(NAMED, type)) return fail("unknown-type", "type", `type is one of ${Object.keys(NAMED).join(", ")}`);
    if (type === "destroy" || type === "setTheme" || type === "setViewport") return NAMED[type](value);
    if (root.dataset.state === "static") return unable();
    if (live) NAMED[type](value);
    else if (waiting.length < 32) waiting.push({ type, value });
  }
  function hear(event) {
    if (event.source !== host) return;
    const data = event.data;
    if (typeof data === "string") {
      // The host's script has started, or gives another width.
      if (pym && data.startsWith(`pymxPYMx${pym}xPYMxwidth`) && wish) announce();
      const [, place] = pym ? data.split(`pymxPYMx${pym}xPYMxviewport-iframe-positionxPYMx`) : [];
      // The window's width and height, then the frame's edges in it: top, left, bottom, right.
      const [, high, top, , bottom] = (place || "").split(" ").map(Number);
      if (Math.min(high, bottom) > Math.max(0, top)) setViewport({ top: Math.max(0, -top), height: Math.min(high, bottom) - Math.max(0, top) });
    } else if (data && typeof data === "object") {
      if (data.source === "ai-access-host") {
        if (data.v === 1) obey(data);
        else fail("unknown-version", "v", "v must be 1");
      } else if (wish && ((data.sentinel === "amp" && data.type === "frames-init") || (secret && data.message === "ready" && data.secret === secret))) {
        announce();
      }
    }
  }

  const look = () => {
    if (ended) return;
    // Browsers do not run the observer of sizes in frames that are far from being seen.
    measure();
    if (root.dataset.state === "static") {
      if (!failed) unable();
      failed = true;
      return;
    }
    if (live) return soon();
    // The static answer stands there until the program has drawn its own.
    if (root.dataset.state !== "live" || !widget()) return;
    live = true;
    hello();
    for (const message of waiting.splice(0)) obey(message);
  };

  addEventListener("message", hear);
  addEventListener("resize", () => {
    fits();
    if (innerWidth !== width) thaw();
    width = innerWidth;
  });
  for (const kind of ["pointerdown", "keydown", "input"]) addEventListener(kind, thaw, { passive: true });
  for (const kind of ["click", "auxclick"]) {
    addEventListener(kind, (event) => {
      const link = event.target.closest?.("a[href^='https:']");
      if (link && !ended) tell("sourceopen", { url: link.href });
    });
  }
  document.addEventListener("readystatechange", () => {
    if (page || document.readyState === "loading") return;
    page = document.getElementById("page") || document.body;
    sizes = new ResizeObserver(measure);
    sizes.observe(page, { box: "border-box" });
    measure();
    // Hosts that listen late.
    const again = () => {
      if (ended) return;
      measure();
      if (innerHeight !== wish) announce();
    };
    for (const wait of [250, 1000, 3000]) setTimeout(again, wait);
    document.fonts?.ready.then(again);
    watcher = new MutationObserver(look);
    watcher.observe(root, { attributeFilter: ["data-state", "lang"] });
    watcher.observe(document.getElementById("widget") || page, {
      subtree: true, childList: true, characterData: true, attributeFilter: ["data-question", "data-link", "data-verdict", "data-stops-at"],
    });
    look();
  });
})();
