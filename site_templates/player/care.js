"use strict";
// Care: a note before a sensitive scene with a way round it, and quotations left out, whole.

/** @param {HTMLElement | null} [element] @returns {string[]} */
Downstream.careOf = (element) => (element?.dataset.care || "").split(" ").filter(Boolean);

/** Where help is, for what touches on suicide: the foot's own words.
 * @param {HTMLElement} source @returns {Node | null} */
Downstream.help = function (source) {
  const foot = Downstream.careOf(source).includes("suicidal-ideation") && document.querySelector(".shell-foot .help");
  return foot ? Downstream.make("aside", { class: "care-note" }, foot.cloneNode(true)) : null;
};

/** The note before a scene. @param {Game} game @param {number} n @param {HTMLElement} item */
Downstream.careNote = function (game, n, item) {
  const source = Downstream.part(Downstream.source(game, "scene", game.moments[n].scene), "care");
  if (!source) return;
  const note = /** @type {HTMLElement} */ (source.cloneNode(true));
  const brief = Downstream.part(note, "summary") || "";
  note.append(Downstream.help(note) || "");
  item.querySelector(".scene-title, .ending")?.after(note, brief);
  Downstream.takeCare(game, n, item);
};

/** As the student wants this scene; until that is known, nothing of it. @param {Game} game
 * @param {number} n @param {Element} item */
Downstream.takeCare = function ({ care, moments }, n, item) {
  const way = care[moments[n].scene];
  const brief = way === "brief";
  item.classList.toggle("gated", !way);
  for (const button of item.querySelectorAll("[data-way]")) {
    button.setAttribute("aria-pressed", `${button.getAttribute("data-way") === way}`);
  }
  /** @type {NodeListOf<HTMLElement>} */
  const texts = item.querySelectorAll(":scope > .witnessed, .scene-text, .scene-summary");
  for (const text of texts) text.hidden = text.matches(".scene-summary") !== brief;
  return [...texts].find((text) => !text.hidden);
};

/** @param {Game} game @param {HTMLElement} target */
Downstream.chooseCare = function (game, target) {
  const item = target.closest("[data-step]");
  if (!item) return;
  const n = Number(item.getAttribute("data-step"));
  game.care = { ...game.care, [game.moments[n].scene]: target.dataset.way || "" };
  const text = Downstream.takeCare(game, n, item);
  if (text) Downstream.focus(text);
  Downstream.keep(game);
};

/** Leaves out what is to be hidden, with a line in its place. @param {Game} game */
Downstream.veil = function ({ hide, say, article, list }) {
  const { make, button } = Downstream;
  const control = article.querySelector("[data-hiding]");
  /** @type {NodeListOf<HTMLElement>} */
  const figures = list.querySelectorAll(".quotation:not([data-care=''])");
  for (const figure of figures) {
    const tags = Downstream.careOf(figure);
    figure.dataset.veil = "";
    if (control && !figure.querySelector("[data-hiding]")) {
      const own = /** @type {Element} */ (control.cloneNode(true));
      own.removeAttribute("open");
      for (const box of own.querySelectorAll("input")) {
        if (!tags.includes(box.value)) box.parentElement?.remove();
      }
      figure.append(own);
      figure.before(make("p", { class: "veiled" }, make("span"), " · ",
        button("unveil", say("unveil"), { class: "link-button" })));
      figure.after(Downstream.help(figure) || "");
    }
    const note = /** @type {HTMLElement} */ (figure.previousElementSibling);
    const names = [...figure.querySelectorAll("label")]
      .filter((_, i) => hide.includes(figure.querySelectorAll("input")[i].value))
      .map(Downstream.words).join(", ");
    figure.hidden = !!names && !figure.dataset.shown;
    note.hidden = !figure.hidden;
    note.children[0].textContent = say("veiled", { tags: names });
  }
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = article.querySelectorAll("[data-action=hide]");
  for (const box of boxes) box.checked = hide.includes(box.value);
};

/** @param {Game} game */
Downstream.readHidden = ({ store }) => Downstream.listIn(store.read("downstream/hide"));

/** @param {Game} game @param {HTMLElement} target */
Downstream.chooseHidden = function (game, target) {
  const { value, checked } = /** @type {HTMLInputElement} */ (target);
  game.hide = game.hide.filter((tag) => tag !== value).concat(checked ? value : []);
  game.store.write("downstream/hide", game.hide);
  if (checked) for (const each of game.list.querySelectorAll("[data-shown]")) {
    each.removeAttribute("data-shown");
  }
  Downstream.veil(game);
  const figure = target.closest(".quotation[hidden]");
  const back = figure?.previousElementSibling?.querySelector("button");
  if (back) Downstream.focus(back);
  const tag = Downstream.words(target.closest("label"));
  game.tell(game.say(checked ? "hide-on" : "hide-off", { tag }));
};

/** @param {Game} game @param {HTMLElement} target */
Downstream.unveil = function (game, target) {
  const figure = target.closest(".veiled")?.nextElementSibling;
  if (!(figure instanceof HTMLElement)) return;
  figure.dataset.shown = "1";
  Downstream.veil(game);
  Downstream.focus(figure);
};
