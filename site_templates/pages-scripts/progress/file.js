"use strict";
// All progress as a file and back, and what is in two places put together. No DOM here.

/** Everything of this course on this device, as one value. */
Downstream.everything = () => ({
  format: Downstream.FORMAT,
  kind: "downstream-progress",
  course: Downstream.course || undefined,
  scenarios: Downstream.keptHere(),
  hide: Downstream.texts(Downstream.read(Downstream.HIDE)),
});

/** A file's text as what is in it, or why not. @param {string} text @returns {string | Saved} */
Downstream.parse = function (text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return "not-json";
  }
  if (!Downstream.isObject(value)) return "foreign";
  const { kind, format, scenario, scenarios, hide } = value;
  if (kind !== "downstream-progress" && kind !== "downstream-trail") return "foreign";
  if (format !== Downstream.FORMAT) return Number(format) > Downstream.FORMAT ? "newer" : "foreign";
  const course = typeof value.course === "string" ? value.course : "";
  if (kind === "downstream-trail") {
    return { course, scenarios: [[String(scenario), value]], hide: [] };
  }
  if (!Downstream.isObject(scenarios)) return "foreign";
  return { course, scenarios: Object.entries(scenarios), hide: Downstream.texts(hide) };
};

/** @param {Kept} kept @returns {Trail[]} */
Downstream.trailsOf = (kept) => [kept.trail, kept.other, ...kept.more].filter((each) => each);

/** Both together. What is here stays what it is; everything else of `theirs` is added.
 * @param {Kept} own @param {Kept} theirs @returns {Kept} */
Downstream.merge = function (own, theirs) {
  /** @param {Trail} trail */
  const way = (trail) => JSON.stringify([trail.shift, trail.steps]);
  const known = new Set(Downstream.trailsOf(own).map(way));
  const added = Downstream.trailsOf(theirs).filter((trail) => {
    const fresh = trail.steps.length && !known.has(way(trail));
    known.add(way(trail));
    return fresh;
  });
  /** @type {Record<string, string>} */
  const notes = { ...own.notes };
  for (const key of Downstream.NOTES) {
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

/** Keeps what a file holds. A file from elsewhere may name scenarios that this course has not: those
 * are left out. @param {Saved} saved @param {(id: string) => boolean} isHere
 * @returns {Record<string, string[]>} the scenarios, by what became of them */
Downstream.bringIn = function ({ course, scenarios, hide }, isHere) {
  /** @type {Record<string, string[]>} */
  const done = { imported: [], merged: [], same: [], "left-out": [], unreadable: [], "no-room": [] };
  for (const [id, value] of scenarios) {
    const leave = course !== Downstream.course && !isHere(id);
    done[leave ? "left-out" : Downstream.bringInOne(id, value)].push(id);
  }
  const own = Downstream.texts(Downstream.read(Downstream.HIDE));
  const all = [...new Set([...own, ...hide])];
  if (all.length > own.length) Downstream.write(Downstream.HIDE, JSON.stringify(all));
  return done;
};

Downstream.NAME = /^[a-z0-9][a-z0-9-]*$/;

/** @param {string} id @param {any} value @returns {string} what became of it */
Downstream.bringInOne = function (id, value) {
  const theirs = Downstream.NAME.test(id) ? Downstream.readable(value, id) : null;
  if (!theirs) return "unreadable";
  const own = Downstream.keptOf(id);
  const whole = own ? Downstream.merge(own, theirs) : theirs;
  if (own && JSON.stringify(own) === JSON.stringify(whole)) return "same";
  if (!Downstream.write(Downstream.storeKey(id), JSON.stringify(whole))) return "no-room";
  return own ? "merged" : "imported";
};
