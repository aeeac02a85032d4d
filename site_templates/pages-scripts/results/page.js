"use strict";
// The page: files come in, what they hold is counted and shown. Nothing is stored, nothing is sent.

/** Asks for what the page must know of a scenario, once. A script loads from a folder too.
 * @param {string} id @param {string} folder @returns {Promise<void>} */
Downstream.learn = (id, folder) => new Promise((resolve) => {
  if (Downstream.known.has(id)) return resolve();
  const script = Downstream.make("script", { src: `${folder}results/${id}.js` });
  script.addEventListener("load", () => resolve());
  script.addEventListener("error", () => resolve());
  document.head.append(script);
});

/** @param {HTMLElement} page @param {string} folder  where this page's own script stands */
Downstream.results = function (page, folder) {
  const say = Downstream.strings();
  const scenarios = (page.dataset.results || "").split(" ").filter(Boolean);
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => {
    const found = page.querySelector(`[data-${name}]`);
    if (found instanceof HTMLElement) return found;
    throw new Error(`the page has no data-${name}`);
  };
  const [drop, said, some, small, problems, shown] =
    ["drop", "said", "some", "small", "problems", "counts"].map(part);
  const input = page.querySelector("input");
  /** @type {Way[]} */
  let ways = [];
  /** @type {Problem[]} */
  let told = [];
  let files = 0;
  let left = 0;

  const show = () => {
    const all = Downstream.countAll(ways, scenarios);
    some.hidden = !files;
    small.hidden = !ways.length || all.every((counts) => counts.ways >= 10);
    problems.hidden = !told.length;
    problems.querySelector("ul")?.replaceChildren(
      ...told.map(({ why, values }) => Downstream.make("li", {}, say(why, values))));
    shown.replaceChildren(...Downstream.showAll(all, say));
  };

  /** @param {string} file @param {Found} found */
  const take = (file, found) => {
    const { way, problem } = scenarios.includes(found.scenario) ? Downstream.replayFound(file, found)
      : { way: null, problem: { why: "unknown-scenario", values: { file, id: found.scenario.slice(0, 60) } } };
    if (problem) told.push(problem);
    if (!way) return;
    const added = Downstream.addWay(ways, way);
    ways = added.ways;
    if (added.problem) told.push(added.problem);
  };

  /** @param {File[]} given */
  const read = async (given) => {
    if (!given.length) return;
    said.textContent = say("reading");
    const opened = await Promise.all(given.map(Downstream.openFile));
    const needed = new Set(opened.flatMap(({ found }) => found.map((each) => each.scenario)));
    await Promise.all(scenarios.filter((id) => needed.has(id))
      .map((id) => Downstream.learn(id, folder)));
    opened.forEach(({ found, problem }, i) => {
      files += 1;
      left += problem ? 1 : 0;
      if (problem) told.push(problem);
      for (const each of found) {
        const before = ways.length;
        take(given[i].name, each);
        left += ways.length > before ? 0 : 1;
      }
    });
    show();
    said.textContent = say("read", { files, counted: ways.length, left });
  };

  /** @type {Record<string, () => void>} */
  const actions = {
    export() {
      const text = Downstream.csv(Downstream.countAll(ways, scenarios), say);
      const href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
      Downstream.make("a", { href, download: say("csv-file") }).click();
      setTimeout(() => URL.revokeObjectURL(href), 9999);
      said.textContent = say("exported");
    },
    print: () => window.print(),
    clear() {
      ways = [];
      told = [];
      files = 0;
      left = 0;
      show();
      said.textContent = say("cleared");
      input?.focus();
    },
  };
  // One batch after the other, so that counts never mix.
  let turn = Promise.resolve();
  /** @param {FileList | null | undefined} list */
  const receive = (list) => {
    const given = [...(list || [])];
    turn = turn.then(() => read(given));
  };
  page.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-do]");
    if (button instanceof HTMLElement) actions[button.dataset.do || ""]?.();
  });
  input?.addEventListener("change", () => {
    receive(input.files);
    input.value = "";
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    page.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (event instanceof DragEvent && kind === "drop") receive(event.dataTransfer?.files);
    });
  }
  page.hidden = false;
};

document.addEventListener("DOMContentLoaded", () => {
  const page = document.querySelector("[data-results]");
  const script = document.querySelector("script[src$='results.js']");
  const folder = String(script?.getAttribute("src")).replace("results.js", "");
  if (page instanceof HTMLElement && script) Downstream.results(page, folder);
});
