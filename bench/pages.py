"""The pages that are set side by side: ours, inkjs, Twine and a floor."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forms import as_sections
from story import Story

OURS, INK, TWINE, FLOOR = "ours", "inkjs", "twine", "floor"

STYLE = """\
body { max-width: 38em; margin: 2em auto; padding: 0 1em; font: 18px/1.5 Georgia, serif; }
button { display: block; width: 100%; padding: .6em 1em; font: inherit; text-align: left; }
"""

# The loop of the runtime's own boilerplate: all lines up to the next choices, then a button each.
INK_PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{style}</style></head>
<body><main id="story"></main>
<script src="ink.js"></script>
<script src="story.js"></script>
<script>
const story = new inkjs.Story(storyContent), place = document.getElementById("story");
function goOn() {{
  place.replaceChildren();
  while (story.canContinue) {{
    place.appendChild(document.createElement("p")).textContent = story.Continue();
  }}
  for (const choice of story.currentChoices) {{
    const button = place.appendChild(document.createElement("button"));
    button.textContent = choice.text;
    button.onclick = () => {{ story.ChooseChoiceIndex(choice.index); goOn(); }};
  }}
  scrollTo(0, 0);
}}
goOn();
</script></body></html>
"""

FLOOR_PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="style.css"></head>
<body><main>
{sections}
</main><script src="script.js"></script></body></html>
"""

FLOOR_SCRIPT = """\
"use strict";
let current = document.querySelector("section");
const trail = [current.id];

function show(id) {
  const next = document.getElementById(id);
  if (!next) return;
  current.hidden = true;
  next.hidden = false;
  current = next;
  trail.push(id);
  scrollTo(0, 0);
  const first = next.querySelector("p");
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-to]");
  if (button) show(button.dataset.to);
});
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to measure: its folder, its address in it, and where its buttons are."""

    name: str
    label: str
    folder: Path
    address: str
    where: Mapping[str, str]
    presses: int
    """How many times *Continue* is pressed from an answer to the next scene."""

    @property
    def selectors(self) -> str:
        return json.dumps(dict(self.where))


def our_page(site: Path, story: Story) -> Page:
    here = "[aria-current=step]"
    where = {
        "begin": "[data-action=begin]",
        "choices": f"{here} [data-options] [data-choice]",
        "onward": f"{here} [data-action=continue]",
        "answered": f"{here} [data-layer=response]",
    }
    return Page(OURS, "ours", site, f"scenarios/{story.id}.html", where, presses=3)


def floor_page(folder: Path, story: Story) -> Page:
    folder.mkdir(parents=True)
    page = FLOOR_PAGE.format(title=story.title, sections=as_sections(story))
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "style.css").write_text(STYLE, encoding="utf-8")
    (folder / "script.js").write_text(FLOOR_SCRIPT, encoding="utf-8")
    where = {"choices": "section:not([hidden]) button"}
    return Page(FLOOR, "floor", folder, "index.html", where, presses=1)


def ink_page(folder: Path, story: Story, version: str) -> Page:
    """The page around ink.js and story.js, which compile.mjs has put into `folder`."""
    page = INK_PAGE.format(title=story.title, style=STYLE)
    (folder / "index.html").write_text(page, encoding="utf-8")
    where = {"choices": "#story button"}
    return Page(INK, f"inkjs {version}", folder, "index.html", where, presses=1)


def twine_page(folder: Path, label: str) -> Page:
    """The page that compile.mjs has put into `folder`; links are links in every Twine format."""
    where = {"choices": "body a, tw-link"}
    return Page(TWINE, label, folder, "index.html", where, presses=1)
