"use strict";
// A trail is a value: every function here returns a new one. No DOM here.

/** @param {Plan} plan @param {string | null} shift @param {number} seed @returns {Trail} */
Downstream.setOut = function (plan, shift, seed) {
  const { format, scenario, edition } = plan;
  return { format, scenario, edition, shift, seed, steps: [] };
};

/** @param {Trail} trail @param {string} scene @param {string | null} choice @returns {Trail} */
Downstream.addStep = function (trail, scene, choice) {
  return { ...trail, steps: [...trail.steps, [scene, choice]] };
};

/** @param {Trail} trail @param {number} at @returns {Trail} */
Downstream.reopen = function (trail, at) {
  return { ...trail, steps: trail.steps.slice(0, at) };
};

/** Which trail to keep for comparison: the one left, unless it ended nowhere and the other one did.
 * @param {Plan} plan @param {Trail | null} other @param {Trail} left @returns {Trail | null} */
Downstream.remember = function (plan, other, left) {
  const ended = (/** @type {Trail} */ trail) =>
    plan.scenes[Downstream.unroll(plan, trail).slice(-1)[0].scene].kind === "ending";
  return !left.steps.length || (other && ended(other) && !ended(left)) ? other : left;
};

/** Ids open to a choice, in file order. @param {Plan} plan @param {State} state */
Downstream.offered = function (plan, state) {
  const choices = plan.scenes[state.scene].choices || {};
  return Object.keys(choices).filter((id) => Downstream.holds(plan, state, choices[id].when));
};

/** @param {Plan} plan @param {State} state @param {Routes} routes @returns {string} */
Downstream.route = function (plan, state, routes) {
  const found = routes.find(([when]) => Downstream.holds(plan, state, when));
  if (!found) throw new Error("no way on from " + state.scene);
  return found[1];
};

/** The state after a choice, in its scene still; null is *continue*.
 * @param {Plan} plan @param {State} state @param {string | null} choice @returns {State} */
Downstream.choose = function (plan, state, choice) {
  const choices = plan.scenes[state.scene].choices;
  return choice === null || !choices ? state : Downstream.take(plan, state, choices[choice]);
};

/** Every visit of a trail; steps that no longer fit the plan end it early.
 * @param {Plan} plan @param {Trail} trail @returns {Moment[]} */
Downstream.unroll = function (plan, trail) {
  /** @type {Moment[]} */
  const moments = [];
  let before = Downstream.initial(plan, trail.shift);
  for (let next = plan.start, i = 0; ; i += 1) {
    const met = Downstream.arrive(plan, before, next);
    const state = Downstream.enter(plan, before, next);
    const meeting = state.encounter !== before.encounter;
    const arrival = meeting ? met : moments[i - 1].arrival;
    moments.push({ scene: next, met, state, meeting, arrival });
    const { kind, goto, choices } = plan.scenes[next];
    const [scene, choice] = trail.steps[i] || ["", null];
    const fits = scene === next && kind !== "ending" && (kind === "continue"
      ? choice === null : choice !== null && Downstream.offered(plan, state).includes(choice));
    if (!fits) return moments;
    moments[i].choice = choice;
    before = Downstream.choose(plan, state, choice);
    const routes = choice === null || !choices ? goto : choices[choice].goto;
    next = Downstream.route(plan, before, routes || []);
  }
};

/** States at the start and after every step. @param {Plan} plan @param {Trail} trail */
Downstream.replay = function (plan, trail) {
  return Downstream.unroll(plan, trail).map((moment) => moment.state);
};

/** A stored value as a trail of this scenario, or null.
 * @param {Plan} plan @param {any} value @returns {Trail | null} */
Downstream.readTrail = function (plan, value) {
  const ok = value && value.format === plan.format && value.scenario === plan.scenario &&
    typeof value.edition === "string" && Number.isFinite(value.seed) &&
    Array.isArray(value.steps) && value.steps.every((/** @type {any} */ step) =>
      Array.isArray(step) && typeof step[0] === "string" &&
      (step[1] === null || typeof step[1] === "string"));
  if (!ok) return null;
  const shift = plan.shifts.includes(value.shift) ? value.shift : plan.shifts[0] || null;
  const { edition, seed, steps } = value;
  return { ...Downstream.setOut(plan, shift, seed), edition, steps };
};

/** Ids in an order that depends on the trail's seed and the scene, and on nothing else.
 * @param {Trail} trail @param {string} scene @param {string[]} ids @returns {string[]} */
Downstream.shuffle = function (trail, scene, ids) {
  let a = trail.seed | 0;
  for (const letter of scene) a = Math.imul(a ^ letter.charCodeAt(0), 16777619);
  const list = [...ids];
  for (let i = list.length - 1; i > 0; i -= 1) {
    a = (a + 0x6d2b79f5) | 0; // mulberry32
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    const j = ((t ^ (t >>> 14)) >>> 0) % (i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
};
