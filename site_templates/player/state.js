"use strict";
// The player adds no judgement of its own: it looks up the plan's tables. No DOM here.
var Downstream = Downstream || {};

/** @param {Plan} plan @param {State} state @param {Condition} condition @returns {boolean} */
Downstream.holds = function (plan, state, condition) {
  return condition.every((test) =>
    test[0] === "not"
      ? !Downstream.passes(plan, state, test.slice(1))
      : Downstream.passes(plan, state, test));
};

/** @param {Plan} plan @param {State} state @param {Test} test @returns {boolean} */
Downstream.passes = function (plan, state, [kind, what, levels]) {
  const { level, lapsed } = plan.expectation;
  switch (kind) {
    case "told": return state.told.includes(what);
    case "experienced": return Object.hasOwn(state.experienced, what);
    case "expects": return levels.includes(level[state.expectation[what]]);
    case "lapsed": return (what === "*" ? plan.clinicians : [what])
      .some((/** @type {string} */ who) => lapsed[state.expectation[who]] === 1);
    case "shift": return state.shift === what;
    default: throw new Error("unknown test " + kind);
  }
};

/** @param {Plan} plan @param {string | null} shift @returns {State} */
Downstream.initial = function (plan, shift) {
  /** @type {Record<string, number>} */
  const expectation = {};
  for (const who of plan.clinicians) expectation[who] = plan.expectation.start;
  return { shift, scene: "", encounter: "", told: [], experienced: {}, expectation };
};

/** @param {Plan} plan @param {State} state @param {string} who @param {string} event */
Downstream.happen = function (plan, state, who, event) {
  const next = plan.expectation.events[event][state.expectation[who]];
  return { ...state, expectation: { ...state.expectation, [who]: next } };
};

/** @param {State} state @param {string} id @param {string} by @returns {State} */
Downstream.experience = function (state, id, by) {
  const before = Object.hasOwn(state.experienced, id) ? state.experienced[id] : [];
  const clinicians = [...new Set([...before, by])].sort();
  return { ...state, experienced: { ...state.experienced, [id]: clinicians } };
};

/** @param {State} state @param {string} fact @returns {State} */
Downstream.tell = function (state, fact) {
  return { ...state, told: [...new Set([...state.told, fact])].sort() };
};

/** What a step does to expectations. @param {Plan} plan @param {State} state @param {Step} step */
Downstream.act = function (plan, state, { by, event }) {
  if (event === null) return state;
  state = Downstream.happen(plan, state, by, event);
  if (event !== "absent") return state;
  return plan.clinicians.filter((who) => who !== by)
    .reduce((now, who) => Downstream.happen(plan, now, who, "elsewhere"), state);
};

/** A whole step. @param {Plan} plan @param {State} state @param {Step} step @returns {State} */
Downstream.take = function (plan, state, step) {
  state = Downstream.act(plan, state, step);
  for (const [when, id] of step.effects) {
    if (Downstream.holds(plan, state, when)) state = Downstream.experience(state, id, step.by);
  }
  for (const [when, fact] of step.tells) {
    if (Downstream.holds(plan, state, when)) state = Downstream.tell(state, fact);
  }
  return state;
};

/** @param {Plan} plan @param {State} state @param {string} id @returns {State} */
Downstream.arrive = function (plan, state, id) {
  const encounter = plan.scenes[id].encounter;
  const meeting = encounter !== state.encounter;
  state = { ...state, scene: id, encounter };
  if (!meeting) return state;
  const { clinician, arrives, student = arrives } = plan.encounters[encounter];
  return [...new Set(["you", clinician])].reduce((now, who) =>
    Downstream.happen(plan, now, who, "arrive-" + (who === clinician ? arrives : student)), state);
};

/** @param {Plan} plan @param {State} state @param {string} id @returns {State} */
Downstream.enter = function (plan, state, id) {
  state = Downstream.arrive(plan, state, id);
  const seen = plan.scenes[id].witnessed;
  return seen && Downstream.holds(plan, state, seen.when)
    ? Downstream.take(plan, state, seen) : state;
};
