// The room that the views share: one height at each width, so that nothing moves when a reader turns from one to another. What is
// longer is cut off, with a button below that shows it whole; so do the focus, a search in the page, whatever is unfolded in it, and
// a gate of the path, whose evidence stands in it.
// Marks the root element: `data-rooms` where it is at work, `data-long` where there is more to see, with where it is cut as `--cut`,
// `data-whole` where all of it is shown, `data-open` where that is more than the room. The look is in widget.css. Beyond that it
// scrolls to what a reader pressed for, unfolds a gate's rules, and puts the static view in the order of articles.
(() => {
  const root = document.documentElement;
  // From the first: the room is as high before the program is there, and if it never is. Without scripts nothing is cut off.
  root.setAttribute("data-rooms", "");
  let panel; // the view that is measured
  let asked = false; // whether a gate was pressed last
  const room = () => document.querySelector(".room");
  const view = () => document.querySelector(".cut")?.firstElementChild;
  const seen = (what) => [...panel.querySelectorAll(what)].filter((element) => element.checkVisibility());
  // Where to cut a view that has so much room: above whatever can be pressed and would be cut through, or is a line, unless that
  // were far up. A finger that presses something small needs 24 px for it, which the button below is to leave it.
  const cut = (most) => {
    const top = panel.parentElement.getBoundingClientRect().top;
    const place = (element) => {
      const { top: from, bottom, height } = element.getBoundingClientRect();
      return [from - top, bottom - top + (height < 24 ? 13 - height / 2 : 0), element];
    };
    const targets = seen("a, button, input, select, summary, tr, h2, h3, .legend").map(place);
    const texts = seen("p").map(place);
    let at = most;
    const through = (all) => all.find(([from, to]) => from < at && to > at);
    for (;;) {
      const target = through(targets);
      const [from, , text] = target ?? through(texts) ?? [at];
      // Between two lines of a text.
      const line = text && !target ? parseFloat(getComputedStyle(text).lineHeight) : 0;
      const next = line ? from + Math.floor((at - from) / line) * line : from;
      if (next < most * 0.6) return most;
      if (!(next < at)) return at;
      at = next;
    }
  };
  const look = () => {
    const own = view();
    if (!own) return;
    if (own !== panel) {
      sizes.disconnect();
      panel = own;
      root.removeAttribute("data-whole");
      root.removeAttribute("data-open");
      sizes.observe(panel);
      sizes.observe(room());
    }
    const space = room().clientHeight;
    let long = !root.hasAttribute("data-whole") && panel.offsetHeight > space + 1;
    if (long && asked) {
      root.setAttribute("data-open", "");
      root.setAttribute("data-whole", "");
      long = false;
    }
    if (long) root.style.setProperty("--cut", `${cut(space - 44)}px`);
    root.toggleAttribute("data-long", long);
  };
  const sizes = new ResizeObserver(look);
  const show = () => {
    if (root.hasAttribute("data-long")) root.setAttribute("data-open", "");
    root.setAttribute("data-whole", "");
    look();
  };
  // What a reader asked for by something far from it, once it is drawn.
  const come = (id) => {
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    const go = () => document.getElementById(id)?.scrollIntoView({ block: "nearest", behavior });
    requestAnimationFrame(() => requestAnimationFrame(go));
  };
  addEventListener("keydown", () => (asked = false));
  addEventListener("click", (event) => {
    const gate = event.target.closest?.(".gate button");
    asked = !!gate;
    if (gate) {
      const id = gate.getAttribute("aria-controls");
      look();
      document.querySelector(`details#${id}`)?.setAttribute("open", "");
      return come(id);
    }
    if (event.target.closest?.("[data-change]")) return come("answer");
    // What a reader unfolds in it is not to be cut off, nor the list that a count on the map is the choice of.
    if (event.target.closest?.(".room summary, .counts button")) return show();
    const button = event.target.closest?.(".room > .whole");
    if (!button) return;
    if (root.hasAttribute("data-open")) {
      root.removeAttribute("data-open");
      root.removeAttribute("data-whole");
      look();
      return button.scrollIntoView({ block: "nearest" });
    }
    show();
    // Reading goes on in the view, and nothing scrolls.
    panel.tabIndex = -1;
    panel.focus({ preventScroll: true });
  });
  // By the focus, or by a search in the page. It does not bubble.
  addEventListener("scroll", (event) => {
    if (event.target !== panel?.parentElement || !event.target.scrollTop) return;
    show();
    event.target.scrollTop = 0;
    if (panel.contains(document.activeElement) && !root.hasAttribute("data-embed")) document.activeElement.scrollIntoView({ block: "nearest" });
  }, true);
  document.addEventListener("readystatechange", () => {
    if (document.readyState === "loading") return;
    // In an article the sources come first; the static view stands in the page's order.
    if (root.hasAttribute("data-embed")) document.querySelector(".panel > .evidence")?.after(document.querySelector(".panel > .when"));
    // The program draws its own views in the place of the static one. Sizes have an observer of their own: asking for them at
    // each change would make the browser lay the page out anew.
    const drawn = () => view() !== panel && look();
    new MutationObserver(drawn).observe(document.getElementById("widget") ?? document.body, { childList: true, subtree: true });
    look();
  });
})();
