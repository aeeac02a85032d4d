"use strict";
// The debrief asks before it tells: two questions, and only then the student's own way again.

/** Keeps the student's own words. @param {Game} game @param {string} key @param {string} text */
Downstream.keepNote = function (game, key, text) {
  game.notes = { ...game.notes, [key]: text };
  Downstream.keep(game);
};

/** Puts the student's own words into their field, and where paper shows them.
 * @param {HTMLTextAreaElement} field @param {string} text */
Downstream.showNote = function (field, text) {
  if (field.value !== text) field.value = text;
  if (field.parentElement) field.parentElement.dataset.text = text;
};

/** The questions, and the rest still closed. @param {Game} game */
Downstream.ask = function ({ debrief, notes, group }) {
  debrief.querySelector("[data-shared]")?.toggleAttribute("hidden", group);
  for (const field of debrief.querySelectorAll("textarea")) {
    Downstream.showNote(field, notes[field.dataset.note || ""] || "");
  }
  debrief.removeAttribute("data-open");
};

/** Past the questions: everything else. @param {Game} game */
Downstream.lookFurther = function (game) {
  const parts = Downstream.debriefing(game);
  game.debrief.setAttribute("data-open", "");
  game.debrief.querySelector("[data-way]")?.replaceChildren(...parts);
  Downstream.focus(Downstream.headingOf(parts[0]));
  Downstream.proposeNext(game);
};

/** @param {Page} page @param {string} name @param {HTMLElement[]} items */
Downstream.chapter = function ({ say }, name, items) {
  const { make } = Downstream;
  return items.length ? make("section", { class: "debrief-part " + name },
    make("h3", {}, say(name)), make("p", {}, say(name + "-intro")),
    make("ol", { class: "forks" }, ...items)) : null;
};

/** A part of the storyboard, as a part of the debrief.
 * @param {Page} page @param {string} part @param {State} state */
Downstream.excerpt = function (page, part, state) {
  const source = page.article.querySelector(`[data-part=${part}]:not(.play *)`);
  const copy = source && Downstream.reveal(page, source, state);
  const heading = copy?.querySelector("h2");
  heading?.replaceWith(Downstream.make("h3", {}, ...heading.childNodes));
  return copy;
};

/** @param {Page} page @param {string} id */
Downstream.encounterTitle = (page, id) =>
  Downstream.textOf(Downstream.source(page, "encounter", id), ".encounter-head h2");

/** The same as a node, in its own language. @param {Page} page @param {string} id */
Downstream.encounterName = (page, id) => Downstream.wording(
  Downstream.source(page, "encounter", id).querySelector(".encounter-head h2"));

/** A sentence of the interface with nodes in its places.
 * @param {Page} page @param {string} key @param {Record<string, Node | string>} nodes */
Downstream.sentence = ({ say }, key, nodes) =>
  say(key).split(/\{(\w+)\}/).map((part, i) => (i % 2 ? nodes[part] : part));

/** @param {Page} page @param {Moment} moment what the patient expected on arriving there */
Downstream.expected = function ({ plan, say }, { met: { encounter, expectation } }) {
  const { clinician } = plan.encounters[encounter];
  return document.createTextNode(say("expects-" + plan.expectation.level[expectation[clinician]]));
};

/** @param {Page} page @param {Moment} moment */
Downstream.meeting = function (page, moment) {
  const { make } = Downstream;
  const { plan, say } = page;
  const { encounter, expectation } = moment.met;
  const { clinician } = plan.encounters[encounter];
  const name = (/** @type {string} */ id) => say("clinician-" + id) || say("clinician");
  const names = { encounter: Downstream.encounterName(page, encounter), clinician: name(clinician) };
  const carried = plan.clinicians
    .filter((id) => id !== clinician && plan.expectation.lapsed[expectation[id]]);
  return make("li", {},
    make("p", {}, ...Downstream.sentence(page, "meeting", names), " ",
      Downstream.expected(page, moment)),
    ...carried.map((id) => make("p", { class: "carry" }, say("carry", { clinician: name(id) }))));
};

/** @param {Page} page @param {State} state */
Downstream.facts = function (page, state) {
  const { make, reveal, source } = Downstream;
  return page.plan.facts.map((id) => {
    const copy = reveal(page, source(page, "fact", id), state);
    const told = state.told.includes(id);
    copy.querySelector(told ? ".if-untold" : ".if-untold .label")?.remove();
    const label = make("p", { class: "label" }, page.say(told ? "told" : "untold"));
    return make("li", { class: told ? "told" : "untold" }, label, ...copy.childNodes);
  });
};

/** Both sides of the model, drawn; the end of this script sets it. */
Downstream.drawings = "";

/** The model with the links of this trail lit, and those links as sentences.
 * @param {Game} game @param {State} state */
Downstream.lit = function (game, state) {
  const { make } = Downstream;
  const model = Downstream.excerpt(game, "model", state);
  const drawings = model?.querySelector(".drawings");
  if (drawings) drawings.innerHTML = Downstream.drawings;
  /** @type {Map<string, Element>} */
  const links = new Map();
  for (const hop of game.list.querySelectorAll("[data-link]")) {
    links.set(Downstream.words(hop), /** @type {Element} */ (hop.cloneNode(true)));
    for (const edge of (hop.getAttribute("data-edge") || "-").split(",")) {
      const lit = [`edge="${edge}"`, ...edge.split(" ").map((id) => `category="${id}"`)];
      model?.querySelectorAll(lit.map((each) => `svg [data-${each}]`).join())
        .forEach((part) => part.classList.add("lit"));
    }
  }
  model?.lastElementChild?.before(make("p", {}, game.say(links.size ? "links" : "no-links")),
    make("ul", { class: "chain" }, ...links.values()));
  return model;
};

/** @param {Game} game @returns {HTMLElement[]} */
Downstream.debriefing = function (game) {
  const { chapter } = Downstream;
  const { plan, moments } = game;
  const last = moments[moments.length - 1].state;
  /** @param {string} kind */
  const forks = (kind) => moments.flatMap((moment, n) => {
    const mine = moment.choice && plan.scenes[moment.scene].kind === kind;
    return mine ? [Downstream.fork(game, moment, n)] : [];
  });
  const meetings = moments.filter((m) => m.meeting).map((m) => Downstream.meeting(game, m));
  return [
    Downstream.compare(game),
    chapter(game, "way", forks("decision")), chapter(game, "within", forks("reflection")),
    chapter(game, "carried", meetings),
    chapter(game, "untold-told", Downstream.facts(game, last)),
    Downstream.lit(game, last), Downstream.excerpt(game, "limits", last),
  ].filter((part) => part !== null);
};
