"use strict";

/* One's own progress, from what the player keeps under downstream/1/<scenario>. It is shown, saved
   as a file, brought in from one without losing anything, and erased. */
(() => {
  const OURS = "downstream/";
  const KEPT = "downstream/1/";
  const FORMAT = 1;
  const NAME = /^[a-z0-9][a-z0-9-]*$/;
  const NOTES = ["again", "different", "commitment"];

  /** @typedef {{scenario: string, shift: any, seed: number, steps: any[]}} Trail */
  /** @typedef {Record<string, any> & {trail: Trail}} Kept */

  /** @type {Map<string, string>} */
  const words = new Map();
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const say = (key, values = {}) =>
    (words.get(key) || "").replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

  /** @param {string} tag @param {string} text @param {Array<Node | string>} children */
  const make = (tag, text, ...children) => {
    const element = document.createElement(tag);
    element.append(text, ...children);
    return element;
  };

  /** @returns {string[] | null} our keys; null where storage is blocked */
  const keys = () => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(OURS));
    } catch {
      return null;
    }
  };

  /** @param {string} key */
  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key) || "null");
    } catch {
      return null;
    }
  };

  /** @param {string} key @param {string} text */
  const write = (key, text) => {
    try {
      localStorage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  };

  /** @param {any} value @returns {value is Record<string, any>} */
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  /** @param {any} value @returns {string[]} */
  const texts = (value) =>
    Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

  /** @param {any} value @param {string} scenario @returns {value is Trail} */
  const isTrail = (value, scenario) =>
    isObject(value) && value.format === FORMAT && value.scenario === scenario &&
    typeof value.edition === "string" && Number.isFinite(value.seed) && Array.isArray(value.steps) &&
    value.steps.every((step) => Array.isArray(step) && step.length === 2 &&
      typeof step[0] === "string" && (step[1] === null || typeof step[1] === "string"));

  /** What is kept of a scenario, as far as it can be read. @param {any} value
   * @param {string} scenario @returns {Kept | null} */
  const readable = (value, scenario) => {
    if (!isObject(value) || !isTrail(value.trail, scenario)) return null;
    const { trail, other, more, notes, care, met, finished, after, shown } = value;
    const own = isObject(notes) ? notes : {};
    return {
      format: FORMAT,
      trail,
      other: isTrail(other, scenario) ? other : null,
      after: after === true,
      shown: Number.isInteger(shown) ? shown : 0,
      notes: Object.fromEntries(
        NOTES.flatMap((key) => (typeof own[key] === "string" ? [[key, own[key]]] : []))),
      care: isObject(care) ? care : {},
      finished: finished === true,
      met: texts(met),
      more: Array.isArray(more) ? more.filter((each) => isTrail(each, scenario)) : [],
    };
  };

  /** @param {Kept} kept @returns {Trail[]} */
  const trailsOf = (kept) => [kept.trail, kept.other, ...kept.more].filter((each) => each);
  /** @param {Trail} trail */
  const way = (trail) => JSON.stringify([trail.shift, trail.steps]);

  /** Both together. What is here stays what it is; everything else of `theirs` is added.
   * @param {Kept} own @param {Kept} theirs @returns {Kept} */
  const merge = (own, theirs) => {
    const known = new Set(trailsOf(own).map(way));
    const added = trailsOf(theirs).filter((trail) => {
      const fresh = trail.steps.length && !known.has(way(trail));
      known.add(way(trail));
      return fresh;
    });
    /** @type {Record<string, string>} */
    const notes = { ...own.notes };
    for (const key of NOTES) {
      const [mine, other] = [own.notes[key] || "", theirs.notes[key] || ""];
      if (!mine.includes(other)) notes[key] = mine ? `${mine}\n\n${other}` : other;
    }
    return {
      ...own,
      other: own.other || added.shift() || null,
      notes,
      care: { ...theirs.care, ...own.care },
      finished: own.finished || theirs.finished,
      met: [...new Set([...own.met, ...theirs.met])],
      more: [...own.more, ...added],
    };
  };

  /** Everything on this device, as one value. */
  const everything = () => {
    /** @type {Record<string, any>} */
    const scenarios = {};
    for (const key of keys() || []) {
      const id = key.slice(KEPT.length);
      const kept = key.startsWith(KEPT) && readable(read(key), id);
      if (kept) scenarios[id] = kept;
    }
    return { format: FORMAT, kind: "downstream-progress", scenarios, hide: texts(read(OURS + "hide")) };
  };

  /** A file's text as the scenarios and settings in it, or why not.
   * @param {string} text @returns {string | {scenarios: Array<[string, any]>, hide: string[]}} */
  const parse = (text) => {
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      return "not-json";
    }
    if (!isObject(value)) return "foreign";
    const { kind, format, scenario, scenarios, hide } = value;
    if (kind !== "downstream-progress" && kind !== "downstream-trail") return "foreign";
    if (format !== FORMAT) return Number(format) > FORMAT ? "newer" : "foreign";
    if (kind === "downstream-trail") {
      return { scenarios: [[String(scenario), value]], hide: [] };
    }
    if (!isObject(scenarios)) return "foreign";
    return { scenarios: Object.entries(scenarios), hide: texts(hide) };
  };

  const start = () => {
    const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-progress]"));
    const said = page && /** @type {HTMLElement} */ (page.querySelector("[data-said]"));
    if (!page || !said) return;
    const template = /** @type {HTMLTemplateElement} */ (page.querySelector("[data-words]"));
    for (const word of template.content.querySelectorAll("[data-word]")) {
      words.set(word.getAttribute("data-word") || "", word.textContent || "");
    }
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
    const doing = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (page.querySelector(`[data-do=${name}]`));

    /** @param {string} text */
    const tell = (text) => {
      said.textContent = "";
      setTimeout(() => {
        said.textContent = text;
      }, 100);
    };

    /** @param {string} id @returns {string} */
    const title = (id) =>
      page.querySelector(`[data-scenario="${id}"] h3`)?.textContent || say("unknown", { id });

    /** @param {Element} item @param {string} id @param {Kept} kept */
    const showKept = (item, id, kept) => {
      const state = item.querySelector("[data-state]");
      const started = say("started", { n: kept.trail.steps.length });
      if (state) state.textContent = kept.finished ? `${started} ${say("finished")}` : started;
      const more = item.querySelector("[data-more]");
      const notes = NOTES.filter((key) => kept.notes[key]).flatMap((key) =>
        [make("dt", say("note-" + key)), make("dd", kept.notes[key])]);
      if (notes.length) more?.append(make("h4", say("notes")), make("dl", "", ...notes));
      const trails = trailsOf(kept).filter((trail) => trail.steps.length);
      const items = trails.map((trail) => {
        const own = trail === kept.trail;
        const role = own ? "trail-resumed" : trail === kept.other ? "trail-compared" : "trail-saved";
        const line = make("li", `${say("steps", { n: trail.steps.length })}, ${say(role)} `);
        if (!own) {
          const button = make("button", say("take-up"));
          button.className = "link-button";
          button.setAttribute("type", "button");
          button.dataset.do = "take-up";
          button.dataset.of = id;
          button.dataset.trail = String(trailsOf(kept).indexOf(trail));
          line.append(button);
        }
        return line;
      });
      if (items.length) more?.append(make("h4", say("trails")), make("ul", "", ...items));
    };

    const show = () => {
      const found = keys();
      part("blocked").hidden = found !== null;
      part("parts").hidden = found === null;
      const { scenarios } = everything();
      for (const item of page.querySelectorAll("[data-scenario]")) {
        const id = item.getAttribute("data-scenario") || "";
        const state = /** @type {HTMLElement} */ (item.querySelector("[data-state]"));
        state.dataset.none = state.dataset.none || state.textContent || "";
        state.textContent = state.dataset.none;
        item.querySelector("[data-more]")?.replaceChildren();
        if (Object.hasOwn(scenarios, id)) showKept(item, id, scenarios[id]);
      }
      const met = new Set(Object.values(scenarios).flatMap((kept) => kept.met));
      const marks = page.querySelectorAll("[data-phenomenon]");
      for (const item of marks) {
        const is = met.has(item.getAttribute("data-phenomenon"));
        item.classList.toggle("met", is);
        /** @type {HTMLElement} */ (item.querySelector("[data-met]")).hidden = !is;
      }
      part("count").textContent = say("met-count");
    };

    /** @param {File} file */
    const bringIn = async (file) => {
      const found = parse(await file.text());
      if (typeof found === "string") return tell(say(found, { file: file.name }));
      /** @type {Record<string, string[]>} */
      const done = { imported: [], merged: [], same: [], unreadable: [], "no-room": [] };
      for (const [id, value] of found.scenarios) {
        const theirs = NAME.test(id) ? readable(value, id) : null;
        const own = readable(read(KEPT + id), id);
        const whole = own && theirs ? merge(own, theirs) : theirs;
        const same = own && JSON.stringify(own) === JSON.stringify(whole);
        const how = !whole ? "unreadable" : same ? "same" : own ? "merged" : "imported";
        const kept = !whole || same || write(KEPT + id, JSON.stringify(whole));
        done[kept ? how : "no-room"].push(NAME.test(id) ? title(id) : id.slice(0, 40));
      }
      const hide = texts(read(OURS + "hide"));
      const all = [...new Set([...hide, ...found.hide])];
      if (all.length > hide.length) write(OURS + "hide", JSON.stringify(all));
      show();
      const parts = Object.keys(done).filter((how) => done[how].length);
      tell(parts.map((how) => say(how, { list: done[how].join(", ") })).join(" ") ||
        say("foreign", { file: file.name }));
    };

    /** @param {HTMLElement} target */
    const takeUp = ({ dataset }) => {
      const id = dataset.of || "";
      const kept = readable(read(KEPT + id), id);
      const trail = kept && trailsOf(kept)[Number(dataset.trail)];
      if (!kept || !trail) return show();
      const former = kept.trail;
      const other = trail === kept.other ? former : kept.other;
      const more = kept.more.map((/** @type {Trail} */ each) => (each === trail ? former : each));
      const next = { ...kept, trail, other, more, after: false, shown: 0 };
      const done = write(KEPT + id, JSON.stringify(next));
      show();
      /** @type {HTMLElement | null} */
      const link = page.querySelector(`[data-scenario="${id}"] a`);
      link?.focus();
      tell(done ? say("taken-up") : say("no-room", { list: title(id) }));
    };

    /** @param {boolean} open */
    const ask = (open) => {
      part("sure").hidden = !open;
      doing("erase").hidden = open;
      (open ? document.getElementById("erase-sure") : doing("erase"))?.focus();
    };

    /** @type {Record<string, (target: HTMLElement) => void>} */
    const actions = {
      export() {
        const text = JSON.stringify(everything(), null, 1);
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
        link.download = "downstream-progress.json";
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 9999);
        tell(say("exported"));
      },
      erase: () => ask(true),
      keep() {
        ask(false);
        tell(say("kept-all"));
      },
      "erase-now"() {
        try {
          for (const key of keys() || []) localStorage.removeItem(key);
        } catch {
          // said below
        }
        ask(false);
        show();
        page.querySelector("h2")?.focus();
        tell(say(keys()?.length ? "erase-failed" : "erased"));
      },
      "take-up": takeUp,
    };
    page.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("[data-do]");
      if (button instanceof HTMLElement) actions[button.dataset.do || ""]?.(button);
    });
    page.addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && !part("sure").hidden) actions.keep(page);
    });
    page.addEventListener("change", async ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.files?.length) return;
      await bringIn(target.files[0]);
      target.value = "";
    });
    addEventListener("storage", show);
    show();
    page.hidden = false;
  };

  document.addEventListener("DOMContentLoaded", start);
})();
