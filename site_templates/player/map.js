"use strict";
// The scenario as the student has seen it, drawn and as a list. Of what was not seen, only that it
// is there.

/** Every scene seen, meeting by meeting: what leads on from it, and how much was not tried.
 * @param {Game} game @returns {Place[]} */
Downstream.places = function (game) {
  const ways = [game.moments.slice(0, Downstream.last(game) + 1), Downstream.otherWay(game)];
  const [mine, other] = ways.map((way) => new Map(way.map((moment) => [moment.scene, moment])));
  const places = Downstream.merge(mine, other).map((pair) => {
    const moment = /** @type {Moment} */ (pair[0] || pair[1]);
    const { scene, state, met } = moment;
    const source = Downstream.source(game, "scene", scene);
    const text = Downstream.words(Downstream.prose(game, source, "text", state, ""));
    const ending = source.querySelector(".ending h3");
    const title = ending ? Downstream.textOf(source, ".ending .eyebrow")
      : Downstream.sceneTitle(game, scene, ways[pair[0] ? 0 : 1].indexOf(moment));
    const glimpse = Downstream.words(ending) || text.split(" ", 4).join(" ") + "…";
    const { lang } = Downstream.wording(ending || Downstream.part(source, "text"));
    const open = new Set(pair.flatMap((at) => (at ? Downstream.offered(game.plan, at.state) : [])));
    /** @type {Map<string, boolean>} */
    const exits = new Map();
    ways.forEach((way, i) => way.forEach(({ scene, choice }, n) => {
      if (scene !== state.scene || !way[n + 1]) return;
      exits.set(way[n + 1].scene, exits.get(way[n + 1].scene) || !i);
      open.delete(choice || "");
    }));
    return { scene, band: met.encounter, mine: !!pair[0], unseen: open.size, exits,
      name: `${title}: ${glimpse}`, lang };
  });
  const bands = places.map(({ band }) => band);
  return places.sort((a, b) => bands.indexOf(a.band) - bands.indexOf(b.band));
};

/** @param {Game} game @param {Place[]} places @param {string} here */
Downstream.mapDrawing = function (game, places, here) {
  /** @param {string} tag @param {Record<string, string | number>} attributes @param {string} text */
  const shape = (tag, attributes, text = "") =>
    Downstream.fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, text);
  let y = 0;
  /** @type {Map<string, [number, number]>} */
  const at = new Map();
  const texts = places.flatMap(({ scene, band, mine, name, unseen }, i) => {
    const title = band !== places[i - 1]?.band;
    y += title ? 80 : 50;
    at.set(scene, [mine ? 14 : 44, y]);
    return [
      shape("text", { x: 0, y: y - 34, class: "band" },
        title ? Downstream.encounterTitle(game, band) : ""),
      shape("text", { x: 70, y: y + 5 }, name.length > 34 ? name.slice(0, 32) + "…" : name),
      shape("text", { x: 74, y: y + 27 }, "? ".repeat(unseen)),
    ];
  });
  const lines = places.flatMap(({ scene, exits, unseen }) => {
    const [x, y] = at.get(scene) || [0, 0];
    const paths = [...exits].map(([to, mine]) => {
      const [end, below] = at.get(to) || [0, 0];
      const aside = !mine && x === end && below - y > 80 ? 30 : 0;
      return shape("path", { class: mine ? "edge mine" : "edge",
        d: `M${x} ${y}C${x + aside} ${y + 30} ${end + aside} ${below - 30} ${end} ${below}` });
    });
    const aside = { class: "edge unseen", d: `M${x} ${y}q0 22 ${70 - x} 22` };
    return unseen ? [...paths, shape("path", aside)] : paths;
  });
  const nodes = [...at].map(([scene, [cx, cy]]) =>
    shape("circle", { cx, cy, r: 7, class: scene === here ? "here" : "" }));
  const drawing = shape("svg",
    { viewBox: `0 0 340 ${y + 34}`, role: "img", "aria-label": game.say("map-label") });
  drawing.append(...lines, ...nodes, ...texts);
  return drawing;
};

/** The same as a list. @param {Game} game @param {Place[]} places @param {string} here */
Downstream.mapList = function (game, places, here) {
  const { make } = Downstream;
  const { say } = game;
  const bands = [...new Set(places.map(({ band }) => band))];
  /** @param {Array<Node | string>} items */
  const list = (items) =>
    items.length ? make("ul", {}, ...items.map((item) => make("li", {}, item))) : "";
  /** @param {Place | undefined} place */
  const named = (place) => make("span", { lang: place?.lang || false }, place?.name || "");
  return list(bands.map((band) => make("div", {}, Downstream.encounterName(game, band),
    list(places.filter((place) => place.band === band).map((place) => make("div", {},
      named(place), place.scene === here ? " " + say("map-here") : "",
      list([...[...place.exits].map(([to, mine]) => make("span", {}, "→ ",
        named(places.find(({ scene }) => scene === to)), mine ? "" : " " + say("map-other"))),
      ...(place.unseen ? [say("map-unseen", { n: place.unseen })] : [])])))))));
};

/** Draws the map if it is open. @param {Game} game */
Downstream.drawMap = function (game) {
  if (!game.map.hasAttribute("open") || game.play.hidden) return;
  const places = Downstream.places(game);
  const here = game.moments[Downstream.last(game)].scene;
  game.map.lastElementChild?.replaceChildren(
    Downstream.mapDrawing(game, places, here), Downstream.mapList(game, places, here));
};
