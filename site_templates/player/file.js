"use strict";
// What leaves the page: a file, and the way to the next scenario.

/** The trail as a file's contents. No name, no date. @param {Game} game @param {boolean} noted */
Downstream.trailFile = function ({ plan, article, trail, other, notes }, noted) {
  const { scenario, edition } = plan;
  const title = Downstream.textOf(article, "h1");
  const course = Downstream.course || undefined;
  return { format: 1, kind: "downstream-trail", course, scenario, title, edition, trail, other,
    ...(noted && { notes }) };
};

/** @param {Game} game */
Downstream.saveFile = function (game) {
  const noted = !!game.debrief.querySelector("[data-with-notes]:checked");
  const text = JSON.stringify(Downstream.trailFile(game, noted), null, 1);
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Downstream.make("a", { href, download: game.plan.scenario + ".trail.json" }).click();
  setTimeout(() => URL.revokeObjectURL(href), 9999);
  game.tell(game.say("saved"));
};

/** Filled by catalogue.js. @type {Array<{id: string, title: string, phenomena: string[]}>} */
Downstream.catalogue = [];

/** The scenario with most in it that has not been met. The list of scenarios is asked for only here.
 * @param {Game} game */
Downstream.proposeNext = function ({ plan, say, moments, debrief }) {
  const { make } = Downstream;
  const { state } = moments[moments.length - 1];
  const met = new Set([...Object.keys(state.experienced), ...Downstream.met()]);
  const propose = () => {
    const [next] = Downstream.catalogue.filter(({ id }) => id !== plan.scenario)
      .map((each) => ({ ...each, n: each.phenomena.filter((id) => !met.has(id)).length }))
      .sort((a, b) => b.n - a.n);
    const place = debrief.querySelector("[data-next]");
    if (!next || !place) return;
    place.removeAttribute("hidden");
    place.querySelector("p")?.remove();
    place.append(make("p", {}, say(next.n ? "next-new" : "next-met") + " ",
      make("a", { href: next.id + ".html" }, next.title)));
  };
  const player = document.querySelector("script[src$='player.js']");
  if (Downstream.catalogue.length || !player) return propose();
  const src = String(player.getAttribute("src")).replace("player.js", "catalogue.js");
  document.head.append(Object.assign(make("script", { src }), { onload: propose }));
};
