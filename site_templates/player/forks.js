"use strict";
// One fork of the trail, as the debrief shows it.

/** Effects as a short list with their badges.
 * @param {Page} page @param {Element} source @param {State} before @param {Step} step */
Downstream.outcome = function (page, source, before, step) {
  const { make } = Downstream;
  const linked = Downstream.layers(page, source, before, step)
    .find((layer) => layer.getAttribute("data-layer") === "linked");
  if (!linked) return null;
  const items = [...linked.querySelectorAll(".effect-sentence, .tells")]
    .map((sentence) => make("li", { class: "effect" }, ...sentence.childNodes));
  return make("div", { class: "outcome" }, linked.querySelector(".shows"),
    items.length ? make("ul", { class: "effects" }, ...items) : null);
};

/** A choice as it was or could have been; where there is no room beside the own one, what would have
 * come of it is folded away. @param {Page} page @param {Moment} moment
 * @param {string} id @param {Step} step */
Downstream.road = function (page, moment, id, step) {
  const { make, prose } = Downstream;
  const source = Downstream.choiceSource(page, moment, id);
  const { state, choice } = moment;
  const tempting = prose(page, source, "temptation", state, "temptation");
  tempting?.prepend(make("p", { class: "label" }, page.say("temptation")));
  const said = prose(page, source, "choice-text", state, "choice-text");
  const came = [tempting, Downstream.outcome(page, source, state, step)];
  if (choice === id) {
    return make("div", { class: "road taken" }, make("h5", {}, page.say("you-answered")), said, ...came);
  }
  const open = matchMedia("(min-width: 44rem)").matches;
  return make("div", { class: "road" }, make("h5", {}, page.say("road")), said,
    came.some(Boolean) ? make("details", { class: "past-layer", open },
      make("summary", {}, page.say("road-linked")), ...came) : null);
};

/** @param {Page} page @param {Moment} moment @param {number} n */
Downstream.fork = function (page, moment, n) {
  const { make } = Downstream;
  const { plan } = page;
  const { choices = {}, encounter, kind } = plan.scenes[moment.scene];
  const own = moment.choice || "";
  const others = Downstream.offered(plan, moment.state).filter((id) => id !== own)
    .map((id) => Downstream.road(page, moment, id, choices[id]));
  const where = [Downstream.encounterName(page, encounter), " · ",
    Downstream.sceneName(page, moment.scene, n)];
  return make("li", { class: "fork" }, make("h4", {}, ...where),
    make("div", { class: "pair" }, Downstream.road(page, moment, own, choices[own]),
      kind === "reflection" ? Downstream.factors(page, moment)
        : make("div", { class: "roads" }, ...others)),
    Downstream.reopenButton(page, moment, n, "what-if"));
};

/** What pressed on the student where the reflection took place; the factor named is marked.
 * @param {Page} page @param {Moment} moment */
Downstream.factors = function (page, moment) {
  const { make, reveal } = Downstream;
  const { choices = {}, encounter } = page.plan.scenes[moment.scene];
  const factor = choices[moment.choice || ""].factor;
  const head = Downstream.source(page, "encounter", encounter).querySelector(".encounter-head");
  const tags = head ? [...reveal(page, head, moment.arrival).querySelectorAll(".tag")] : [];
  const named = tags.find((tag) => tag.getAttribute("data-phenomenon") === factor);
  named?.classList.add("named");
  if (!tags.length) return null;
  const name = named?.firstChild?.textContent?.trim();
  return make("div", { class: "factors" },
    make("p", { class: "label" }, page.say("factors")),
    make("ul", {}, ...tags.map((tag) => make("li", {}, tag))),
    name ? make("p", {}, page.say("factor-named", { factor: name })) : null);
};
