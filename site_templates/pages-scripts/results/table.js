"use strict";
// A table of counts, each with a bar. The bar repeats the number beside it, for eyes only.

/** @param {Said} said @returns {HTMLElement | string} */
Downstream.saidIn = (said) =>
  (typeof said === "string" ? said : Downstream.make("span", { lang: said[1] }, said[0]));

/** @param {number} count @param {number} of */
Downstream.bar = function (count, of) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const [whole, part] = [1, 2].map(() => document.createElementNS(space, "rect"));
  Downstream.fill(svg, { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" });
  Downstream.fill(whole, { class: "whole", width: 100, height: 8 });
  Downstream.fill(part, { class: "part", width: of ? (100 * count) / of : 0, height: 8 });
  svg.append(whole, part);
  return svg;
};

/** @param {string} caption @param {string[]} heads  of the first two columns, and of the bars
 * @param {Array<{label: Node | string, words: string, count: number, of: number}>} rows */
Downstream.countTable = function (caption, heads, rows) {
  const { make } = Downstream;
  const cells = heads.map((text, i) => make("th", { scope: "col" },
    i === 2 ? make("span", { class: "visually-hidden" }, text) : text));
  const lines = rows.map(({ label, words, count, of }) => make("tr", {},
    make("th", { scope: "row" }, label), make("td", { class: "number" }, words),
    make("td", { class: "drawn" }, Downstream.bar(count, of))));
  return make("table", { class: "results-table" },
    make("caption", { class: "visually-hidden" }, caption),
    make("thead", {}, make("tr", {}, ...cells)), make("tbody", {}, ...lines));
};
