"use strict";
// Group mode: large type, hands counted before a choice, nothing of the device read or written.

/** @param {Game} game @param {boolean} on */
Downstream.group = function (game, on) {
  document.documentElement.classList.toggle("group", on);
  Object.assign(game, { group: on, store: Downstream.store(on), rest: {}, notes: {}, care: {},
    other: null, ahead: null, votes: {}, trail: Downstream.setOut(game.plan, null, 0) });
  game.hide = Downstream.readHidden(game);
  if (!on && location.hash) history.replaceState(-1, "", location.pathname + location.search);
  Downstream.again(game);
  game.tell(game.say(on ? "group-note" : "group-left"));
};

/** The field for the hands that go up for an answer. @param {Game} game @param {string} vote
 * @param {string} letter */
Downstream.hands = function ({ say, votes }, vote, letter) {
  const { make } = Downstream;
  const value = votes[vote] ?? "";
  return make("label", { class: "keys" }, say("hands", { letter }), make("input",
    { type: "number", min: 0, max: 999, inputmode: "numeric", value, "data-vote": vote }));
};

/** @param {Game} game @param {Element} options */
Downstream.count = function ({ say, votes }, options) {
  let n = 0;
  for (const field of options.querySelectorAll("[data-vote]")) {
    n += votes[field.getAttribute("data-vote") || ""] || 0;
  }
  const sum = options.querySelector("output");
  if (sum) sum.textContent = say("hands-sum", { n });
};

/** @param {Game} game @param {EventTarget | null} target */
Downstream.vote = function (game, target) {
  if (!(target instanceof HTMLInputElement) || !target.dataset.vote) return;
  const given = target.valueAsNumber || 0;
  const hands = Math.min(999, Math.max(0, Math.round(given)));
  if (hands !== given) target.value = `${hands}`;
  game.votes[target.dataset.vote] = hands;
  const options = target.closest("[data-options]");
  if (options) Downstream.count(game, options);
};

/** How the hands went up, beside the answer given. @param {Game} game @param {number} n
 * @param {Element} item */
Downstream.voted = function (game, n, item) {
  const { make } = Downstream;
  const { plan, votes, moments, say } = game;
  const moment = moments[n];
  const ids = Downstream.offered(plan, moment.state);
  const key = (/** @type {string} */ id) => `${n} ${moment.scene} ${id}`;
  if (!ids.some((id) => votes[key(id)])) return;
  item.querySelector(".answer")?.before(make("div", { class: "votes" },
    make("p", { class: "label" }, say("voted")), make("ul", {}, ...ids.map((id, i) =>
      make("li", {}, `${String.fromCharCode(65 + i)} · ${votes[key(id)] || 0} · `,
        Downstream.words(Downstream.prose(game, Downstream.choiceSource(game, moment, id),
          "choice-text", moment.state, "")))))));
};
