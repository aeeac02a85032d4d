"use strict";
// Two trails side by side.

/** Two lists in one order that keeps both: what only the second has stands where it has it.
 * @template T @param {Map<string, T>} mine @param {Map<string, T>} other
 * @returns {Array<[T | undefined, T | undefined]>} */
Downstream.merge = function (mine, other) {
  const keys = [...mine.keys()];
  let at = 0;
  for (const key of other.keys()) {
    const found = keys.indexOf(key);
    if (found < 0) keys.splice(at, 0, key);
    at = (found < 0 ? at : found) + 1;
  }
  return keys.map((key) => [mine.get(key), other.get(key)]);
};

/** Moments by what they are and how often that was before.
 * @param {Moment[]} moments @param {(moment: Moment) => string | false | null | undefined} name */
Downstream.numbered = function (moments, name) {
  /** @type {Map<string, Moment>} */
  const found = new Map();
  for (const moment of moments) {
    let key = name(moment);
    while (key && found.has(key)) key += "+";
    if (key) found.set(key, moment);
  }
  return found;
};

/** @param {Game} game @returns {Moment[]} the other trail, if it is one and not the same */
Downstream.otherWay = function ({ plan, other, trail }) {
  const another = other && other.steps.length &&
    JSON.stringify([other.shift, other.steps]) !== JSON.stringify([trail.shift, trail.steps]);
  return another ? Downstream.unroll(plan, other) : [];
};

/** @param {Page} page @param {Moment} moment the answer in its words */
Downstream.said = (page, moment) => Downstream.wording(Downstream.prose(page,
  Downstream.choiceSource(page, moment, moment.choice || ""), "choice-text", moment.state, ""));

/** @param {Game} game */
Downstream.compare = function (game) {
  const { make } = Downstream;
  const { plan, say } = game;
  const ways = [game.moments, Downstream.otherWay(game)];
  if (!ways[1].length) return null;
  /** @param {Array<Node | string>} title @param {Array<Array<Node | string>>} texts
   * @param {boolean} [again] whether it is an answer given on both ways, which takes one line */
  const row = (title, texts, again) => {
    const [yours, other] = texts.map((nodes) => make("p", {}, ...nodes));
    const same = again ?? yours.textContent === other.textContent;
    return make("li", { class: same ? "same" : "different" },
      make("h4", {}, ...title, " ", make("span", { class: "tag" }, say(same ? "same" : "different"))),
      again ? null : same ? yours : make("div", { class: "pair" }, ...[yours, other].map((text, i) =>
        make("div", {}, make("p", { class: "label" }, say(i ? "other" : "yours")),
          text.textContent ? text : make("p", {}, say("not-reached"))))));
  };
  /** @param {(moment: Moment) => string | false | null | undefined} name
   * @param {(page: Page, moment: Moment) => Node} text */
  const rows = (name, text) => {
    const [mine, other] = ways.map((way) => Downstream.numbered(way, name));
    return Downstream.merge(mine, other).map((pair) => {
      const moment = /** @type {Moment} */ (pair[0] || pair[1]);
      const n = ways[pair[0] ? 0 : 1].indexOf(moment);
      const { encounter } = moment.met;
      const answers = text === Downstream.said;
      const title = Downstream.encounterName(game, encounter);
      return row(answers ? [title, " · ", Downstream.sceneName(game, moment.scene, n)]
        : Downstream.sentence(game, "on-arriving", { encounter: title }),
      pair.map((each) => (each ? [text(game, each)] : [])),
      answers ? pair[0]?.choice === pair[1]?.choice : undefined);
    });
  };
  const ends = ways.map((way) => way[way.length - 1]);
  return Downstream.chapter(game, "compare", [
    ...rows((moment) => moment.choice && moment.scene, Downstream.said),
    row([say("ending")], ends.map(({ scene }) =>
      [Downstream.wording(Downstream.source(game, "scene", scene).querySelector(".ending h3"))])),
    row([say("told")], ends.map(({ state }) => {
      const told = plan.facts.filter((id) => state.told.includes(id)).flatMap((id) => [" · ",
        Downstream.wording(Downstream.source(game, "fact", id).querySelector(".fact-label"))]);
      return told.length ? told.slice(1) : [say("nothing")];
    })),
    ...rows((moment) => moment.meeting && moment.met.encounter, Downstream.expected),
    make("li", {}, Downstream.button("swap", say("swap"))),
  ]);
};

/** The other trail becomes the student's own, and the own one the other. @param {Game} game */
Downstream.swap = function (game) {
  const { trail, other } = game;
  if (!other) return;
  game.other = trail;
  game.ahead = null;
  game.after = false;
  Downstream.rebuild(game, other, Infinity);
  if (game.debrief.hidden) Downstream.focusMoment(game);
  game.tell(game.say("swapped"));
  Downstream.keep(game);
};
