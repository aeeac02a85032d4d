// What the preview adds to a page, in a shadow root: the page's styles and these do not meet.
// Nothing in this folder is ever part of a published site.

/** The scenario's player, where the page has one. @returns {any} */
DownstreamLive.player = () => /** @type {any} */ (window).Downstream;

/** @param {string} tag @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children @returns {any} */
DownstreamLive.make = function (tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** @param {string} words @param {() => void} pressed @returns {HTMLButtonElement} */
DownstreamLive.button = function (words, pressed) {
  const button = DownstreamLive.make("button", { type: "button" }, words);
  button.addEventListener("click", pressed);
  return button;
};

/** The shadow root at the end of the page, made when it is first needed. */
DownstreamLive.root = function () {
  const { make } = DownstreamLive;
  let host = document.querySelector("[data-downstream-live]");
  if (!host) {
    host = make("div", { "data-downstream-live": "", lang: "en" });
    const shadow = /** @type {Element} */ (host).attachShadow({ mode: "open" });
    shadow.append(make("style", {}, /** @type {any} */ (DownstreamLive).styles),
      make("div", { class: "panels" }),
      make("div", { class: "bar" }, make("p", { class: "said", role: "status" })));
    document.body.append(/** @type {Element} */ (host));
  }
  const { scheme } = document.documentElement.dataset;
  /** @type {HTMLElement} */ (host).style.colorScheme = scheme || "light dark";
  return /** @type {ShadowRoot} */ (/** @type {Element} */ (host).shadowRoot);
};

/** @param {string} part @returns {HTMLElement} */
DownstreamLive.part = (part) =>
  /** @type {HTMLElement} */ (DownstreamLive.root().querySelector("." + part));

/** A panel over the page, which Escape closes. Its heading takes the focus only if `asked`, or if
 * nothing else has it. @param {string} name @param {string} title @param {Node[]} children
 * @param {boolean} asked */
DownstreamLive.open = function (name, title, children, asked) {
  const { make, button, part } = DownstreamLive;
  const heading = make("h2", { id: name, tabindex: "-1" }, title);
  const panel = make("section", { role: "region", "aria-labelledby": name, "data-panel": name },
    make("header", {}, heading, button("Close (Esc)", () => DownstreamLive.close(name))),
    ...children);
  DownstreamLive.close(name);
  part("panels").append(panel);
  const idle = !document.activeElement || document.activeElement === document.body;
  if (asked || idle) heading.focus({ preventScroll: true });
};

/** @param {string} name @returns {boolean} whether it was open */
DownstreamLive.close = function (name) {
  const panel = DownstreamLive.part("panels").querySelector(`[data-panel=${name}]`);
  panel?.remove();
  return !!panel;
};

/** A button at the foot of the page; without `words` it goes. @param {string} name
 * @param {string} words @param {() => void} pressed */
DownstreamLive.offer = function (name, words, pressed = () => {}) {
  const bar = DownstreamLive.part("bar");
  const old = bar.querySelector(`[data-offer=${name}]`);
  if (old?.textContent === words) return;
  old?.remove();
  if (!words) return;
  const button = DownstreamLive.button(words, pressed);
  button.dataset.offer = name;
  bar.append(button);
};

/** @param {string} words said quietly at the foot of the page */
DownstreamLive.say = function (words) {
  DownstreamLive.part("said").textContent = words;
};

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const panels = document.querySelector("[data-downstream-live]")?.shadowRoot
    ?.querySelectorAll("[data-panel]");
  const last = [...(panels || [])].pop();
  if (last) DownstreamLive.close(last.getAttribute("data-panel") || "");
});
