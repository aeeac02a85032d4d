// Plays stories given as ink source in inkjs, knowing nothing of what they should say.
//
// In, as JSON: [{ink, visits, merge}]. No scene is entered more often than `visits` times on one
// trail; with `merge`, what follows a state that inkjs has been in before is not played again.
// Out, as JSON, for each: {problems, turns, moments, below, root}. A moment is what one turn showed
// and what was remembered after it, and `moments` lists the different ones. `root` and the entries
// of `below` are [moment, state]; below[state] has an entry for every choice, in order, null where
// the next scene would be entered too often.
import { readFileSync } from "node:fs";
import { Compiler, CompilerOptions } from "inkjs/full";

function compile(ink) {
  const problems = [];
  const options = new CompilerOptions(null, [], false, (message) => problems.push(message));
  try {
    return { problems, story: new Compiler(ink, options).Compile() };
  } catch (error) {
    return { problems: [...problems, String(error)], story: null };
  }
}

function remembered(story) {
  const found = {};
  for (const name of story.variablesState._globalVariables.keys()) {
    found[name] = story.variablesState[name];
  }
  return found;
}

function turn(story) {
  const lines = [];
  while (story.canContinue) {
    const text = story.Continue().replace(/\n$/, "");
    lines.push([text, story.currentTags]);
  }
  const choices = story.currentChoices.map((choice) => [choice.text, choice.tags ?? []]);
  return { lines, choices, remembered: remembered(story) };
}

/** All that can matter for what follows: no text that is out already, no counts, no chance. */
function futureOf(state) {
  const flows = Object.values(state.flows).map(({ outputStream, ...flow }) => flow);
  return [flows, state.variablesState, state.evalStack, state.currentDivertTarget];
}

function walk({ ink, visits, merge }) {
  const { problems, story } = compile(ink);
  if (story === null || problems.length) return { problems };
  story.onError = (message) => problems.push(message);
  const moments = new Map();
  const states = new Map();
  const below = [];
  const entered = new Map();
  let turns = 0;

  const play = () => {
    const seen = turn(story);
    turns += 1;
    const { scene } = seen.remembered;
    const times = (entered.get(scene) ?? 0) + 1;
    if (times > visits) return null;
    entered.set(scene, times);
    const text = JSON.stringify(seen);
    if (!moments.has(text)) moments.set(text, moments.size);
    const here = story.state.ToJson();
    const key = merge ? JSON.stringify([futureOf(JSON.parse(here)), [...entered].sort()]) : below.length;
    if (!states.has(key)) {
      const state = states.size;
      states.set(key, state);
      below.push([]);
      seen.choices.forEach((_, index) => {
        if (index > 0) story.state.LoadJson(here);
        story.ChooseChoiceIndex(index);
        below[state].push(play());
      });
    }
    entered.set(scene, times - 1);
    return [moments.get(text), states.get(key)];
  };

  const root = play();
  return { problems, turns, moments: [...moments.keys()].map((text) => JSON.parse(text)), below, root };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(walk)));
