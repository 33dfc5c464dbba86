// The room that the views share: one height at each width, so that nothing moves when a reader turns from one to another. What is
// longer is cut off, with a button below that shows it whole; so do the focus, a search in the page, whatever is unfolded in it, and
// a gate of the path, whose evidence stands in it.
// Marks the root element only: `data-rooms` where it is at work, `data-long` where there is more to see, with where it is cut as
// `--cut`, `data-whole` where all of it is shown. The look is in widget.css.
(() => {
  const root = document.documentElement;
  // From the first: the room is as high before the program is there, and if it never is. Without scripts nothing is cut off.
  root.setAttribute("data-rooms", "");
  let panel; // the view that is measured
  let asked = false; // whether a gate was pressed last
  const room = () => document.querySelector(".room");
  const view = () => document.querySelector(".cut")?.firstElementChild;
  // Where to cut a view that has so much room: above whatever can be pressed and would be cut through, unless that were far up.
  // A finger that presses something small needs 24 px for it, which the button below is to leave it.
  const cut = (most) => {
    const top = panel.getBoundingClientRect().top;
    // What is folded away has a place too.
    const seen = [...panel.querySelectorAll("a, button, input, select, summary")].filter((element) => element.checkVisibility());
    const targets = seen.map((element) => {
      const { top: from, bottom, height } = element.getBoundingClientRect();
      return [from - top, bottom - top + (height < 24 ? 13 - height / 2 : 0)];
    });
    let at = most;
    for (let through; (through = targets.find(([from, to]) => from < at && to > at)); [at] = through) {
      if (through[0] < most * 0.6) return most;
    }
    return at;
  };
  const look = () => {
    const own = view();
    if (!own) return;
    if (own !== panel) {
      sizes.disconnect();
      panel = own;
      root.toggleAttribute("data-whole", asked);
      sizes.observe(panel);
      sizes.observe(room());
    }
    const space = room().clientHeight;
    const long = !root.hasAttribute("data-whole") && panel.offsetHeight > space + 1;
    if (long) root.style.setProperty("--cut", `${cut(space - 44)}px`);
    root.toggleAttribute("data-long", long);
  };
  const sizes = new ResizeObserver(look);
  const show = () => {
    root.setAttribute("data-whole", "");
    look();
  };
  // What was asked for further up, once it is drawn, where it is out of sight. In a frame the host's page would have to move.
  const come = () => {
    const evidence = document.getElementById("evidence");
    if (!evidence || evidence.getBoundingClientRect().top < innerHeight - 120) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    evidence.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  };
  addEventListener("keydown", () => (asked = false));
  addEventListener("click", (event) => {
    asked = !!event.target.closest?.(".gate button");
    if (asked) {
      show();
      return requestAnimationFrame(() => requestAnimationFrame(come));
    }
    // What a reader unfolds in it is not to be cut off.
    if (event.target.closest?.(".room summary")) return show();
    if (!event.target.closest?.(".room > .whole")) return;
    show();
    // The button goes away: reading goes on in the view, and nothing scrolls.
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
    // The program draws its own views in the place of the static one. Sizes have an observer of their own: asking for them at
    // each change would make the browser lay the page out anew.
    const drawn = () => view() !== panel && look();
    new MutationObserver(drawn).observe(document.getElementById("widget") ?? document.body, { childList: true, subtree: true });
    look();
  });
})();
