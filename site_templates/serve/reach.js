// Which situations of a scenario an address or a form means. A situation is a scene in a state that
// some trail leads to; the generator has worked them out, with a shortest trail to each.

/** What can be asked of a situation: the wish's name, what the situations offer for it, its words.
 * @typedef {{name: string, long: string, words: string, values: string[],
 *   of: (situation: any) => string}} Wish */

/** A wish has the short name, by its id alone, where no other wish has it; its long one always.
 * @param {any} found @returns {Wish[]} */
DownstreamLive.wishes = function ({ situations, facts, clinicians }) {
  const spell = (/** @type {string} */ id) => id.replace(/-/g, " ");
  const all = (/** @type {(situation: any) => string[]} */ of) =>
    [...new Set(/** @type {string[]} */ (situations.flatMap(of)))].sort();
  const shifts = all(({ shift }) => (shift ? [shift] : []));
  const wishes = [
    ...all(({ told }) => told).map((id) => ({ name: id, long: "told:" + id,
      words: `“${facts[id]}”`, values: ["told", "untold"],
      of: (/** @type {any} */ { told }) => (told.includes(id) ? "told" : "untold") })),
    ...all(({ expects }) => Object.keys(expects)).map((id) => ({ name: id, long: "expects:" + id,
      words: id === "you" ? "Expects of the student" : `Expects of ${clinicians[id] || id}`,
      values: ["dismissal", "unsure", "belief", "unmet"],
      of: (/** @type {any} */ { expects }) => expects[id] || "unmet" })),
    ...all(({ lapsed }) => lapsed).map((id) => ({ name: "lapsed-" + id, long: "lapsed:" + id,
      words: id === "you" ? "The student has lapsed" : `${clinicians[id] || id} has lapsed`,
      values: ["yes", "no"],
      of: (/** @type {any} */ { lapsed }) => (lapsed.includes(id) ? "yes" : "no") })),
    ...all(({ experienced }) => experienced).map((id) => ({ name: id, long: "experienced:" + id,
      words: spell(id), values: ["unfolded", "not"],
      of: (/** @type {any} */ { experienced }) => (experienced.includes(id) ? "unfolded" : "not") })),
  ];
  const taken = ["preview", "scene", "shift", ...wishes.map(({ name }) => name)];
  const twice = new Set(taken.filter((name, at) => taken.indexOf(name) !== at));
  return [
    ...(shifts.length > 1 ? [{ name: "shift", long: "shift", words: "Shift", values: shifts,
      of: (/** @type {any} */ { shift }) => shift }] : []),
    ...wishes.map((wish) => (twice.has(wish.name) ? { ...wish, name: wish.long } : wish)),
  ];
};

/** `#preview=scene;wish=value;…`, as values; null if the address is another one.
 * @param {string} hash @returns {Record<string, string> | null} */
DownstreamLive.asked = function (hash) {
  if (!hash.startsWith("#preview=")) return null;
  let text = hash.slice(1);
  try {
    text = decodeURIComponent(text);
  } catch {
    // As it stands, then: no scene is called that, which the page says.
  }
  const parts = text.split(";").map((part) => part.split("="));
  const { preview, ...wishes } = Object.fromEntries(parts);
  return { scene: preview, ...wishes };
};

/** @param {Record<string, string>} asked @returns {string} */
DownstreamLive.address = function ({ scene, ...wishes }) {
  const rest = Object.entries(wishes).map(([name, value]) => `;${name}=${value}`);
  return `#preview=${scene}${rest.join("")}`;
};

/** What is asked, each wish by its name. @param {Wish[]} wishes
 * @param {Record<string, string>} asked @returns {Record<string, string>} */
DownstreamLive.named = (wishes, asked) =>
  Object.fromEntries(Object.entries(asked).map(([name, value]) =>
    [wishes.find(({ long }) => long === name)?.name || name, value]));

/** The situations that fulfil every wish, the nearest first.
 * @param {any} found @param {Record<string, string>} asked @returns {any[]} */
DownstreamLive.fitting = function (found, asked) {
  const wishes = DownstreamLive.wishes(found);
  const { scene, ...wished } = DownstreamLive.named(wishes, asked);
  const known = Object.keys(wished).every((name) => wishes.some((wish) => wish.name === name));
  return found.situations.filter((/** @type {any} */ situation) => known &&
    situation.scene === scene && wishes.every(({ name, of }) =>
      !Object.hasOwn(wished, name) || wished[name] === of(situation)));
};
