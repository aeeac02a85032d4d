"use strict";
// My progress: shown, saved as a file, brought in from one without losing anything, and erased.

(() => {
  const { NAME, NOTES, isOthers, keptHere, keptOf, trailsOf } = Downstream;

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

    /** @param {string} id @returns {string | null} */
    const titleHere = (id) => NAME.test(id)
      ? page.querySelector(`[data-scenario="${id}"] h3`)?.textContent || null
      : null;
    /** @param {string} id @returns {string} */
    const title = (id) => titleHere(id) || (NAME.test(id) ? say("unknown", { id }) : id.slice(0, 40));

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
      const found = Downstream.allKeys();
      part("blocked").hidden = found !== null;
      part("parts").hidden = found === null;
      const scenarios = keptHere();
      // What is erased is said before it is: other courses at this address are left.
      const others = found?.some(isOthers) ? "-others" : "";
      part("erase-intro").textContent = say("erase-intro" + others);
      part("sure-words").textContent = say("sure" + others);
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
      const found = Downstream.parse(await file.text());
      if (typeof found === "string") return tell(say(found, { file: file.name }));
      const done = Downstream.bringIn(found, (id) => titleHere(id) !== null);
      show();
      const list = (/** @type {string} */ how) =>
        done[how].map(how === "left-out" ? (id) => id.slice(0, 40) : title).join(", ");
      const parts = Object.keys(done).filter((how) => done[how].length);
      const course = found.course.slice(0, 60);
      const from = course === Downstream.course ? "" : course ? "other-course" : "no-course";
      const taken = from && done.imported.length + done.merged.length;
      const said = [say(from, { course }), ...parts.map((how) => say(how, { list: list(how) })),
        taken ? say("same-name") : ""];
      tell(parts.length ? said.filter(Boolean).join(" ") : say("foreign", { file: file.name }));
    };

    /** @param {HTMLElement} target */
    const takeUp = ({ dataset }) => {
      const id = dataset.of || "";
      const kept = keptOf(id);
      const trail = kept && trailsOf(kept)[Number(dataset.trail)];
      if (!kept || !trail) return show();
      const former = kept.trail;
      const other = trail === kept.other ? former : kept.other;
      const more = kept.more.map((/** @type {Trail} */ each) => (each === trail ? former : each));
      const next = { ...kept, trail, other, more, after: false, shown: 0 };
      const done = Downstream.write(Downstream.storeKey(id), JSON.stringify(next));
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
        const text = JSON.stringify(Downstream.everything(), null, 1);
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
        const others = Downstream.allKeys()?.some(isOthers) ? "-others" : "";
        try {
          for (const key of Downstream.toErase()) localStorage.removeItem(key);
        } catch {
          // said below
        }
        ask(false);
        show();
        page.querySelector("h2")?.focus();
        tell(say(Downstream.toErase().length ? "erase-failed" : "erased" + others));
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
