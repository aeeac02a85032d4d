"use strict";

/** Plays one scenario page. @param {HTMLElement} article @param {Plan} plan */
Downstream.start = function (article, plan) {
  const { make, button } = Downstream;
  const [play, list, begin, status, debrief] =
    ["play", "trail", "begin", "status", "debrief"].map((name) => {
      const found = article.querySelector(`[data-${name}]`);
      if (found instanceof HTMLElement) return found;
      throw new Error(`the page has no data-${name}`);
    });
  const say = Downstream.strings();
  const store = Downstream.store();
  const trail = Downstream.setOut(plan, null, 0);
  const keptNote = play.appendChild(make("p", { class: "kept" }));
  /** @type {Game} */
  const game = {
    plan, article, say, store, play, list, begin, debrief, keptNote, trail,
    tell: Downstream.announcer(status), keys: store.read("downstream/keys") !== "off",
    other: null, after: false, moments: [],
  };

  /** @type {Record<string, (target: HTMLElement) => void>} */
  const actions = {
    begin: () => Downstream.beginAnew(game),
    resume: () => Downstream.resume(game),
    continue: () => Downstream.goOn(game),
    choose: (target) => Downstream.decide(game, target.dataset.choice || ""),
    reopen: (target) => Downstream.goBack(game, Number(target.dataset.step)),
    back: () => Downstream.goBack(game, Math.max(0, game.trail.steps.length - 1)),
    again() {
      Downstream.intro(game);
      Downstream.focus(article.querySelector("h1") || article);
    },
    print: () => window.print(),
    keys(target) {
      game.keys = /** @type {HTMLInputElement} */ (target).checked;
      store.write("downstream/keys", game.keys ? "on" : "off");
      for (const hint of list.querySelectorAll("kbd")) hint.hidden = !game.keys;
    },
  };

  /** No dead page: a message with a way back; if that fails too, the storyboard.
   * @param {unknown} error */
  function fail(error) {
    console.error(error);
    if (play.hidden || article.querySelector(".trouble")) return Downstream.giveUp(article);
    play.append(make("div", { class: "trouble", role: "alert" }, make("p", {}, say("trouble")),
      button("back", say("back")), " ", button("again", say("start-again"))));
    article.querySelector(".trouble")?.scrollIntoView({ block: "center" });
  }

  article.addEventListener("click", (event) => {
    const target = event.target instanceof Element && event.target.closest("[data-action]");
    const action = target instanceof HTMLElement && actions[target.dataset.action || ""];
    if (!action) return;
    const trouble = article.querySelector(".trouble");
    try {
      action(target);
      trouble?.remove();
    } catch (error) {
      fail(error);
    }
  });
  article.addEventListener("keydown", Downstream.numberKey);
  Downstream.intro(game);
};

/** Leaves the readable storyboard. @param {HTMLElement} article */
Downstream.giveUp = function (article) {
  document.documentElement.classList.remove("player");
  const play = article.querySelector("[data-play]");
  if (play instanceof HTMLElement) play.hidden = true;
};

Downstream.ready = function () {
  Downstream.scheme();
  const article = document.querySelector("article[data-scenario]");
  if (!(article instanceof HTMLElement)) return;
  try {
    const plan = JSON.parse(document.getElementById("plan")?.textContent || "");
    if (plan.format !== 1) throw new Error("unknown plan format " + plan.format);
    Downstream.start(article, plan);
  } catch (error) {
    console.error(error);
    Downstream.giveUp(article);
  }
};

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", Downstream.ready);
} else {
  Downstream.ready();
}
