// The same trail after a reload. The player keeps its game to itself, so this listens in on `mark`,
// which it calls after every change; the player knows nothing of it.

/** @type {any} the game on this page, once it has begun */
DownstreamLive.game = null;

if (document.querySelector("article[data-scenario]")) {
  // The player comes after this script, and adds to what is there.
  const player = DownstreamLive.player() || {};
  let { mark } = player;
  Object.assign(window, { Downstream: player });
  Object.defineProperty(player, "mark", {
    get: () => (/** @type {any} */ game) => {
      DownstreamLive.game = game;
      mark(game);
    },
    set: (own) => {
      mark = own;
    },
  });
}

/** What is being played, as values; null on a page without a scenario. */
DownstreamLive.playing = function () {
  const { game } = DownstreamLive;
  if (!game) return null;
  DownstreamLive.player().catchUp(game);
  const { trail, ahead, other, after, notes, care, votes, group, article, debrief, play } = game;
  const looking = debrief.hidden ? 0 : debrief.hasAttribute("data-open") ? 2 : 1;
  const begun = !play.hidden;
  return {
    group, votes, begun,
    apart: !!game.preview,
    shift: article.querySelector("input[name=shift]:checked")?.value,
    at: ahead ? trail.steps.length : null,
    kept: { trail: ahead || trail, other, after: !ahead && after, notes, care,
      shown: begun ? DownstreamLive.player().openCount(game) + looking : 0 },
  };
};

/** A game that keeps nothing on the device: what is previewed is not the reader's own trail.
 * @param {any} game */
DownstreamLive.apart = function (game) {
  Object.assign(game, { preview: true, store: DownstreamLive.player().store(true), text: null,
    rest: {}, notes: {}, care: {}, other: null });
  game.keptNote.hidden = true;
};

/** @param {any} game @param {NonNullable<ReturnType<typeof DownstreamLive.playing>>} was */
DownstreamLive.replay = function (game, was) {
  const player = DownstreamLive.player();
  if (was.apart) DownstreamLive.apart(game);
  if (was.group !== game.group) player.group(game, was.group);
  const shift = game.article.querySelector(`input[name=shift][value="${was.shift}"]`);
  if (shift) shift.checked = true;
  if (!was.begun) return;
  const kept = player.readKept(game.plan, was.kept);
  if (!kept) return;
  const { trail, other, after, notes, care, shown, lost } = kept;
  Object.assign(game, { other, after, notes, care, votes: was.votes, ahead: null });
  const steps = trail.steps.length;
  const at = Math.min(was.at ?? steps, steps);
  history.replaceState(at, "");
  game.act(() => {
    player.rebuild(game, trail, shown);
    if (at < steps) player.travel(game, at);
    player.keep(game);
  });
  const options = game.list.querySelector(".moment.current [data-options]");
  if (game.group && options) player.count(game, options);
  if (lost) DownstreamLive.say(player.keptWords({ ...game, group: false }, kept));
};

document.addEventListener("DOMContentLoaded", () => {
  const { kept, game } = DownstreamLive;
  if (kept && game && kept.play) DownstreamLive.replay(game, kept.play);
  else if (game) DownstreamLive.previewAddress();
  if (!kept) return;
  DownstreamLive.look(kept.view);
  // Looking back waits for the second script; what it shows is then looked at once more.
  if (game && !game.play.hidden) {
    DownstreamLive.player().later(() => DownstreamLive.look(kept.view));
  }
});
