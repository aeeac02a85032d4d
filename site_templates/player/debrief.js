"use strict";
// The first debrief: the student's own way, the roads not taken, what was carried and kept back.

/** @param {Page} page @param {string} name @param {HTMLElement[]} items */
Downstream.chapter = function ({ say }, name, items) {
  const { make } = Downstream;
  return items.length ? make("section", { class: "debrief-part " + name },
    make("h3", {}, say(name)), make("p", {}, say(name + "-intro")),
    make("ol", { class: "forks" }, ...items)) : null;
};

/** @param {Page} page @param {string} id */
Downstream.encounterTitle = (page, id) =>
  Downstream.textOf(Downstream.source(page, "encounter", id), ".encounter-head h2");

/** @param {Page} page @param {Moment} moment */
Downstream.meeting = function ({ plan, say, article }, moment) {
  const { make } = Downstream;
  const { encounter, expectation } = moment.met;
  const { clinician } = plan.encounters[encounter];
  const name = (/** @type {string} */ id) => say("clinician-" + id) || say("clinician");
  const { level, lapsed } = plan.expectation;
  const title = Downstream.encounterTitle({ plan, say, article }, encounter);
  const carried = plan.clinicians.filter((id) => id !== clinician && lapsed[expectation[id]]);
  return make("li", {},
    make("p", {}, say("meeting", { encounter: title, clinician: name(clinician) }), " ",
      say("expects-" + level[expectation[clinician]])),
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

/** @param {Page} page @param {Moment[]} moments */
Downstream.debriefing = function (page, moments) {
  const { make, chapter } = Downstream;
  const { plan, say } = page;
  const last = moments[moments.length - 1].state;
  /** @param {string} kind */
  const forks = (kind) => moments.flatMap((moment, n) => {
    const mine = moment.choice && plan.scenes[moment.scene].kind === kind;
    return mine ? [Downstream.fork(page, moment, n)] : [];
  });
  const meetings = moments.filter((m) => m.meeting).map((m) => Downstream.meeting(page, m));
  const facts = Downstream.facts(page, last);
  const limits = Downstream.part(page.article, "limits");
  const copy = limits && Downstream.reveal(page, limits, last);
  const heading = copy?.querySelector("h2");
  heading?.replaceWith(make("h3", {}, ...heading.childNodes));
  return make("div", {},
    make("h2", {}, say("debrief")), make("p", { class: "lede" }, say("debrief-intro")),
    chapter(page, "way", forks("decision")), chapter(page, "within", forks("reflection")),
    chapter(page, "carried", meetings), chapter(page, "untold-told", facts), copy,
    make("p", { class: "debrief-actions" }, Downstream.button("again", say("again")), " ",
      Downstream.button("print", say("print"))));
};
