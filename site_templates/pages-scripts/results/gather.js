"use strict";
// Which ways count: each is replayed with the player's own code, and what is there twice counts once.

/** What scripts below assets/downstream/results/ have told. @type {Map<string, Known>} */
Downstream.known = new Map();

/** A text without its language. @param {Said} said */
Downstream.wordsOf = (said) => (typeof said === "string" ? said : said[0]);

/** A found way as one that counts, or what is wrong with it; both where it counts with a remark.
 * @param {string} file @param {Found} found @returns {{way: Way | null, problem: Problem | null}} */
Downstream.replayFound = function (file, { scenario, trail: value, notes }) {
  const known = Downstream.known.get(scenario);
  if (!known) return { way: null, problem: { why: "no-data", values: { file, id: scenario } } };
  const title = Downstream.wordsOf(known.title);
  /** @param {string} why @param {Record<string, number>} [more] */
  const told = (why, more) => ({ why, values: { file, title, ...more } });
  const trail = Downstream.readTrail(known.plan, value);
  if (!trail) return { way: null, problem: told("damaged") };
  if (!trail.steps.length) return { way: null, problem: told("empty") };
  const moments = Downstream.unroll(known.plan, trail);
  const present = trail.edition === known.plan.edition;
  const kept = moments.length - 1;
  const counts = { kept, total: trail.steps.length };
  if (present && kept < trail.steps.length) return { way: null, problem: told("misfit") };
  if (!kept) return { way: null, problem: told("edition-none") };
  const way = { file, scenario, present, trail, moments, notes };
  return { way, problem: present ? null : told("edition", counts) };
};

/** Whether the steps of one trail are the first of another. @param {Trail} one @param {Trail} other */
Downstream.begins = (one, other) => one.steps.length <= other.steps.length &&
  one.steps.every(([scene, choice], i) =>
    other.steps[i][0] === scene && other.steps[i][1] === choice);

/** Adds a way to those that count, unless it is there already. A trail's seed is drawn when it is
 * begun, so that two trails with one seed come from one beginning.
 * @param {Way[]} ways @param {Way} way @returns {{ways: Way[], problem: Problem | null}} */
Downstream.addWay = function (ways, way) {
  const { trail } = way;
  const title = Downstream.wordsOf(/** @type {Known} */ (Downstream.known.get(way.scenario)).title);
  const kin = ways.filter((each) => each.scenario === way.scenario &&
    each.trail.edition === trail.edition && each.trail.seed === trail.seed &&
    each.trail.shift === trail.shift);
  const whole = kin.find((each) => Downstream.begins(trail, each.trail));
  const part = kin.find((each) => Downstream.begins(each.trail, trail));
  const twin = whole || part;
  if (!twin) {
    const values = { file: way.file, other: kin[0]?.file || "", title };
    return { ways: [...ways, way], problem: kin.length ? { why: "parted", values } : null };
  }
  // The longer one stays; notes that were included in either are not lost.
  const stays = whole || way;
  const goes = whole ? way : twin;
  const merged = { ...stays, notes: { ...goes.notes, ...stays.notes } };
  const why = stays.trail.steps.length === goes.trail.steps.length ? "duplicate" : "earlier";
  const problem = { why, values: { file: goes.file, other: stays.file, title } };
  return { ways: [...ways.filter((each) => each !== twin), merged], problem };
};
