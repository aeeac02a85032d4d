"use strict";

/** Attributes that are false are left out. @template {Element} T @param {T} element
 * @param {Record<string, string | number | boolean>} attributes
 * @param {Array<Node | string | null>} children */
Downstream.fill = function (element, attributes, ...children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
};

/** @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string | number | boolean>} [attributes]
 * @param {Array<Node | string | null>} children @returns {HTMLElementTagNameMap[T]} */
Downstream.make = (tag, attributes = {}, ...children) =>
  Downstream.fill(document.createElement(tag), attributes, ...children);

/** @param {string} action @param {string} label @param {Record<string, string | number>} [more] */
Downstream.button = function (action, label, more) {
  const attributes = { type: "button", class: "button", "data-action": action, ...more };
  return Downstream.make("button", attributes, label);
};

/** Words that come with the second script. @type {Record<string, string>} */
Downstream.lateStrings = {};

/** The interface's words, from <template id="strings">. A missing key is an empty string.
 * @returns {Say} */
Downstream.strings = function () {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("strings"));
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const entry of template ? template.content.querySelectorAll("[data-string]") : []) {
    texts.set(entry.getAttribute("data-string") || "", (entry.textContent || "").trim());
  }
  return (key, values = {}) =>
    (texts.get(key) || Downstream.lateStrings[key] || "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
};

/** @param {Element} root @param {string} part @returns {HTMLElement | null} */
Downstream.part = (root, part) => root.querySelector(`[data-part="${part}"]`);

/** The storyboard's element for an id of the plan.
 * @param {Page} page @param {string} kind @param {string} id @param {HTMLElement} [within]
 * @returns {HTMLElement} */
Downstream.source = function ({ article }, kind, id, within = article) {
  const found = within.querySelector(`[data-${kind}="${CSS.escape(id)}"]:not(.play *, .tells)`);
  if (found instanceof HTMLElement) return found;
  throw new Error(`the page has no ${kind} ${id}`);
};

/** @param {Element | null} [element] */
Downstream.words = (element) => (element?.textContent || "").replace(/\s+/g, " ").trim();

/** The same as a node, in its own language. @param {Element | null} [element] */
Downstream.wording = function (element) {
  const source = element?.querySelector("[lang]") || element?.closest("[lang]");
  return Downstream.make("span", { lang: source?.getAttribute("lang") || false }, Downstream.words(element));
};

/** @param {Element} element @param {string} selector */
Downstream.textOf = (element, selector) => Downstream.words(element.querySelector(selector));

/** What a scene is called: its own title, or its place on the trail.
 * @param {Page} page @param {string} id @param {number} n counted from 0 */
Downstream.sceneTitle = function (page, id, n) {
  const title = Downstream.textOf(Downstream.source(page, "scene", id), ".scene-title");
  const numbered = new RegExp(`^${page.say("scene", { n: "\\d+" })}$`).test(title);
  return title && !numbered ? title : page.say("scene", { n: n + 1 });
};

/** The same as a node, in its own language. @param {Page} page @param {string} id @param {number} n */
Downstream.sceneName = function (page, id, n) {
  const title = Downstream.sceneTitle(page, id, n);
  const own = Downstream.wording(Downstream.source(page, "scene", id).querySelector(".scene-title"));
  return own.textContent === title ? own : title;
};

/** Moves focus, and with it the reader. @param {HTMLElement} element */
Downstream.focus = function (element) {
  const calm = !matchMedia("(prefers-reduced-motion: no-preference)").matches;
  if (!element.matches("button, input")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
};

/** Says things through the live region, those of one moment together.
 * @param {HTMLElement} status @returns {(text: string) => void} */
Downstream.announcer = function (status) {
  /** @type {string[]} */
  let waiting = [];
  return (text) => {
    waiting.push(text);
    if (waiting.length > 1) return;
    status.textContent = "";
    setTimeout(() => {
      status.textContent = waiting.join(". ").replace(/\.\. /g, ". ");
      waiting = [];
    }, 200);
  };
};
