"use strict";
// Before playing: begin, resume, start again.

/** What was kept; the game remembers what it found. @param {Game} game */
Downstream.saved = function (game) {
  const { plan, store } = game;
  const key = Downstream.storeKey(plan.scenario);
  const value = store.read(key);
  const kept = Downstream.readKept(plan, value);
  Object.assign(game, { text: store.text(key), damaged: !kept && value !== null });
  if (kept) Object.assign(game, { rest: value, notes: kept.notes, care: kept.care });
  return kept;
};

/** What to say of the trail that was kept. @param {Game} game
 * @param {ReturnType<typeof Downstream.readKept>} kept */
Downstream.keptWords = function ({ say, group, damaged }, kept) {
  if (group) return say("group-note");
  if (!kept) return say(damaged ? "damaged" : "");
  const steps = kept.trail.steps.length;
  if (!kept.changed && !kept.lost) return say(steps ? "resume-note" : "");
  const why = kept.lost ? kept.gone ? "changed-gone" : "changed-answers" : "";
  return say("changed", { kept: steps, total: steps + kept.lost }) + " " + say(why);
};

/** @param {Game} game */
Downstream.intro = function (game) {
  const { article, begin, say, group } = game;
  const kept = Downstream.saved(game);
  Downstream.show(game, "intro");
  game.play.querySelector(".elsewhere")?.remove();
  for (const old of begin.querySelectorAll("[data-kept]")) old.remove();
  const start = begin.querySelector("[data-action=begin]");
  const steps = kept ? kept.trail.steps.length : 0;
  if (start) start.textContent = say(steps ? "start-again" : "begin");
  begin.querySelector("[data-action=group]")?.setAttribute("aria-pressed", `${group}`);
  const note = Downstream.keptWords(game, kept).trim();
  const resume = Downstream.button("resume", say("resume"), { "data-kept": "" });
  if (note) begin.prepend(Downstream.make("p", { class: "resume-note", "data-kept": true }, note));
  if (steps) start?.before(resume, " ");
  // Whoever comes back need not read their way to it.
  if (steps) article.querySelector("h1")?.after(begin);
  else article.querySelector(".intro > details")?.before(begin);
  document.documentElement.classList.remove("returning");
};

/** Back to the introduction. @param {Game} game */
Downstream.again = function (game) {
  Downstream.intro(game);
  Downstream.focus(game.article.querySelector("h1") || game.article);
};

/** @param {Game} game */
Downstream.beginAnew = function (game) {
  const { plan, begin } = game;
  const kept = Downstream.saved(game);
  const chosen = /** @type {HTMLInputElement | null} */ (begin.querySelector("input:checked"));
  const shift = chosen ? chosen.value : plan.shifts[0] || null;
  game.other = kept && Downstream.remember(plan, kept.other, kept.trail);
  game.after = false;
  game.ahead = null;
  Downstream.rebuild(game, Downstream.setOut(plan, shift, Math.floor(Math.random() * 2 ** 31)), 0);
  Downstream.focusMoment(game);
  Downstream.soon(game, () => Downstream.keep(game));
};

/** @param {Game} game */
Downstream.resume = function (game) {
  const kept = Downstream.saved(game);
  if (!kept) return Downstream.intro(game);
  game.other = kept.other;
  game.after = kept.after;
  game.ahead = null;
  Downstream.rebuild(game, kept.trail, kept.shown);
  const open = [...Downstream.current(game).querySelectorAll("[data-stage]:not([hidden])")].pop();
  if (game.after && open) Downstream.focus(Downstream.headingOf(open));
  else if (game.debrief.hidden) Downstream.focusMoment(game);
  Downstream.keep(game);
};
