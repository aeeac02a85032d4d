"use strict";

/* Opens the part of the model that the address names, and hides the quotations that a reader has
   asked to hide. The page can be read without it. */
(() => {
  /** @returns {string[]} */
  const hidden = () => {
    try {
      const tags = JSON.parse(localStorage.getItem("downstream/hide") || "[]");
      return Array.isArray(tags) ? tags : [];
    } catch {
      return [];
    }
  };

  /** Leaves quotations out, whole, and says so in their place. @param {string[]} tags */
  const hide = (tags) => {
    const note = /** @type {HTMLTemplateElement | null} */ (
      document.querySelector("[data-hidden-quotation]")
    );
    for (const quotation of /** @type {NodeListOf<HTMLElement>} */ (
      document.querySelectorAll(".quotation")
    )) {
      if (!(quotation.dataset.care || "").split(" ").some((tag) => tags.includes(tag))) continue;
      quotation.hidden = true;
      if (note) quotation.after(note.content.cloneNode(true));
    }
  };

  const open = () => {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = id && document.getElementById(id);
    if (!target) return;
    let opened = false;
    for (let at = target.closest("details"); at; at = at.parentElement?.closest("details") || null) {
      opened = opened || !at.open;
      at.open = true;
    }
    if (opened) target.scrollIntoView();
    if (target instanceof HTMLDetailsElement) {
      target.querySelector("summary")?.focus({ preventScroll: true });
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    hide(hidden());
    open();
  });
  addEventListener("hashchange", open);
  // On paper nothing is folded away; not every browser can be told so by the styles.
  addEventListener("beforeprint", () => {
    for (const part of /** @type {NodeListOf<HTMLDetailsElement>} */ (
      document.querySelectorAll(".guide details")
    )) part.open = true;
  });
  // A link to what the address names already changes no hash.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) open();
  });
})();
