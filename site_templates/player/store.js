"use strict";

/** Values on this device. Where the browser keeps nothing, they live as long as the page; with
 * `apart` the device is not touched at all.
 * @param {boolean} [apart] @returns {Store} */
Downstream.store = function (apart) {
  /** @type {Map<string, string>} */
  const memory = new Map();
  /** @type {Store} */
  const store = {
    text(key) {
      try {
        return memory.get(key) ?? (apart ? null : localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    read(key) {
      try {
        return JSON.parse(store.text(key) ?? "null");
      } catch {
        return false;
      }
    },
    write(key, value) {
      const text = JSON.stringify(value);
      memory.set(key, text);
      try {
        if (!apart) localStorage.setItem(key, text);
        return !apart && memory.delete(key);
      } catch {
        return false;
      }
    },
  };
  return store;
};

/** The texts of a stored object. @param {any} value @returns {Record<string, string>} */
Downstream.textsIn = (value) => Object.fromEntries(
  Object.entries(Object(value)).filter(([, text]) => typeof text === "string"));

/** The texts of a stored list. @param {any} value @returns {string[]} */
Downstream.listIn = (value) => Array.isArray(value) ? Object.values(Downstream.textsIn(value)) : [];

/** What was kept of this scenario, as far as it still holds: `lost` steps no longer fit.
 * @param {Plan} plan @param {any} value
 * @returns {(Kept & {lost: number, changed: boolean, gone: boolean}) | null} */
Downstream.readKept = function (plan, value) {
  const trail = value ? Downstream.readTrail(plan, value.trail) : null;
  if (!trail) return null;
  const fitting = Downstream.unroll(plan, trail).length - 1;
  const left = trail.steps.slice(fitting);
  const lost = left.length;
  return {
    trail: { ...Downstream.reopen(trail, fitting), edition: plan.edition },
    other: Downstream.readTrail(plan, value.other),
    after: !lost && value.after === true && fitting > 0,
    shown: !lost && Number.isInteger(value.shown) ? value.shown : 0,
    notes: Downstream.textsIn(value.notes),
    care: Downstream.textsIn(value.care),
    finished: value.finished === true,
    met: Downstream.listIn(value.met),
    lost,
    changed: trail.edition !== plan.edition,
    gone: left.some(([scene]) => !Object.hasOwn(plan.scenes, scene)),
  };
};

/** The phenomena met in any scenario of this course on this device; none in group mode, which reads nothing. */
Downstream.met = function () {
  try {
    const group = document.documentElement.classList.contains("group");
    return (group ? [] : Object.keys(localStorage)).flatMap((key) =>
      Downstream.scenarioOf(key) ? Downstream.listIn(Downstream.store().read(key)?.met) : []);
  } catch {
    return [];
  }
};
