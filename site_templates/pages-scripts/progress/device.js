"use strict";
// This device: which keys are this course's, and which are the reader's own.

/** Settings that belong to the reader, whatever the course. */
Downstream.OURS = "downstream/";
Downstream.HIDE = Downstream.OURS + "hide";

/** All keys of Downstream here. @returns {string[] | null} null where storage is blocked */
Downstream.allKeys = function () {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(Downstream.OURS));
  } catch {
    return null;
  }
};

/** Whether a key is of a scenario in another course at the same address. @param {string} key */
Downstream.isOthers = (key) =>
  key.startsWith(Downstream.KEPT) && Downstream.scenarioOf(key) === null;

/** What erasing removes. The reader's settings stay while another course here relies on them.
 * @returns {string[]} */
Downstream.toErase = function () {
  const keys = Downstream.allKeys() || [];
  return keys.some(Downstream.isOthers)
    ? keys.filter((key) => Downstream.scenarioOf(key) !== null)
    : keys;
};

/** @param {string} key @param {string} text */
Downstream.write = function (key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
};

/** All of this course on this device, by scenario. @returns {Record<string, Kept>} */
Downstream.keptHere = function () {
  /** @type {Record<string, Kept>} */
  const scenarios = {};
  for (const key of Downstream.allKeys() || []) {
    const id = Downstream.scenarioOf(key);
    const kept = id && Downstream.keptOf(id);
    if (kept) scenarios[id] = kept;
  }
  return scenarios;
};
