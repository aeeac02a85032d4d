"use strict";

// Where a drawing is wider than the screen, it is first seen where it starts.
document.addEventListener("DOMContentLoaded", () => {
  for (const board of document.querySelectorAll(".board")) {
    const start = board.querySelector(".source")?.getBoundingClientRect();
    if (start) board.scrollLeft += start.x - board.getBoundingClientRect().x - board.clientWidth / 2;
  }
});
