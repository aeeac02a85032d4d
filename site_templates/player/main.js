"use strict";

/** Plays one scenario page. @param {HTMLElement} article @param {Plan} plan */
Downstream.start = function (article, plan) {
  const { make, button } = Downstream;
  const [play, list, begin, status, debrief, map] =
    ["play", "trail", "begin", "status", "debrief", "map"].map((name) => {
      const found = article.querySelector(`[data-${name}]`);
      if (found instanceof HTMLElement) return found;
      throw new Error(`the page has no data-${name}`);
    });
  const say = Downstream.strings();
  const { hash, pathname, search } = location;
  // As boot.js has decided by the address.
  const reading = !document.documentElement.classList.contains("player");
  const store = Downstream.store(hash === "#group");
  const trail = Downstream.setOut(plan, null, 0);
  const keptNote = play.appendChild(make("p", { class: "kept" }));
  /** @type {Game} */
  const game = {
    plan, article, say, store, play, list, begin, debrief, map, keptNote, trail,
    tell: Downstream.announcer(status), keys: store.read("downstream/keys") !== "off",
    other: null, after: false, moments: [], notes: {}, ahead: null, care: {}, rest: {}, text: null,
    damaged: false, looked: false, group: false, votes: {}, hide: [], due: [], act, guard,
  };

  /** @type {Record<string, (target: HTMLElement) => void>} */
  const actions = {
    begin: () => Downstream.beginAnew(game),
    resume: () => Downstream.resume(game),
    continue: () => Downstream.goOn(game),
    choose: (target) => Downstream.decide(game, target.dataset.choice || ""),
    reopen: (target) => Downstream.goBack(game, Number(target.dataset.step)),
    back: () => Downstream.goBack(game, Math.max(0, game.trail.steps.length - 1)),
    again: () => Downstream.again(game),
    care: (target) => Downstream.chooseCare(game, target),
    hide: (target) => Downstream.chooseHidden(game, target),
    unveil: (target) => Downstream.unveil(game, target),
    group: () => Downstream.group(game, !game.group),
    "take-over"(target) {
      target.parentElement?.remove();
      Downstream.resume(game);
    },
    stay(target) {
      target.parentElement?.remove();
      Downstream.stay(game);
    },
    reveal: () => Downstream.later(() => {
      Downstream.lookFurther(game);
      Downstream.keep(game);
    }),
    swap: () => Downstream.swap(game),
    save: () => Downstream.saveFile(game),
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

  /** What follows from every change of what is on screen. */
  function settled() {
    if (list.querySelector(".quotation:not([data-care=''], [data-veil])")) Downstream.veil(game);
    if (!play.hidden) Downstream.soon(game, () => Downstream.later(() => Downstream.drawMap(game)));
    const language = document.querySelector("[data-language]");
    const place = reading ? hash : game.group ? "#group" : play.hidden ? "" : "#resume";
    if (language instanceof HTMLAnchorElement) language.hash = place;
  }

  const mark = () => Downstream.mark(game);

  /** @param {() => void} action */
  function act(action) {
    const trouble = article.querySelector(".trouble");
    guard(() => {
      Downstream.catchUp(game);
      action();
      Downstream.soon(game, mark);
      settled();
      trouble?.remove();
    });
  }

  /** @param {() => void} action */
  function guard(action) {
    try {
      action();
    } catch (error) {
      fail(error);
    }
  }

  article.addEventListener("click", (event) => {
    const target = event.target instanceof Element && event.target.closest("[data-action]");
    const action = target instanceof HTMLElement && actions[target.dataset.action || ""];
    if (action) act(() => action(target));
  });
  map.addEventListener("toggle", () => Downstream.later(() => Downstream.drawMap(game)));
  article.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    Downstream.showNote(target, target.value);
    Downstream.keepNote(game, target.dataset.note || "", target.value);
  });
  article.addEventListener("input", ({ target }) => Downstream.vote(game, target));
  article.addEventListener("keydown", Downstream.numberKey);
  addEventListener("pagehide", () => Downstream.catchUp(game));
  document.addEventListener("visibilitychange", () => Downstream.catchUp(game));
  addEventListener("popstate", ({ state }) => {
    if (reading || !Number.isInteger(state)) return;
    // The browser is at another entry by now, which is not the one to be marked.
    game.due = game.due.filter((task) => task !== mark);
    act(() => Downstream.travel(game, state));
  });
  addEventListener("storage", ({ key }) => {
    if (game.group) return;
    game.hide = Downstream.readHidden(game);
    if (key !== null && key !== Downstream.storeKey(plan.scenario)) return Downstream.veil(game);
    if (play.hidden) Downstream.intro(game);
    else Downstream.keep(game);
  });
  game.hide = Downstream.readHidden(game);
  if (hash === "#group") Downstream.group(game, true);
  else Downstream.intro(game);
  if (hash === "#resume") Downstream.resume(game);
  try {
    // Else the browser scrolls to where another scene was.
    history.scrollRestoration = "manual";
    // Whoever comes to resume has no introduction to go back to.
    const at = play.hidden ? -1 : game.trail.steps.length;
    history.replaceState(at, "", hash === "#resume" ? pathname + search : undefined);
  } catch {
    // see Downstream.mark
  }
  if (reading) {
    article.querySelector(".notice.storyboard-only")?.append(" ",
      make("a", { href: pathname + search }, say("play")));
  }
  if (game.damaged) game.tell(say("damaged"));
  Downstream.veil(game);
  Downstream.mark(game);
  settled();
};

/** Leaves the readable storyboard. @param {HTMLElement} article */
Downstream.giveUp = function (article) {
  document.documentElement.classList.remove("player", "returning");
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
