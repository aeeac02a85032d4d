"use strict";
// Counts to a table for a spreadsheet. No DOM here.

/** A cell; a text that a spreadsheet would take for a formula gets an apostrophe in front.
 * @param {string | number} value */
Downstream.cell = function (value) {
  const text = typeof value === "string" && /^[\s\0]*[=+\-@\t\r]/.test(value) ? "'" + value : `${value}`;
  return `"${text.replace(/"/g, '""')}"`;
};

/** @param {Counts} counts @param {Say} say @returns {Array<Array<string | number>>} */
Downstream.csvRows = function ({ known, present, finished, forks, endings, facts, notes }, say) {
  const { wordsOf } = Downstream;
  const start = [wordsOf(known.title), say(present ? "csv-this" : "csv-other")];
  return [
    ...forks.flatMap(({ scene, fork, answered, answers }) => answers.map((each) => [...start,
      say(fork.kind === "reflection" ? "csv-reflection" : "csv-fork"),
      say("fork", { n: fork.number }), wordsOf(each.text), each.count, answered, each.offered, scene])),
    ...endings.map((each) => [...start, say("csv-ending"), say("tone-" + each.tone),
      wordsOf(each.title), each.count, finished, "", each.scene]),
    ...facts.map((each) => [...start, say("csv-fact"), "", wordsOf(each.label), each.told, finished, "", ""]),
    ...notes.flatMap(([key, texts]) => texts.map((text) =>
      [...start, say("csv-note"), say("note-" + key), text, "", "", "", ""])),
  ];
};

/** With the mark by which spreadsheets know UTF-8. @param {Counts[]} all @param {Say} say */
Downstream.csv = function (all, say) {
  const heads = ["scenario", "edition", "part", "place", "text", "count", "of", "offered", "scene"];
  const rows = [heads.map((key) => say("csv-" + key)),
    ...all.flatMap((counts) => Downstream.csvRows(counts, say))];
  const separator = say("csv-separator");
  return "\ufeff" + rows.map((row) => row.map(Downstream.cell).join(separator) + "\r\n").join("");
};
