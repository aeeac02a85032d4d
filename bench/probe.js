// Runs in every measured page before the page's own scripts, with `where` set to its selectors.
// Nothing here knows which page it is in, so all are measured the same way.
(() => {
  const found = (selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility() && !element.disabled);
  const buttons = () => found(where.choices);
  // Where answers and Continue look alike, several are answers and a single one goes on.
  const choices = () => where.onward || buttons().length > 1
    ? buttons().sort((a, b) => (a.dataset.choice || "").localeCompare(b.dataset.choice || "")) : [];
  const onward = () => where.onward ? found(where.onward)[0] : buttons().length === 1
    ? buttons()[0] : undefined;
  const begin = () => where.begin && found(where.begin)[0];
  const answered = () => where.answered ? found(where.answered).length > 0 : !!onward();
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const observe = (type, note, more = {}) => new PerformanceObserver((list) =>
    list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });

  let shift = 0;
  const clicks = [];
  observe("layout-shift", (entry) => { if (!entry.hadRecentInput) shift += entry.value; });
  observe("event", (entry) => { if (entry.name === "click") clicks.push(entry.duration); },
    { durationThreshold: 16 });

  /** The moments, in ms since the navigation began, of the first press on an answer that is
   * answered, and of the press on Begin before it. A page without a Begin begins with the answer. */
  async function firstChoice() {
    let begun = Infinity;
    for (;;) {
      const first = choices()[0];
      if (first) {
        const now = performance.now();
        first.click();
        for (let n = 0; n < 3 && !answered(); n += 1) await frame();
        if (answered()) return [now, Math.min(now, begun)];
      } else if (begin()) {
        begun = performance.now();
        begin().click();
      }
      await frame();
      if (performance.now() > 30_000) throw new Error("no choice can be used");
    }
  }

  /** Brings a button into view and says where it is; the next real click is then timed. */
  async function aim(kind, place) {
    for (let n = 0; n < 600 && !target(kind, place); n += 1) await frame();
    const element = target(kind, place);
    if (!element) throw new Error(`no ${kind} ${place}`);
    element.scrollIntoView({ block: "center", behavior: "instant" });
    await frame();
    await frame();
    const { left, top, width, height } = element.getBoundingClientRect();
    timed = new Promise((resolve, reject) => addEventListener("click",
      (event) => void time(kind, event).then(resolve, reject), { capture: true, once: true }));
    return [left + Math.min(width / 2, 40), top + Math.min(height / 2, 12)];
  }
  const target = (kind, place) =>
    kind === "choice" ? choices()[place] : kind === "begin" ? begin() : onward();

  /** From the click's own time to the end of the frame that first shows the answer: a message
   * posted in that frame's animation callback is handled after its layout and paint. */
  async function time(kind, event) {
    const taken = () => performance.now() - event.timeStamp;
    do await frame(); while (kind === "choice" && !answered() && taken() < 10_000);
    if (!event.isTrusted || taken() > 10_000) throw new Error(`a ${kind} was not answered`);
    const { port1, port2 } = new MessageChannel();
    await new Promise((resolve) => { port1.onmessage = resolve; port2.postMessage(null); });
    const painted = taken();
    await frame();
    return { painted, nextFrame: taken() };
  }
  let timed;

  window.bench = {
    firstChoice, aim,
    timed: () => timed,
    paint: () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    shift: () => shift,
    clicks: () => clicks,
    // The paths of what was asked for before a moment.
    asked: (before) => [location, ...performance.getEntriesByType("resource")
      .filter((entry) => entry.startTime < before).map((entry) => new URL(entry.name))]
      .map((url) => decodeURIComponent(url.pathname)),
  };
})();
