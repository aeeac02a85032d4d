// What is wrong with the course, over the last good page. Errors open by themselves and go by
// themselves; warnings are a count at the foot of the page.

/** What was told last, so that a panel somebody closed stays closed until something else is wrong. */
DownstreamLive.told = "[]";

/** Whether the course had errors when it was told of last. */
DownstreamLive.wrong = false;

/** @param {any} diagnostic @returns {HTMLElement} */
DownstreamLive.mistake = function (diagnostic) {
  const { make } = DownstreamLive;
  const { file, line, column, severity, code, message, excerpt, hint, related, page } = diagnostic;
  return make("li", { class: severity },
    make("p", { class: "where" }, `${file}:${line}:${column}`),
    make("p", {}, make("strong", {}, `${severity}[${code}]`), " ", message),
    excerpt.length ? make("pre", { tabindex: "0" }, excerpt.join("\n")) : "",
    ...related.map((/** @type {any} */ each) =>
      make("p", { class: "more" }, `${each.message} (${each.file}:${each.line}:${each.column})`)),
    hint ? make("p", { class: "more" }, "Hint: " + hint) : "",
    make("p", {}, make("a", { href: "/" + page }, `What “${code}” means`)));
};

/** @param {number} n @param {string} noun */
DownstreamLive.count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** @param {{diagnostics?: any[], failure?: string}} news */
DownstreamLive.mistakes = function ({ diagnostics = [], failure = "" }) {
  const { make, count, close, open, offer, mistake, say } = DownstreamLive;
  const told = JSON.stringify([diagnostics, failure]);
  if (told === DownstreamLive.told) return;
  DownstreamLive.told = told;
  const errors = diagnostics.filter((each) => each.severity === "error");
  const warnings = diagnostics.filter((each) => each.severity !== "error");
  const wrong = errors.length + (failure ? 1 : 0);
  /** @param {boolean} asked */
  function show(asked) {
    open("mistakes", wrong ? count(wrong, "error") + " in the course"
      : count(warnings.length, "warning"), [
      make("p", {}, wrong ? "Underneath is the last good page. This goes away by itself once the course is good again."
        : "The page is up to date. Warnings do not stop a build."),
      failure ? make("pre", { tabindex: "0" }, failure) : "",
      make("ol", {}, ...[...errors, ...warnings].map(mistake)),
    ], asked);
  }
  const all = [wrong && count(wrong, "error"), warnings.length && count(warnings.length, "warning")];
  offer("mistakes", all.filter(Boolean).join(", "), () => show(true));
  if (wrong) {
    show(false);
    say(`${count(wrong, "error")} in the course.`);
  } else if (close("mistakes") || DownstreamLive.wrong) say("The course is good again.");
  DownstreamLive.wrong = !!wrong;
};
