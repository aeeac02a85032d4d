"use strict";
// The same scenario in another tab, and the browser's Back and Forward.

/** Says that another tab has written; until the student decides, this one keeps nothing more.
 * @param {Game} game */
Downstream.elsewhere = function (game) {
  const { play, say } = game;
  if (play.querySelector(".elsewhere")) return;
  game.keptNote.textContent = "";
  game.map.before(Downstream.make("div", { class: "elsewhere", role: "alert" },
    Downstream.make("p", {}, say("elsewhere")),
    Downstream.button("take-over", say("take-over")), " ", Downstream.button("stay", say("stay"))));
};

/** This tab goes on; the other one's trail becomes the one to compare with. @param {Game} game */
Downstream.stay = function (game) {
  const { notes, care, plan, other } = game;
  const theirs = Downstream.saved(game);
  if (theirs) Object.assign(game, { other: Downstream.remember(plan, other, theirs.trail) });
  Object.assign(game, { notes: { ...game.notes, ...notes }, care });
  Downstream.keep(game);
  Downstream.focusMoment(game);
};

/** One entry of the browser's history for each step; -1 is the introduction. @param {Game} game */
Downstream.mark = function ({ play, trail }) {
  const at = play.hidden ? -1 : trail.steps.length;
  try {
    if (history.state === null && at < 0) history.replaceState(at, "");
    else if (history.state !== at) history.pushState(at, "");
  } catch {
    // then Back leaves the page
  }
};

/** Shows the trail as far as step `at`. What came after stays until something else is chosen, and
 * looking back goes on where it was. @param {Game} game @param {number} at */
Downstream.travel = function (game, at) {
  const kept = at >= 0 && game.play.hidden ? Downstream.saved(game) : null;
  if (kept) Object.assign(game, { trail: kept.trail, other: kept.other, ahead: null });
  if (at < 0 || (game.play.hidden && !kept)) return Downstream.again(game);
  const whole = game.ahead || game.trail;
  const further = at < whole.steps.length;
  if (!game.ahead) game.looked = game.debrief.matches("[data-open]:not([hidden])");
  game.after = false;
  game.ahead = further ? whole : null;
  Downstream.rebuild(game, Downstream.reopen(whole, at), further || game.looked ? Infinity : 0);
  Downstream.markEarlier(game, whole.steps[at]);
  if (game.debrief.hidden) Downstream.focusMoment(game);
};
