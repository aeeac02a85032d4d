"use strict";

/** Values on this device. Where the browser keeps nothing, they live as long as the page.
 * @returns {Store} */
Downstream.store = function () {
  /** @type {Map<string, string>} */
  const memory = new Map();
  return {
    read(key) {
      try {
        const kept = memory.get(key) || localStorage.getItem(key);
        return kept && JSON.parse(kept);
      } catch {
        return null;
      }
    },
    write(key, value) {
      const text = JSON.stringify(value);
      try {
        localStorage.setItem(key, text);
        memory.delete(key);
        return true;
      } catch {
        memory.set(key, text);
        return false;
      }
    },
  };
};

/** @param {string} scenario */
Downstream.storeKey = (scenario) => "downstream/1/" + scenario;

/** What was kept of this scenario, as far as it still holds: `lost` steps no longer fit.
 * @param {Plan} plan @param {any} value
 * @returns {(Kept & {lost: number, changed: boolean}) | null} */
Downstream.readKept = function (plan, value) {
  const trail = value && Downstream.readTrail(plan, value.trail);
  if (!trail) return null;
  const fitting = Downstream.unroll(plan, trail).length - 1;
  const lost = trail.steps.length - fitting;
  return {
    trail: { ...Downstream.reopen(trail, fitting), edition: plan.edition },
    other: Downstream.readTrail(plan, value.other),
    after: !lost && value.after === true && fitting > 0,
    shown: !lost && Number.isInteger(value.shown) ? value.shown : 0,
    lost,
    changed: trail.edition !== plan.edition,
  };
};
