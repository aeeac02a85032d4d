// Listens to the server of the preview: the page reloads when it has changed, and only then.

(function () {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** @type {EventSource | null} */
  let events = null;

  /** @param {MessageEvent<string>} event how the course stands, and this page's version */
  function hear(event) {
    const news = JSON.parse(event.data);
    if (news.version !== script.dataset.version) {
      stopListening();
      DownstreamLive.reload();
    } else DownstreamLive.mistakes(news);
  }

  function stopListening() {
    events?.close();
    events = null;
  }

  /** A browser grants a site few connections at once: hidden tabs give theirs back. */
  function listenWhileVisible() {
    stopListening();
    if (document.visibilityState !== "visible") return;
    events = new EventSource("/__downstream/events?page=" + encodeURIComponent(location.pathname));
    events.onmessage = hear;
  }

  addEventListener("pagehide", stopListening);
  addEventListener("pageshow", listenWhileVisible);
  document.addEventListener("visibilitychange", listenWhileVisible);
})();
