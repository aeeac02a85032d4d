"use strict";
// A moment is one visit to a scene: what is witnessed, the scene's text and choices, the answer and
// its layers. Continue opens its stages one after the other.

/** @param {Game} game @param {Moment} moment @param {number} n */
Downstream.moment = function (game, moment, n) {
  const { make, prose, reveal } = Downstream;
  const { plan, say } = game;
  const { kind, choices, encounter, witnessed } = plan.scenes[moment.scene];
  const scene = Downstream.source(game, "scene", moment.scene);
  const item = make("li", { class: "moment current", "aria-current": "step", "data-step": n });
  const head = Downstream.source(game, "encounter", encounter).querySelector(".encounter-head");
  if (moment.meeting && head) {
    const copy = reveal(game, head, moment.arrival);
    for (const pressure of copy.querySelectorAll(".pressure")) {
      if (!pressure.querySelector(".tag")) pressure.remove();
    }
    item.append(copy);
  }
  const ending = scene.querySelector(".ending");
  item.append(ending ? reveal(game, ending, moment.state)
    : make("h3", { class: "scene-title" }, Downstream.sceneName(game, moment.scene, n)));
  const text = prose(game, scene, "text", moment.state, "scene-text");
  const options = choices ? Downstream.options(game, moment) : null;
  const then = make("div", { class: "then" }, text, options);
  const seen = Downstream.part(scene, "witnessed");
  if (witnessed && seen && Downstream.holds(plan, moment.met, witnessed.when)) {
    item.append(prose(game, seen, "witnessed-text", moment.state, "witnessed") || "");
    const layers = Downstream.layers(game, seen, moment.met, witnessed);
    if (layers.length) Downstream.stages(item, [...layers, then]);
    if (text) text.dataset.heading = "";
  }
  item.append(then);
  const label = say(kind === "ending" && !then.hidden ? "look-back" : "continue");
  item.append(make("p", { class: "moment-actions onward" }, Downstream.button("continue", label)));
  return item;
};

/** @param {Element} item @param {HTMLElement[]} layers */
Downstream.stages = function (item, layers) {
  for (const layer of layers) {
    layer.hidden = true;
    layer.dataset.stage = "";
    item.insertBefore(layer, item.querySelector(":scope > .onward"));
  }
};

/** The choice made takes the place of the choices; its layers are the next stages.
 * @param {Page} page @param {Moment} moment @param {Element} item @param {number} n
 * @param {(task: () => void) => void} [soon] a response comes at once, what follows it with this */
Downstream.answer = function (page, moment, item, n, soon) {
  const { make } = Downstream;
  Downstream.openStages(item, Infinity);
  for (const stage of item.querySelectorAll("[data-stage]")) stage.removeAttribute("data-stage");
  item.querySelector("[data-options]")?.remove();
  Downstream.openStages(item, 0);
  const { choices } = page.plan.scenes[moment.scene];
  if (!moment.choice || !choices) return;
  const source = Downstream.choiceSource(page, moment, moment.choice);
  const said = make("div", { class: "answer" },
    make("p", { class: "answer-by" }, page.say("you")),
    Downstream.prose(page, source, "choice-text", moment.state, "choice-text"));
  const onward = item.querySelector(".onward");
  onward?.before(said);
  onward?.append(" ", Downstream.reopenButton(page, moment, n));
  const step = choices[moment.choice];
  const add = (/** @type {string} */ which) =>
    Downstream.stages(item, Downstream.layers(page, source, moment.state, step, which));
  const rest = () => add("[data-layer]:not([data-layer=response])");
  add("[data-layer=response]");
  if (soon && item.querySelector("[data-stage]")) soon(rest);
  else rest();
};

/** @param {Page} page @param {Moment} moment @param {number} n @param {string} [key] */
Downstream.reopenButton = function (page, moment, n, key = "reopen") {
  const more = { class: "link-button", "data-step": n };
  const button = Downstream.button("reopen", page.say(key), more);
  const where = Downstream.sceneName(page, moment.scene, n);
  button.append(Downstream.make("span", { class: "visually-hidden" }, " (", where, ")"));
  return button;
};

/** Opens stages until `count` are open. @param {Element} item @param {number} count
 * @returns {HTMLElement | null} the last one opened by this call */
Downstream.openStages = function (item, count) {
  /** @type {HTMLElement | null} */
  let opened = null;
  const stages = /** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll("[data-stage]"));
  stages.forEach((stage, i) => {
    if (i >= count || !stage.hidden) return;
    stage.hidden = false;
    opened = stage;
  });
  const onward = /** @type {HTMLElement | null} */ (item.querySelector(".onward"));
  const choosing = item.querySelector("[data-options]");
  if (onward) onward.hidden = !!choosing && !item.querySelector("[data-stage][hidden]");
  return opened;
};

/** A past moment: the conversation stays, the rest folds away. @param {Element} item */
Downstream.settle = function (item) {
  Downstream.openStages(item, Infinity);
  item.classList.remove("current");
  item.removeAttribute("aria-current");
  item.querySelector("[data-action=continue]")?.remove();
  for (const layer of item.querySelectorAll(".layer:not(.response)")) {
    const heading = Downstream.headingOf(layer);
    heading.replaceWith(Downstream.make("summary", {}, heading.textContent));
    layer.replaceWith(Downstream.make("details", { class: "past-layer" }, ...layer.childNodes));
  }
};
