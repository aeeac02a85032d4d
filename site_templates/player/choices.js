"use strict";

/** Prose that may stand in a button: blocks become spans. @param {HTMLElement} box */
Downstream.phrase = function (box) {
  for (const block of [...box.querySelectorAll("p, ul, ol, li, div, blockquote")].reverse()) {
    block.replaceWith(Downstream.make("span", { class: "para", lang: block.getAttribute("lang") || false }, ...block.childNodes));
  }
  return Downstream.make("span", { class: box.className }, ...box.childNodes);
};

/** @param {Page} page @param {Moment} moment @param {string} id @returns {HTMLElement} */
Downstream.choiceSource = (page, moment, id) =>
  Downstream.source(page, "choice", id, Downstream.source(page, "scene", moment.scene));

/** What the student may say: a list of lettered buttons.
 * @param {Game} game @param {Moment} moment */
Downstream.options = function (game, moment) {
  const { make } = Downstream;
  const { plan, say, trail, keys, group } = game;
  const offered = Downstream.offered(plan, moment.state);
  const ids = group ? offered : Downstream.shuffle(trail, moment.scene, offered);
  const items = ids.map((id, i) => {
    const source = Downstream.choiceSource(game, moment, id);
    const text = Downstream.prose(game, source, "choice-text", moment.state, "choice-text");
    const number = make("kbd", { "aria-hidden": "true", hidden: !keys || group || i > 8 }, `${i + 1}`);
    const letter = String.fromCharCode(65 + i);
    const more = { class: "choice-button", "data-choice": id };
    const button = Downstream.button("choose", "", more);
    button.append(make("span", { class: "choice-letter" }, letter, " ", number),
      text ? Downstream.phrase(text) : "");
    const vote = `${game.moments.indexOf(moment)} ${moment.scene} ${id}`;
    return make("li", { class: "choice" }, button,
      group ? Downstream.hands(game, vote, letter) : null);
  });
  const scene = Downstream.source(game, "scene", moment.scene);
  const question = Downstream.textOf(scene, ".question");
  const box = { type: "checkbox", "data-action": "keys", checked: keys };
  const options = make("div", { class: "options", "data-options": true },
    make("h4", { class: "question" }, question || say("choose")),
    group ? make("p", {}, say("discuss")) : null,
    make("ol", { class: "choices" }, ...items),
    group ? make("output") : make("label", { class: "keys by-number" }, make("input", box), " " + say("keys")));
  // Opened again, the fields hold what was counted.
  if (Object.keys(game.votes).length) Downstream.count(game, options);
  return options;
};

/** A number key pressed in the choice list presses its button. @param {KeyboardEvent} event */
Downstream.numberKey = function (event) {
  if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
  const list = event.target instanceof Element && event.target.closest("[data-options]");
  if (!list || !list.querySelector("[data-action=keys]:checked")) return;
  const button = list.querySelectorAll("button")[Number(event.key) - 1];
  if (!button) return;
  event.preventDefault();
  button.click();
};
