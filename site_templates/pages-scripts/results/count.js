"use strict";
// Ways to counts. What is counted are answers and endings; no single way can be read off again. No DOM here.

/** A number that depends on a text only, so that an order by it tells nothing of where it came from.
 * @param {string} text */
Downstream.hash = function (text) {
  let a = 2166136261;
  for (let i = 0; i < text.length; i += 1) a = Math.imul(a ^ text.charCodeAt(i), 16777619);
  a = Math.imul(a ^ (a >>> 15), 2246822507);
  return (a ^ (a >>> 13)) >>> 0;
};

/** @param {Known} known @param {string} scene @param {Fork} fork @param {Way[]} ways
 * @returns {ForkCount} */
Downstream.countFork = function ({ plan }, scene, fork, ways) {
  const given = ways.map((way) => way.moments
    .filter((moment) => moment.scene === scene && typeof moment.choice === "string"));
  const here = given.flat();
  const offered = here.flatMap((moment) => Downstream.offered(plan, moment.state));
  const answers = Object.entries(fork.answers).map(([id, text]) => ({
    id, text,
    count: here.filter((moment) => moment.choice === id).length,
    offered: offered.filter((each) => each === id).length,
  }));
  return { scene, fork, answered: here.length, again: given.some((each) => each.length > 1), answers };
};

/** @param {Known} known @param {Way[]} ways  of one edition @returns {Counts} */
Downstream.count = function (known, ways) {
  const { plan, scenes } = known;
  const ends = ways.map((way) => way.moments[way.moments.length - 1])
    .filter((moment) => plan.scenes[moment.scene].kind === "ending");
  /** @type {ForkCount[]} */
  const forks = [];
  /** @type {Counts["endings"]} */
  const endings = [];
  for (const [scene, told] of Object.entries(scenes)) {
    if ("answers" in told) forks.push(Downstream.countFork(known, scene, told, ways));
    else {
      const count = ends.filter((moment) => moment.scene === scene).length;
      endings.push({ scene, title: told.ending, tone: told.tone, number: told.scene, count });
    }
  }
  const order = ["good", "mixed", "low"];
  endings.sort((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone));
  return {
    known, forks, endings, present: ways[0].present, ways: ways.length, finished: ends.length,
    shifts: plan.shifts.length < 2 ? [] : plan.shifts.map((shift) =>
      [shift, ways.filter((way) => way.trail.shift === shift).length]),
    facts: Object.entries(known.facts).map(([id, label]) =>
      ({ label, told: ends.filter((moment) => moment.state.told.includes(id)).length })),
    notes: Downstream.sortNotes(ways),
  };
};

/** Notes by question, each list in an order of its own. @param {Way[]} ways
 * @returns {Array<[string, string[]]>} */
Downstream.sortNotes = function (ways) {
  return ["again", "different", "commitment"].map((key) => {
    const texts = ways.flatMap((way) => (way.notes[key] ? [way.notes[key].trim()] : []));
    const order = (/** @type {string} */ text) => Downstream.hash(key + text);
    return [key, texts.sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))];
  });
};

/** Counts by scenario and edition, scenarios in the order of the site. @param {Way[]} ways
 * @param {string[]} scenarios @returns {Counts[]} */
Downstream.countAll = (ways, scenarios) => scenarios.flatMap((id) =>
  [true, false].flatMap((present) => {
    const own = ways.filter((way) => way.scenario === id && way.present === present);
    const known = Downstream.known.get(id);
    return known && own.length ? [Downstream.count(known, own)] : [];
  }));
