"use strict";
// Counts to what is read. Every text of a file goes in as text, never as markup.

/** The scene as the storyboard has it: by its number, and by its name where no title says it.
 * @param {string} scene @param {number} number @param {boolean} titled @param {Say} say */
Downstream.onBoard = function (scene, number, titled, say) {
  const words = say("on-board", { n: number });
  const name = Downstream.make("span", { lang: "en" }, scene.replace(/-/g, " "));
  return Downstream.make("p", { class: "on-board" }, words, titled ? null : ", ", titled ? null : name);
};

/** @param {ForkCount} counted @param {Say} say */
Downstream.showFork = function ({ scene, fork, answered, again, answers }, say) {
  const { make, saidIn } = Downstream;
  const name = say("fork", { n: fork.number });
  const title = fork.title ? make("span", {}, ": ", saidIn(fork.title)) : null;
  const parts = [make("p", { class: "eyebrow" }, saidIn(fork.meeting)),
    make("h4", {}, name, title), Downstream.onBoard(scene, fork.scene, Boolean(fork.title), say)];
  if (fork.kind === "reflection") parts.push(make("p", { class: "small" }, say("reflection")));
  if (!answered) return make("section", {}, ...parts, make("p", {}, say("nobody")));
  if (again) parts.push(make("p", { class: "small" }, say("answered", { n: answered })));
  const heads = ["col-answer", "col-how-many", "col-share"].map((key) => say(key));
  const table = Downstream.countTable(name, heads, answers.map(({ text, count, offered }) => {
    const open = offered < answered ? " " + say("open-to", { n: offered }) : "";
    const words = say("of", { n: count, total: answered }) + open;
    return { label: saidIn(text), words, count, of: answered };
  }));
  return make("section", { class: "results-fork" }, ...parts, table);
};

/** @param {Counts} counts @param {Say} say */
Downstream.showEndings = function ({ endings, finished }, say) {
  const { make, saidIn } = Downstream;
  const title = make("h4", {}, say("endings"));
  if (!finished) return make("section", {}, title, make("p", {}, say("no-ending")));
  const heads = ["col-ending", "col-how-many", "col-share"].map((key) => say(key));
  return make("section", { class: "results-fork" }, title, Downstream.countTable(say("endings"), heads,
    endings.map((each) => ({
      label: make("span", {}, saidIn(each.title),
        ` (${say("tone-" + each.tone)}; ${say("scene", { n: each.number })})`),
      words: say("of", { n: each.count, total: finished }), count: each.count, of: finished,
    }))));
};

/** @param {Counts} counts @param {Say} say */
Downstream.showFacts = function ({ facts, finished }, say) {
  const { make, saidIn } = Downstream;
  if (!finished || !facts.length) return null;
  const heads = ["col-fact", "col-how-many", "col-share"].map((key) => say(key));
  return make("section", { class: "results-fork" }, make("h4", {}, say("facts")),
    make("p", { class: "small" }, say("facts-intro", { n: finished })),
    Downstream.countTable(say("facts"), heads, facts.map(({ label, told }) => ({
      label: saidIn(label), count: told, of: finished,
      words: say("told", { n: told, total: finished }) + ", " +
        say("untold", { n: finished - told }),
    }))));
};

/** @param {Counts} counts @param {Say} say */
Downstream.showNotes = function ({ notes }, say) {
  const { make } = Downstream;
  const given = notes.filter(([, texts]) => texts.length);
  if (!given.length) return null;
  return make("section", { class: "results-notes" }, make("h4", {}, say("notes")),
    make("p", { class: "small" }, say("notes-intro")),
    ...given.flatMap(([key, texts]) => [make("h5", {}, say("note-" + key)),
      make("ul", {}, ...texts.map((text) => make("li", {}, text)))]));
};

/** One scenario in one edition. @param {Counts} counts @param {Say} say */
Downstream.showCounts = function (counts, say) {
  const { make } = Downstream;
  const shifts = counts.shifts.map(([shift, n]) => say("shift-" + shift, { n })).join(", ");
  return [
    make("p", {}, say("ways", { n: counts.ways, finished: counts.finished }),
      shifts ? " " + say("shifts", { list: shifts }) : null),
    ...counts.forks.map((each) => Downstream.showFork(each, say)),
    Downstream.showEndings(counts, say), Downstream.showFacts(counts, say),
    Downstream.showNotes(counts, say),
  ].filter((part) => part !== null);
};

/** Every scenario, its editions apart. @param {Counts[]} all @param {Say} say */
Downstream.showAll = function (all, say) {
  const { make } = Downstream;
  return [...new Set(all.map(({ known }) => known))].map((known) => {
    const own = all.filter((counts) => counts.known === known);
    const section = make("section", { class: "results-scenario", "data-counted": known.plan.scenario },
      make("h2", {}, Downstream.saidIn(known.title)));
    for (const counts of own) {
      const name = counts.present ? "this-edition" : "other-edition";
      const note = counts.present ? null : make("p", { class: "notice" }, say("other-edition-note"));
      section.append(make("section", { "data-edition": counts.present ? "this" : "other" },
        make("h3", {}, say(name)), note, ...Downstream.showCounts(counts, say)));
    }
    return section;
  });
};
