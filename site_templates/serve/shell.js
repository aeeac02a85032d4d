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

/** @param {string} name @returns {HTMLElement | null} a panel that is open */
DownstreamLive.panel = (name) => DownstreamLive.part("panels").querySelector(`[data-panel=${name}]`);

/** What had the focus before a panel took it, by the panel's name.
 * @type {Record<string, any>} */
DownstreamLive.before = {};

/** A panel over the page, which Escape closes. Its heading takes the focus only if `asked`, if
 * nothing else has it, or if the panel had it that this one replaces. @param {string} name @param {string} title
 * @param {Node[]} children @param {boolean} asked */
DownstreamLive.open = function (name, title, children, asked) {
  const { make, button, part, before } = DownstreamLive;
  const heading = make("h2", { id: name, tabindex: "-1" }, title);
  const panel = make("section", { role: "region", "aria-labelledby": name, "data-panel": name },
    make("header", {}, heading, button("Close (Esc)", () => DownstreamLive.close(name))),
    ...children);
  const focused = DownstreamLive.root().activeElement || document.activeElement;
  const old = DownstreamLive.panel(name);
  const within = !!old?.contains(focused);
  old?.remove();
  part("panels").append(panel);
  if (!asked && !within && focused && focused !== document.body) return;
  if (!within) before[name] = focused;
  heading.focus({ preventScroll: true });
};

/** Closes a panel; what had the focus before it has it again, or else the button that opens it.
 * @param {string} name @returns {boolean} whether it was open */
DownstreamLive.close = function (name) {
  const { root, part, before } = DownstreamLive;
  const panel = DownstreamLive.panel(name);
  const within = !!panel?.contains(root().activeElement);
  panel?.remove();
  if (within) before[name]?.focus({ preventScroll: true });
  if (within && document.activeElement === document.body) {
    /** @type {HTMLElement | null} */
    const offer = part("bar").querySelector(`[data-offer=${name}]`);
    offer?.focus({ preventScroll: true });
  }
  return !!panel;
};

/** A button at the foot of the page; without `words` it goes. It stays the same button while its
 * words change, so that it keeps the focus. @param {string} name
 * @param {string} words @param {() => void} pressed */
DownstreamLive.offer = function (name, words, pressed = () => {}) {
  const { make, part } = DownstreamLive;
  const bar = part("bar");
  /** @type {HTMLButtonElement | null} */
  const old = bar.querySelector(`[data-offer=${name}]`);
  if (!words) {
    old?.remove();
    return;
  }
  const button = old || make("button", { type: "button", "data-offer": name });
  button.textContent = words;
  button.onclick = pressed;
  if (!old) bar.append(button);
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
