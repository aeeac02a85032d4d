// What extwee makes of Twee. In, as JSON: texts. Out, as JSON, for each: the story as extwee
// understood it, and as it writes it again.
import { readFileSync } from "node:fs";
import { parseTwee } from "extwee";

// It tells of what it mends on standard output, which is ours.
console.info = console.warn = console.log = console.error;

function understood(text) {
  const story = parseTwee(text);
  return {
    name: story.name,
    ifid: story.IFID,
    format: story.format,
    start: story.start,
    passages: story.passages.map(({ name, tags, metadata, text: body }) =>
      ({ name, tags, metadata, text: body })),
    again: story.toTwee(),
  };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(understood)));
