"use strict";

/* The filters of the page of quotations. It runs in the head, so that nothing a reader has asked to
   hide is painted before it is hidden; without it the page shows every quotation. */
(() => {
  const KEY = "downstream/hide";
  const root = document.documentElement;

  /** The care tags to hide, as kept on this device. @returns {string[]} */
  const kept = () => {
    try {
      const tags = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
    } catch {
      return [];
    }
  };

  /** @param {string[]} tags */
  const keep = (tags) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(tags));
    } catch {
      // it holds for this page
    }
  };

  /** @param {string | undefined} list @returns {string[]} */
  const words = (list) => (list || "").split(" ").filter(Boolean);

  const start = () => {
    const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-filters]"));
    const status = form && /** @type {HTMLElement} */ (form.querySelector("[data-shown]"));
    if (!form || !status) return;
    const [phenomenon, participant] = form.querySelectorAll("select");
    const boxes = form.querySelectorAll("input");
    /** @type {NodeListOf<HTMLElement>} */
    const quotations = document.querySelectorAll(".voices .quotation");

    const apply = () => {
      const hidden = [...boxes].filter((box) => box.checked).map((box) => box.value);
      let shown = 0;
      for (const quotation of quotations) {
        const { phenomena, participant: who, care } = quotation.dataset;
        const fits =
          (!phenomenon.value || words(phenomena).includes(phenomenon.value)) &&
          (!participant.value || who === participant.value) &&
          !words(care).some((tag) => hidden.includes(tag));
        quotation.hidden = !fits;
        shown += Number(fits);
      }
      for (const section of /** @type {NodeListOf<HTMLElement>} */ (
        document.querySelectorAll(".voices-category")
      )) {
        section.hidden = !section.querySelector(".quotation:not([hidden])");
      }
      const { none, one, many } = status.dataset;
      const text = (shown === 0 ? none : shown === 1 ? one : many) || "";
      status.textContent = text.replace("{n}", String(shown));
    };

    const recall = () => {
      const tags = kept();
      for (const box of boxes) box.checked = tags.includes(box.value);
    };

    form.addEventListener("change", (event) => {
      if (event.target instanceof HTMLInputElement) {
        // Tags that only scenarios have stay as they are.
        const own = [...boxes].map((box) => box.value);
        const others = kept().filter((tag) => !own.includes(tag));
        keep([...others, ...[...boxes].filter((box) => box.checked).map((box) => box.value)]);
      }
      apply();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      setTimeout(() => {
        recall();
        apply();
      });
    });
    addEventListener("storage", (event) => {
      if (event.key !== KEY && event.key !== null) return;
      recall();
      apply();
    });
    recall();
    form.hidden = false;
    if ([...boxes].some((box) => box.checked)) {
      form.querySelector("[data-hiding]")?.setAttribute("open", "");
    }
    apply();
  };

  if (kept().length) root.classList.add("hiding");
  document.addEventListener("DOMContentLoaded", () => {
    try {
      start();
    } finally {
      root.classList.remove("hiding");
    }
  });
})();
