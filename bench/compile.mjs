// In: a folder with story.ink and story.twee; perhaps a Twine 2 story format (format.js).
// Out, there: ink/story.js and ink/ink.js; twine/index.html; on standard output, as JSON, what the
// Twine format is. Without a format of one's own it is taken from the finished Snowman page that
// comes with extwee: see docs/benchmarks.md.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compileTwine2HTML, parseStoryFormat, parseTwee, StoryFormat } from "extwee";

const require = createRequire(import.meta.url);
const [folder, formatFile] = process.argv.slice(2);
const text = (...path) => readFileSync(join(...path), "utf-8");

function compileInk() {
  const { Compiler } = require("inkjs/full");
  const story = new Compiler(text(folder, "story.ink")).Compile();
  mkdirSync(join(folder, "ink"), { recursive: true });
  writeFileSync(join(folder, "ink", "story.js"), `var storyContent = ${story.ToJson()};\n`);
  // Of the two builds the smaller one.
  const runtime = join(dirname(require.resolve("inkjs")), "ink-es2015.js");
  writeFileSync(join(folder, "ink", "ink.js"), text(runtime).replace(/\n?\/\/# sourceMapping.*/, ""));
}

/** A format from a finished page: its story is taken out, and what its host added at the end. */
function formatOfPage(page) {
  const [data, name, version] = page.match(
    /<tw-storydata[^>]* format="([^"]*)" format-version="([^"]*)"[^]*?<\/tw-storydata>/);
  const source = page.replace(data, "{{STORY_DATA}}")
    .replace(/<title>[^]*?<\/title>/, "<title>{{STORY_NAME}}</title>")
    .replace(/<script[^>]*data-cf-beacon[^]*?<\/script>/, "");
  if (/<script[^>]+src=/.test(source)) throw new Error("the page still asks for another file");
  return new StoryFormat(name, version, "", "", "", "", "", false, source);
}

function compileTwine() {
  const logs = join(dirname(require.resolve("extwee")), "logs");
  const format = formatFile ? parseStoryFormat(text(formatFile))
    : formatOfPage(text(logs, "arrays.html"));
  const { name, version } = format;
  const page = compileTwine2HTML(parseTwee(text(folder, "story.twee")), format);
  mkdirSync(join(folder, "twine"), { recursive: true });
  writeFileSync(join(folder, "twine", "index.html"), page);
  return { name, version };
}

compileInk();
console.log(JSON.stringify(compileTwine()));
