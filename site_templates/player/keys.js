"use strict";
// Where what is kept on this device stands. One web server may show several courses; a course sees
// only what is its own. No DOM but the page's head.
var Downstream = Downstream || {};

/** What all keys of scenarios begin with, whichever course they are in. */
Downstream.KEPT = "downstream/1/";

/** The course's id; "" in a course without one, whose keys name the scenario alone. */
Downstream.course = document.querySelector("meta[name=downstream-course]")?.getAttribute("content") || "";

/** @param {string} scenario */
Downstream.storeKey = (scenario) =>
  Downstream.KEPT + (Downstream.course && Downstream.course + "/") + scenario;

/** The scenario that a key is of; null for whatever is not this course's. @param {string} key */
Downstream.scenarioOf = function (key) {
  const own = Downstream.storeKey("");
  const scenario = key.startsWith(own) ? key.slice(own.length) : "";
  return scenario && !scenario.includes("/") ? scenario : null;
};
