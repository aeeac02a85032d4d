"use strict";
// Before playing: begin, resume, start again.

/** @param {Game} game */
Downstream.saved = ({ plan, store }) =>
  Downstream.readKept(plan, store.read(Downstream.storeKey(plan.scenario)));

/** @param {Game} game */
Downstream.intro = function (game) {
  const { begin, say } = game;
  const kept = Downstream.saved(game);
  Downstream.show(game, "intro");
  for (const old of begin.querySelectorAll("[data-kept]")) old.remove();
  const start = begin.querySelector("[data-action=begin]");
  const steps = kept ? kept.trail.steps.length : 0;
  if (start) start.textContent = say(steps ? "start-again" : "begin");
  if (!kept || !start) return;
  const changed = say("changed", { kept: steps, total: steps + kept.lost });
  const note = kept.changed || kept.lost ? changed : steps ? say("resume-note") : "";
  const resume = Downstream.button("resume", say("resume"), { "data-kept": "" });
  if (note) begin.prepend(Downstream.make("p", { class: "resume-note", "data-kept": true }, note));
  if (steps) start.before(resume, " ");
};

/** @param {Game} game */
Downstream.beginAnew = function (game) {
  const { plan, begin } = game;
  const kept = Downstream.saved(game);
  const chosen = /** @type {HTMLInputElement | null} */ (begin.querySelector("input:checked"));
  const shift = chosen ? chosen.value : plan.shifts[0] || null;
  game.other = kept && Downstream.remember(plan, kept.other, kept.trail);
  game.after = false;
  Downstream.rebuild(game, Downstream.setOut(plan, shift, Math.floor(Math.random() * 2 ** 31)), 0);
  Downstream.focusMoment(game);
  Downstream.keep(game);
};

/** @param {Game} game */
Downstream.resume = function (game) {
  const kept = Downstream.saved(game);
  if (!kept) return Downstream.intro(game);
  game.other = kept.other;
  game.after = kept.after;
  Downstream.rebuild(game, kept.trail, kept.shown);
  const open = [...Downstream.current(game).querySelectorAll("[data-stage]:not([hidden])")].pop();
  if (game.after && open) Downstream.focus(Downstream.headingOf(open));
  else if (game.debrief.hidden) Downstream.focusMoment(game);
  Downstream.keep(game);
};
