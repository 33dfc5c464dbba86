// For pages that embed the widget: makes frames, gives them the height they ask for, passes events and commands.
//   <script src="https://example.org/ai-access/embed.js" async></script>
//   <ai-access-simulator place="CN" provider="openai" channel="api" date="2024-07-09"></ai-access-simulator>
// or <div data-ai-access data-place="CN" …></div>, or a plain <iframe> of the widget, whose height then follows.
(() => {
  if (window.aiAccess) return;
  const base = new URL("./", document.currentScript?.src || location.href);
  const FIELDS = ["place", "provider", "model", "channel", "date", "who", "owner", "route"];
  // Of the second question, and the view.
  const MORE = "view buyer chip maker tpp die dram io data-centre peak path run flop mfu days".split(" ");
  const OPTIONS = [...FIELDS, ...MORE, ..."lang theme story step pin controls lock data answer".split(" ")];
  const [least, most] = [200, 4000];

  // An element that holds a frame: the custom element, or any other with data- attributes.
  class Widget {
    constructor(element, read) {
      this.element = element;
      this.waiting = [];
      this.covered = []; // what stood there for readers without scripts, and is hidden
      const given = OPTIONS.flatMap((name) => (read(name) ? [[name, read(name)]] : []));
      const frame = (this.frame = document.createElement("iframe"));
      frame.src = new URL(`embed/?${new URLSearchParams(given)}`, base).href;
      frame.title = read("title") || "AI Access Simulator: who can reach which AI, where, on which day";
      this.titled = !!read("title");
      frame.loading = read("loading") === "eager" ? "eager" : "lazy";
      frame.referrerPolicy = "no-referrer";
      frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads");
      frame.style.cssText = `border:0;display:block;width:0;min-width:100%`;
      element.append(frame);
      // What it will ask for, so that little moves when it does.
      const width = frame.clientWidth;
      frame.style.height = `${bounded(Number(read("height")) || (width < 480 ? 1580 : width < 640 ? 1200 : 990))}px`;
    }
    command(type, value) {
      if (this.state || type === "destroy") send(this.frame, type, value);
      else this.waiting.push([type, value]);
    }
    heard(type, detail) {
      if (type === "ready" || type === "statechange") {
        this.state = type === "ready" ? detail.state : detail;
        if (!this.titled && this.state?.question) this.frame.title = String(this.state.question);
        for (const child of this.element.children) {
          if (child === this.frame || child.hidden) continue;
          child.hidden = true;
          this.covered.push(child);
        }
        for (const [command, value] of this.waiting.splice(0)) send(this.frame, command, value);
      }
      this.element.dispatchEvent(new CustomEvent(type, { detail, bubbles: type === "statechange" }));
    }
    destroy() {
      this.command("destroy");
      this.frame.remove();
      widgets.delete(this);
      for (const child of this.covered.splice(0)) child.hidden = false;
      if (this.element.aiAccess === this) this.element.aiAccess = null;
    }
  }

  const widgets = new Set();
  const bounded = (height) => Math.min(most, Math.max(least, Math.ceil(height)));
  const send = (frame, type, value) => frame.contentWindow?.postMessage({ source: "ai-access-host", v: 1, type, value }, "*");
  const add = (element, read) => {
    const widget = new Widget(element, read);
    widgets.add(widget);
    return widget;
  };
  const mount = (element) => {
    if (!element.aiAccess) element.aiAccess = add(element, (name) => element.getAttribute(`data-${name}`));
    return element.aiAccess;
  };

  addEventListener("message", ({ data, source, origin }) => {
    if (data?.source !== "ai-access-widget" || data.v !== 1 || typeof data.type !== "string") return;
    const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source) ||
      [...widgets].find((one) => one.frame.contentWindow === source)?.frame;
    if (!frame || !frame.src.startsWith(base.href)) return;
    // A sandbox without allow-same-origin leaves the frame no origin.
    const opaque = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    if (origin !== (opaque ? "null" : base.origin)) return;
    if (data.type === "resize" && Number.isFinite(data.height)) {
      frame.style.boxSizing = "content-box"; // a border is not to take of the height
      frame.style.height = `${bounded(data.height)}px`;
    }
    if (data.type === "ready") view(frame);
    for (const widget of widgets) if (widget.frame === frame) widget.heard(data.type, data);
  });

  // Which part of a frame the reader sees.
  const view = (frame) => {
    const box = frame.getBoundingClientRect();
    const top = Math.max(0, -box.top);
    const height = Math.min(box.bottom, innerHeight) - Math.max(0, box.top);
    if (height > 0) send(frame, "setViewport", { top, height });
  };
  let later;
  const seen = () => {
    clearTimeout(later);
    later = setTimeout(() => widgets.forEach((widget) => widget.state && view(widget.frame)), 200);
  };
  addEventListener("scroll", seen, { passive: true });
  addEventListener("resize", seen);

  class Simulator extends HTMLElement {
    static observedAttributes = [...FIELDS, ...MORE, "theme", "lang"];
    connectedCallback() {
      this.style.display ||= "block";
      this.aiAccess ||= add(this, (name) => this.getAttribute(name));
    }
    disconnectedCallback() {
      this.aiAccess?.destroy();
    }
    attributeChangedCallback(name, old, value) {
      if (!this.aiAccess || old === value) return;
      if (name === "theme") this.setTheme(value || "auto");
      else if (name === "lang") this.setLang(value || "en");
      else this.setState({ [name]: value });
    }
    get state() { return this.aiAccess?.state || null; }
    getState() { this.aiAccess?.command("getState"); }
    setState(fields) { this.aiAccess?.command("setState", fields); }
    setTheme(theme) { this.aiAccess?.command("setTheme", theme); }
    setLang(lang) { this.aiAccess?.command("setLang", lang); }
    destroy() { this.remove(); }
  }
  if (!customElements.get("ai-access-simulator")) customElements.define("ai-access-simulator", Simulator);

  window.aiAccess = { mount };
  const scan = () => document.querySelectorAll("[data-ai-access]").forEach(mount);
  document.addEventListener("DOMContentLoaded", scan);
  scan();
})();
