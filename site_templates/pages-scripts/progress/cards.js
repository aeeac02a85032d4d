"use strict";
// The list of scenarios: a quiet word on each card for what was begun on this device. Where nothing
// can be read, nothing is said.

/** @param {HTMLElement} mark  the place for the word on a scenario's card */
Downstream.markCard = function (mark) {
  const kept = Downstream.keptOf(mark.dataset.kept || "");
  const list = /** @type {HTMLElement | null} */ (mark.closest("[data-started]"));
  const { started = "", finished = "" } = list?.dataset || {};
  const said = kept ? kept.finished ? finished : started : "";
  if (mark.textContent === said) return;
  mark.textContent = said;
  // Who goes from link to link hears it as well.
  const link = mark.closest(".card")?.querySelector(".card-link");
  if (said) link?.setAttribute("aria-describedby", mark.id);
  else link?.removeAttribute("aria-describedby");
};

Downstream.markCards = function () {
  for (const mark of document.querySelectorAll("[data-kept]")) {
    if (mark instanceof HTMLElement) Downstream.markCard(mark);
  }
};

(() => {
  // Each card as soon as it is there, so that nothing moves once it has been seen.
  const observer = new MutationObserver(Downstream.markCards);
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    observer.disconnect();
    Downstream.markCards();
  });
  // Whoever goes back may find this page as it was left; other tabs play as well.
  addEventListener("pageshow", Downstream.markCards);
  addEventListener("storage", Downstream.markCards);
})();
