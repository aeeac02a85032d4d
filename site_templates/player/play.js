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

/** What has unfolded or was shown on the way so far. @param {Game} game */
Downstream.metHere = ({ list, moments }) =>
  [...list.querySelectorAll(".shows [data-phenomenon]")]
    .map((tag) => tag.getAttribute("data-phenomenon") || "")
    .concat(Object.keys(moments[moments.length - 1].state.experienced));

/** @param {Game} game */
Downstream.keep = function (game) {
  const { trail, ahead, other, after, notes, care, rest, say, keptNote, plan, store, group } = game;
  const key = Downstream.storeKey(plan.scenario);
  if (store.text(key) !== game.text) return Downstream.elsewhere(game);
  const looking = game.debrief.hidden ? 0 : game.debrief.hasAttribute("data-open") ? 2 : 1;
  const shown = Downstream.openCount(game) + looking;
  const finished = rest.finished === true || Downstream.atEnding(game);
  const met = [...new Set([...Downstream.listIn(rest.met), ...Downstream.metHere(game)])];
  // Anything else that stands there, such as trails from another device, stays.
  game.rest = { ...rest, format: 1, trail: ahead || trail, other, after: !ahead && after,
    shown: ahead ? 0 : shown, notes, care, finished, met };
  const written = store.write(key, game.rest);
  game.text = store.text(key);
  const note = say(group ? "group-note" : written ? "kept" : "not-kept");
  if (keptNote.textContent?.startsWith(note)) return;
  keptNote.textContent = note;
  const leave = { class: "link-button" };
  if (group) keptNote.append(" ", Downstream.button("group", say("group-leave"), leave));
  game.tell(note);
};

/** Runs what need not hold up the next frame, such as writing to the device: after that frame, or
 * before anything else is done, or when the page is left. @param {Game} game @param {() => void} task */
Downstream.soon = function (game, task) {
  game.due.push(task);
  if (game.due.length > 1) return;
  requestAnimationFrame(() => setTimeout(() => game.guard(() => Downstream.catchUp(game))));
};

/** @param {Game} game */
Downstream.catchUp = function (game) {
  for (const task of game.due.splice(0)) task();
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
  const { ahead, plan, other } = game;
  const same = ahead?.steps.slice(0, trail.steps.length);
  if (ahead && JSON.stringify(same) !== JSON.stringify(trail.steps)) {
    game.other = Downstream.remember(plan, other, ahead);
    game.ahead = null;
  }
  if (ahead?.steps.length === trail.steps.length) game.ahead = null;
  game.trail = trail;
  game.moments = Downstream.unroll(game.plan, trail);
};

/** @param {Game} game @param {number} n @param {HTMLElement} item
 * @param {(task: () => void) => void} [soon] */
Downstream.answered = function (game, n, item, soon) {
  Downstream.answer(game, game.moments[n], item, n, soon);
  if (game.group) Downstream.voted(game, n, item);
};

/** @param {Game} game @param {number} n @param {number} shown */
Downstream.addMoment = function (game, n, shown) {
  const item = Downstream.moment(game, game.moments[n], n);
  game.list.append(item);
  Downstream.careNote(game, n, item);
  if (n < game.trail.steps.length) Downstream.answered(game, n, item);
  if (n < Downstream.last(game)) return Downstream.settle(item);
  Downstream.openStages(item, Math.max(shown, game.after ? 1 : 0));
};

/** @param {Game} game @param {Trail} trail @param {number} shown */
Downstream.rebuild = function (game, trail, shown) {
  Downstream.follow(game, trail);
  Downstream.show(game, "playing");
  game.list.replaceChildren();
  for (let n = 0; n <= Downstream.last(game); n += 1) Downstream.addMoment(game, n, shown);
  const open = Downstream.openCount(game);
  if (Downstream.atEnding(game) && shown > open) Downstream.lookBack(game, shown > open + 1);
};

/** @param {Game} game */
Downstream.focusMoment = function (game) {
  const heading = Downstream.headingOf(Downstream.current(game));
  Downstream.focus(heading);
  const title = Downstream.textOf(Downstream.current(game), ".scene-title");
  if (heading.tagName === "H2" && title) game.tell(title);
};

/** Whether the second script is there. */
Downstream.hasLater = () => Object.keys(Downstream).includes("debriefing");

/** Runs `then` once the second script is there: the map, and all that looking back needs. It is
 * fetched when playing begins, so that the first paint does not wait for it.
 * @param {() => void} [then] */
Downstream.later = function (then = () => {}) {
  if (Downstream.hasLater()) return then();
  const player = document.querySelector("script[src*='player.js']");
  const src = String(player?.getAttribute("src")).replace("player.js", "lookback.js");
  const asked = document.querySelector("script[src*='lookback.js']");
  const script = asked || document.head.appendChild(Downstream.make("script", { src }));
  script.addEventListener("load", then, { once: true });
};

/** @param {Game} game @param {boolean} [further] past the two questions */
Downstream.lookBack = function (game, further) {
  if (!Downstream.hasLater()) {
    return Downstream.later(() => game.act(() => {
      Downstream.lookBack(game, further);
      Downstream.keep(game);
    }));
  }
  Downstream.ask(game);
  Downstream.current(game).querySelector("[data-action=continue]")?.remove();
  Downstream.show(game, "ended");
  if (further) Downstream.lookFurther(game);
  else Downstream.focus(Downstream.headingOf(game.debrief));
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
  Downstream.soon(game, () => Downstream.keep(game));
};

/** @param {Game} game @param {string} id */
Downstream.decide = function (game, id) {
  const n = Downstream.last(game);
  Downstream.follow(game, Downstream.addStep(game.trail, game.moments[n].scene, id));
  game.after = true;
  Downstream.answered(game, n, Downstream.current(game), (task) => Downstream.soon(game, task));
  Downstream.goOn(game);
};

/** Marks the answer given the last time, among those to choose from.
 * @param {Game} game @param {[string, string | null] | undefined} step */
Downstream.markEarlier = function (game, step) {
  const button = step?.[1] && Downstream.current(game)
    .querySelector(`[data-options] [data-choice="${CSS.escape(step[1])}"]`);
  if (button) button.lastElementChild?.append(Downstream.make("span", { class: "tag" }, game.say("earlier")));
};

/** @param {Game} game @param {number} n */
Downstream.goBack = function (game, n) {
  const seen = Downstream.reopen(game.trail, Downstream.last(game));
  game.other = Downstream.remember(game.plan, game.other, seen);
  const step = game.trail.steps[n];
  game.after = false;
  Downstream.rebuild(game, Downstream.reopen(game.trail, n), Infinity);
  Downstream.markEarlier(game, step);
  const options = Downstream.current(game).querySelector("[data-options]");
  if (options) Downstream.focus(Downstream.headingOf(options));
  else Downstream.focusMoment(game);
  const { scene } = game.moments[n];
  game.tell(game.say("reopened", { n: n + 1, scene: Downstream.sceneTitle(game, scene, n) }));
  Downstream.keep(game);
};
