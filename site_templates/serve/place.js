// Where the reader is on a page: kept over one reload in the browser's history entry, which works
// where nothing may be stored, and which belongs to this tab and this page alone.

/** The way from `main` to an element, as numbers of children; null outside it.
 * @param {Element | null | undefined} element @returns {number[] | null} */
DownstreamLive.wayTo = function (element) {
  const main = document.querySelector("main");
  /** @type {number[]} */
  const way = [];
  for (let at = element; at && at !== main; at = at.parentElement) {
    way.unshift(at.parentElement ? [...at.parentElement.children].indexOf(at) : 0);
  }
  return element && main?.contains(element) ? way : null;
};

/** @param {number[] | null} way @returns {Element | undefined} */
DownstreamLive.at = (way) =>
  way?.reduce((/** @type {any} */ element, n) => element?.children[n],
    document.querySelector("main"));

/** What is at the reader's eye, how high it stands, what is folded open, what has the focus. */
DownstreamLive.view = function () {
  const eye = document.elementsFromPoint(innerWidth / 2, innerHeight / 3)
    .find((element) => DownstreamLive.wayTo(element)?.length);
  const active = /** @type {any} */ (document.activeElement);
  return {
    y: scrollY,
    eye: DownstreamLive.wayTo(eye),
    tag: eye?.tagName,
    top: eye?.getBoundingClientRect().top,
    folds: [...document.querySelectorAll("main details")].map((fold) => ({
      way: DownstreamLive.wayTo(fold),
      summary: fold.querySelector("summary")?.textContent,
      open: /** @type {HTMLDetailsElement} */ (fold).open,
    })),
    focus: DownstreamLive.wayTo(active),
    focusTag: active?.tagName,
    selection: active?.tagName === "TEXTAREA" ? [active.selectionStart, active.selectionEnd] : null,
  };
};

/** Puts the reader back, as far as the page still has these parts.
 * @param {ReturnType<typeof DownstreamLive.view>} view */
DownstreamLive.look = function (view) {
  for (const { way, summary, open } of view.folds) {
    const fold = DownstreamLive.at(way);
    const same = fold instanceof HTMLDetailsElement &&
      fold.querySelector("summary")?.textContent === summary;
    if (same) fold.open = open;
  }
  const focused = DownstreamLive.at(view.focus);
  if (focused instanceof HTMLElement && focused.tagName === view.focusTag) {
    focused.focus({ preventScroll: true });
    const field = focused instanceof HTMLTextAreaElement ? focused : null;
    if (view.selection) field?.setSelectionRange(view.selection[0], view.selection[1]);
  }
  const eye = DownstreamLive.at(view.eye);
  const there = eye && eye.tagName === view.tag ? eye.getBoundingClientRect().top : null;
  if (there === null) scrollTo({ top: view.y, behavior: "instant" });
  else scrollBy({ top: there - (view.top ?? there), behavior: "instant" });
};

/** Reloads the page and comes back to the same place. */
DownstreamLive.reload = function () {
  /** @type {{state: any, view: any, play: any}} */
  const entry = { state: history.state, view: DownstreamLive.view(), play: null };
  try {
    entry.play = DownstreamLive.playing();
  } catch (error) {
    console.warn(error);
  }
  try {
    history.scrollRestoration = "manual";
    history.replaceState({ downstreamLive: entry }, "");
  } catch {
    // Then the page reloads at its start.
  }
  location.reload();
};

/** What was kept over the reload that led here, if it was one of ours. */
DownstreamLive.kept = (function () {
  try {
    const entry = history.state?.downstreamLive;
    if (entry) history.replaceState(entry.state, "");
    history.scrollRestoration = "auto";
    return entry || null;
  } catch {
    return null;
  }
})();
