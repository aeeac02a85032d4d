"use strict";
// A file to the ways through scenarios that it holds. Nothing of it is trusted. No DOM here.

/** More than any saved way or progress needs; what is larger is not read. */
Downstream.LARGEST = 2_000_000;

/** @param {any} value @returns {value is Record<string, any>} */
Downstream.isObject = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {any} notes @returns {Record<string, string>} */
Downstream.notesIn = function (notes) {
  const known = ["again", "different", "commitment"];
  const entries = Downstream.isObject(notes) ? Object.entries(notes) : [];
  return Object.fromEntries(entries.filter(([key, text]) =>
    known.includes(key) && typeof text === "string" && text.trim()));
};

/** The way that counts for a student: the one gone last, unless it was only just begun anew.
 * @param {any} kept */
Downstream.ownTrail = function ({ trail, other }) {
  const begun = Downstream.isObject(trail) && Array.isArray(trail.steps) && trail.steps.length;
  return begun || !Downstream.isObject(other) ? trail : other;
};

/** @param {string} file @param {string} text @returns {{found: Found[], problem: Problem | null}} */
Downstream.waysIn = function (file, text) {
  /** @param {string} why */
  const refuse = (why) => ({ found: [], problem: { why, values: { file } } });
  let value;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return refuse("not-json");
  }
  const kinds = ["downstream-trail", "downstream-progress"];
  if (!Downstream.isObject(value) || !kinds.includes(value.kind)) return refuse("foreign");
  if (Number.isInteger(value.format) && value.format > 1) return refuse("newer");
  if (value.format !== 1) return refuse("foreign");
  if (value.kind === "downstream-trail") {
    if (typeof value.scenario !== "string") return refuse("foreign");
    const notes = Downstream.notesIn(value.notes);
    const found = { scenario: value.scenario, trail: Downstream.ownTrail(value), notes };
    return { found: [found], problem: null };
  }
  // Notes are left aside here: nobody who saved all progress chose to show them to a class.
  const kept = Downstream.isObject(value.scenarios) ? Object.entries(value.scenarios) : [];
  const found = kept.filter(([, each]) => Downstream.isObject(each))
    .map(([scenario, each]) => ({ scenario, trail: Downstream.ownTrail(each), notes: {} }));
  return found.length ? { found, problem: null } : refuse("foreign");
};

/** @param {File} file @returns {Promise<{found: Found[], problem: Problem | null}>} */
Downstream.openFile = async function (file) {
  const values = { file: file.name };
  if (file.size > Downstream.LARGEST) return { found: [], problem: { why: "too-large", values } };
  try {
    return Downstream.waysIn(file.name, await file.text());
  } catch {
    return { found: [], problem: { why: "unreadable", values } };
  }
};
