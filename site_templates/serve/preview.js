// Any scene in any state that can be reached: the page plays a shortest trail that leads there, so
// what is seen is what a student could see. Nothing of it is kept on the device.

/** @returns {Promise<any>} what the generator found of this page's scenario */
DownstreamLive.found = async function () {
  const { scenario } = DownstreamLive.game.plan;
  const answer = await fetch("/__downstream/preview?scenario=" + encodeURIComponent(scenario));
  return answer.ok ? answer.json() : null;
};

/** @param {any} situation */
DownstreamLive.enter = function ({ shift, steps }) {
  const { game } = DownstreamLive;
  const player = DownstreamLive.player();
  DownstreamLive.apart(game);
  const read = Object.fromEntries(steps.map((/** @type {string[]} */ [scene]) => [scene, "read"]));
  Object.assign(game, { care: read, after: false, ahead: null });
  history.replaceState(steps.length, "");
  game.act(() => player.rebuild(game, { ...player.setOut(game.plan, shift, 1), steps }, 0));
  player.focusMoment(game);
};

/** What the address asks for, if it asks for a preview. */
DownstreamLive.previewAddress = async function () {
  const asked = DownstreamLive.asked(location.hash);
  const found = asked && (await DownstreamLive.found());
  if (!asked || !found) return;
  const [nearest] = DownstreamLive.fitting(found, asked);
  if (nearest) {
    DownstreamLive.enter(nearest);
    DownstreamLive.say(DownstreamLive.arrived(nearest));
  } else {
    DownstreamLive.choosePreview(found, asked);
    DownstreamLive.say("No trail leads to this scene in this state. Choose from what can be reached.");
  }
};

/** @param {any} situation */
DownstreamLive.arrived = ({ steps }) =>
  `Preview, after ${DownstreamLive.count(steps.length, "step")}. Nothing of it is kept.`;

/** A list to choose from; what would leave no situation cannot be chosen.
 * @param {string} words @param {string} name @param {[string, string, boolean][]} options
 * @param {string} value */
DownstreamLive.list = function (words, name, options, value) {
  const { make } = DownstreamLive;
  const list = make("select", { name }, ...options.map(([id, text, open]) => {
    const option = make("option", { value: id }, text);
    option.disabled = !open;
    option.selected = id === value;
    return option;
  }));
  return make("label", {}, make("span", {}, words), list);
};

/** The panel, for what is asked so far. @param {any} found @param {Record<string, string>} asked */
DownstreamLive.choosePreview = function (found, asked) {
  const { make, list, fitting, button, named } = DownstreamLive;
  const scenes = [...new Set(/** @type {string[]} */ (found.situations.map(
    (/** @type {any} */ each) => each.scene)))];
  const scene = scenes.includes(asked.scene) ? asked.scene : scenes[0];
  const wishes = DownstreamLive.wishes(found);
  const wished = { ...named(wishes, asked), scene };
  const chosen = fitting(found, wished).length ? wished : { scene };
  const fields = wishes.flatMap(({ name, words, values, of }) => {
    const { [name]: mine = "", ...rest } = /** @type {Record<string, string>} */ (chosen);
    const there = new Set(fitting(found, { scene, ...rest }).map(of));
    if (there.size < 2 && !mine) return [];
    return [list(words, name, [["", "any", true], ...values.map((value) =>
      /** @type {[string, string, boolean]} */ ([value, value, there.has(value)]))], mine)];
  });
  const fit = fitting(found, chosen);
  const form = make("form", {},
    list("Scene", "scene", scenes.map((id) => [id,
      found.scenes[id] === id ? id : `${found.scenes[id]} (${id})`, true]), scene),
    ...fields);
  form.addEventListener("change", (/** @type {Event} */ { target }) => {
    const { name } = /** @type {HTMLSelectElement} */ (target);
    const values = /** @type {[string, string][]} */ ([...new FormData(form)]);
    DownstreamLive.choosePreview(found, Object.fromEntries(values.filter(([, value]) => value)));
    /** @type {HTMLElement | null} */
    const field = DownstreamLive.part("panels").querySelector(`select[name="${name}"]`);
    field?.focus();
  });
  DownstreamLive.open("preview", "Preview a scene", [
    make("p", {}, "Opens a scene as a student could come to it, by real answers. Nothing of it is kept."),
    form,
    make("p", { role: "status" }, `${DownstreamLive.count(fit.length, "state")} of this scene ` +
      `${fit.length === 1 ? "fits" : "fit"}; the nearest is ` +
      `${DownstreamLive.count(fit[0].steps.length, "step")} from the start.` +
      (found.complete ? "" : " There are more states than were looked through.")),
    make("p", { class: "address" }, make("code", {}, DownstreamLive.address(chosen))),
    button("Open the nearest", () => {
      DownstreamLive.close("preview");
      history.replaceState(history.state, "", DownstreamLive.address(chosen));
      DownstreamLive.previewAddress();
    }),
  ], true);
};

document.addEventListener("DOMContentLoaded", () => {
  if (!DownstreamLive.game) return;
  DownstreamLive.offer("preview", "Preview a scene", async () => {
    const found = await DownstreamLive.found();
    if (found) DownstreamLive.choosePreview(found, DownstreamLive.asked(location.hash) || {});
    else DownstreamLive.say("There is no preview until the course is good.");
  });
});
addEventListener("hashchange", () => {
  if (DownstreamLive.game) DownstreamLive.previewAddress();
});
