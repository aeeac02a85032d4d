"use strict";
// Playing: what is on screen follows from the trail. `game` is made in main.js.

/** The moment on screen: the last one decided while its layers are being opened.
 * @param {Game} game */
Downstream.last = (game) => game.trail.steps.length - (game.after ? 1 : 0);

/** @param {Game} game @returns {HTMLElement} */
Downstream.current = ({ list }) => /** @type {HTMLElement} */ (list.lastElementChild);

/** How many stages of the moment on screen are open. @param {Game} game */
Downstream.openCount = (game) =>
  Downstream.current(game).querySelectorAll("[data-stage]:not([hidden])").length;

/** @param {Game} game */
Downstream.atEnding = (game) =>
  !game.after && game.plan.scenes[game.moments[Downstream.last(game)].scene].kind === "ending";

/** @param {Game} game */
Downstream.keep = function (game) {
  const { trail, other, after, say, keptNote, plan } = game;
  const shown = Downstream.openCount(game) + (game.debrief.hidden ? 0 : 1);
  const value = { trail, other, after, shown };
  const written = game.store.write(Downstream.storeKey(plan.scenario), value);
  const note = say(written ? "kept" : "not-kept");
  if (keptNote.textContent === note) return;
  keptNote.textContent = note;
  game.tell(note);
};

/** @param {Game} game @param {"intro" | "playing" | "ended"} state */
Downstream.show = function (game, state) {
  game.article.dataset.state = state;
  game.begin.hidden = state !== "intro";
  game.play.hidden = state === "intro";
  game.debrief.hidden = state !== "ended";
};

/** @param {Game} game @param {Trail} trail */
Downstream.follow = function (game, trail) {
  game.trail = trail;
  game.moments = Downstream.unroll(game.plan, trail);
};

/** @param {Game} game @param {number} n @param {number} shown */
Downstream.addMoment = function (game, n, shown) {
  const item = Downstream.moment(game, game.moments[n], n);
  game.list.append(item);
  if (n < game.trail.steps.length) Downstream.answer(game, game.moments[n], item, n);
  if (n < Downstream.last(game)) return Downstream.settle(item);
  Downstream.openStages(item, Math.max(shown, game.after ? 1 : 0));
};

/** @param {Game} game @param {Trail} trail @param {number} shown */
Downstream.rebuild = function (game, trail, shown) {
  Downstream.follow(game, trail);
  Downstream.show(game, "playing");
  game.list.replaceChildren();
  for (let n = 0; n <= Downstream.last(game); n += 1) Downstream.addMoment(game, n, shown);
  if (Downstream.atEnding(game) && shown > Downstream.openCount(game)) Downstream.lookBack(game);
};

/** @param {Game} game */
Downstream.focusMoment = function (game) {
  const heading = Downstream.headingOf(Downstream.current(game));
  Downstream.focus(heading);
  const title = Downstream.textOf(Downstream.current(game), ".scene-title");
  if (heading.tagName === "H2" && title) game.tell(title);
};

/** @param {Game} game */
Downstream.lookBack = function (game) {
  game.debrief.replaceChildren(Downstream.debriefing(game, game.moments));
  Downstream.current(game).querySelector("[data-action=continue]")?.remove();
  Downstream.show(game, "ended");
  Downstream.focus(Downstream.headingOf(game.debrief));
};

/** Continue: the next stage, or the next scene, or the debrief. @param {Game} game */
Downstream.goOn = function (game) {
  const open = Downstream.openCount(game);
  const stage = Downstream.openStages(Downstream.current(game), open + 1);
  if (stage) Downstream.focus(Downstream.headingOf(stage));
  else if (Downstream.atEnding(game)) Downstream.lookBack(game);
  else {
    const { scene } = game.moments[Downstream.last(game)];
    if (!game.after) Downstream.follow(game, Downstream.addStep(game.trail, scene, null));
    game.after = false;
    Downstream.settle(Downstream.current(game));
    Downstream.addMoment(game, Downstream.last(game), 0);
    Downstream.focusMoment(game);
  }
  Downstream.keep(game);
};

/** @param {Game} game @param {string} id */
Downstream.decide = function (game, id) {
  const n = Downstream.last(game);
  Downstream.follow(game, Downstream.addStep(game.trail, game.moments[n].scene, id));
  game.after = true;
  Downstream.answer(game, game.moments[n], Downstream.current(game), n);
  Downstream.goOn(game);
};

/** @param {Game} game @param {number} n */
Downstream.goBack = function (game, n) {
  game.other = Downstream.remember(game.plan, game.other, game.trail);
  game.after = false;
  Downstream.rebuild(game, Downstream.reopen(game.trail, n), Infinity);
  const options = Downstream.current(game).querySelector("[data-options]");
  if (options) Downstream.focus(Downstream.headingOf(options));
  else Downstream.focusMoment(game);
  const { scene } = game.moments[n];
  game.tell(game.say("reopened", { n: n + 1, scene: Downstream.sceneTitle(game, scene, n) }));
  Downstream.keep(game);
};
