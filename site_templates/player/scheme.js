"use strict";

/** The button auto → light → dark; its words are in data-auto, data-light, data-dark. */
Downstream.scheme = function () {
  const root = document.documentElement;
  const schemes = ["auto", "light", "dark"];
  const now = () => root.dataset.scheme || "auto";
  const show = () => {
    for (const button of document.querySelectorAll("[data-action=scheme]")) {
      const text = button instanceof HTMLElement && button.dataset[now()];
      if (text) (button.querySelector("[data-label]") || button).textContent = text;
    }
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element && event.target.closest("[data-action=scheme]"))) return;
    root.dataset.scheme = schemes[(schemes.indexOf(now()) + 1) % 3];
    try {
      if (!root.classList.contains("group")) localStorage.setItem("downstream/scheme", now());
    } catch {
      // it holds for this page
    }
    show();
  });
  show();
};
