"use strict";

/** A copy of part of the storyboard as it holds in a state: the first variant that holds, the
 * effects and facts that hold one after the other, no ids.
 * @param {Page} page @param {Element} source @param {State} state @param {string} [by]
 * @returns {HTMLElement} */
Downstream.reveal = function (page, source, state, by = "you") {
  const copy = /** @type {HTMLElement} */ (source.cloneNode(true));
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  for (const spare of copy.querySelectorAll(".storyboard-only, [data-part=goto]")) spare.remove();
  const chosen = new Set();
  for (const element of copy.querySelectorAll("[data-when]")) {
    if (!(element instanceof HTMLElement) || !copy.contains(element)) continue;
    const { when, effect, fact } = element.dataset;
    const variant = element.classList.contains("variant");
    const first = !variant || !chosen.has(element.parentNode);
    if (!first || !Downstream.holds(page.plan, state, JSON.parse(when || "[]"))) element.remove();
    else if (variant) chosen.add(element.parentNode);
    else if (effect) state = Downstream.experience(state, effect, by);
    else if (fact && state.told.includes(fact)) element.remove();
    else if (fact) state = Downstream.tell(state, fact);
  }
  for (const list of copy.querySelectorAll("ul, ol")) if (!list.children.length) list.remove();
  return copy;
};

/** The prose of one part, as a plain box of the given class; null without any.
 * @param {Page} page @param {Element} host @param {string} part @param {State} state
 * @param {string} name @returns {HTMLElement | null} */
Downstream.prose = function (page, host, part, state, name) {
  const source = Downstream.part(host, part);
  const variant = source && Downstream.reveal(page, source, state).querySelector(".variant");
  return variant ? Downstream.make("div", { class: name }, ...variant.childNodes) : null;
};

/** The layers of a choice or of something witnessed, those with anything to say.
 * @param {Page} page @param {Element} host @param {State} before @param {Step} step
 * @param {string} [which] a selector */
Downstream.layers = function (page, host, before, step, which = "[data-layer]") {
  const acted = Downstream.act(page.plan, before, step);
  const after = Downstream.take(page.plan, before, step);
  return [...host.children].filter((child) => child.matches(which)).map((child) => {
    const linked = child.getAttribute("data-layer") === "linked";
    return Downstream.reveal(page, child, linked ? acted : after, step.by);
  }).filter((layer) => [...layer.children].some((child) => !/^H\d$/.test(child.tagName)));
};

/** @param {Element} layer @returns {HTMLElement} */
Downstream.headingOf = (layer) =>
  /** @type {HTMLElement} */ (layer.querySelector("h2, h3, h4, [data-heading]") || layer);
