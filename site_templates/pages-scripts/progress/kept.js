"use strict";
// What the player keeps of a scenario of this course, as far as it can be read.

Downstream.FORMAT = 1;
Downstream.NOTES = ["again", "different", "commitment"];

/** @param {string} key @returns {any} null for what is not there or cannot be read */
Downstream.read = function (key) {
  try {
    return JSON.parse(localStorage.getItem(key) || "null");
  } catch {
    return null;
  }
};

/** @param {any} value @returns {value is Record<string, any>} */
Downstream.isObject = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {any} value @returns {string[]} */
Downstream.texts = (value) =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

/** @param {any} value @param {string} scenario @returns {value is Trail} */
Downstream.isTrail = (value, scenario) =>
  Downstream.isObject(value) && value.format === Downstream.FORMAT && value.scenario === scenario &&
  typeof value.edition === "string" && Number.isFinite(value.seed) && Array.isArray(value.steps) &&
  value.steps.every((step) => Array.isArray(step) && step.length === 2 &&
    typeof step[0] === "string" && (step[1] === null || typeof step[1] === "string"));

/** What is kept of a scenario, as far as it can be read. @param {any} value
 * @param {string} scenario @returns {Kept | null} */
Downstream.readable = function (value, scenario) {
  const { isObject, isTrail, texts } = Downstream;
  if (!isObject(value) || !isTrail(value.trail, scenario)) return null;
  const { trail, other, more, notes, care, met, finished, after, shown } = value;
  const own = isObject(notes) ? notes : {};
  return {
    format: Downstream.FORMAT,
    trail,
    other: isTrail(other, scenario) ? other : null,
    after: after === true,
    shown: Number.isInteger(shown) ? shown : 0,
    notes: Object.fromEntries(
      Downstream.NOTES.flatMap((key) => (typeof own[key] === "string" ? [[key, own[key]]] : []))),
    care: isObject(care) ? care : {},
    finished: finished === true,
    met: texts(met),
    more: Array.isArray(more) ? more.filter((each) => isTrail(each, scenario)) : [],
  };
};

/** What is kept of this course's scenario. @param {string} scenario */
Downstream.keptOf = (scenario) =>
  Downstream.readable(Downstream.read(Downstream.storeKey(scenario)), scenario);
