/**
 * Reloads a page of the local preview when a new build is there. Never part of a published site.
 */
(function () {
  "use strict";

  /** Where the reader was, kept over one reload. */
  const PLACE = "downstream:preview-place";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** The build this page came from. */
  const shown = script.dataset.build;
  /** @type {EventSource | null} */
  let events = null;

  /** @returns {void} */
  function rememberPlace() {
    try {
      sessionStorage.setItem(PLACE, JSON.stringify([location.href, scrollX, scrollY]));
    } catch {
      // Without storage the page still reloads, at its top.
    }
  }

  /** @returns {void} */
  function returnToPlace() {
    try {
      const kept = sessionStorage.getItem(PLACE);
      sessionStorage.removeItem(PLACE);
      const [href, x, y] = /** @type {[string, number, number]} */ (JSON.parse(kept || "[]"));
      if (href === location.href) {
        scrollTo(x, y);
      }
    } catch {
      // The place is a convenience.
    }
  }

  /**
   * @param {MessageEvent<string>} event carries the number of the last build
   * @returns {void}
   */
  function reloadIfNewer(event) {
    if (event.data !== shown) {
      stopListening();
      rememberPlace();
      location.reload();
    }
  }

  /** @returns {void} */
  function stopListening() {
    events?.close();
    events = null;
  }

  /**
   * A browser grants a site few connections at once: hidden tabs give theirs back.
   * @returns {void}
   */
  function listenWhileVisible() {
    stopListening();
    if (document.visibilityState === "visible") {
      events = new EventSource("/__downstream/events");
      events.onmessage = reloadIfNewer;
    }
  }

  addEventListener("load", returnToPlace);
  addEventListener("pagehide", stopListening);
  addEventListener("pageshow", listenWhileVisible);
  document.addEventListener("visibilitychange", listenWhileVisible);
})();
