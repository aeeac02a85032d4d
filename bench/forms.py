"""One story in four forms that are equal: our scenario, ink, Twee 3 and bare sections."""

from __future__ import annotations

import html
import re
from typing import Any

import yaml

from story import SCENES, SCENES_IN_A_MEETING, Choice, Story

GO_ON = "Continue"


def as_scenario(story: Story) -> str:
    """The story as our scenario YAML: three meetings, every effect supported."""
    ids = [scene.id for scene in story.scenes] + ["the-end"]
    meetings = [f"meeting-{place // SCENES_IN_A_MEETING + 1}" for place in range(SCENES)]
    scenes: dict[str, Any] = {}
    for place, scene in enumerate(story.scenes):
        scenes[scene.id] = {
            "encounter": meetings[place],
            "text": "\n\n".join(scene.text) + "\n",
            "choices": {
                choice.id: _scenario_choice(choice, ids[place + 1]) for choice in scene.choices
            },
        }
    scenes["the-end"] = {
        "encounter": meetings[-1],
        "text": story.ending,
        "ending": {"title": "The end", "tone": "mixed"},
    }
    whole = {
        "title": story.title,
        "summary": story.summary,
        "patient": {
            "name": "Lucia Medeiros",
            "pronouns": "she/her",
            "age": 46,
            "about": "A school kitchen lead, made up for measuring.",
        },
        "role": "third-year student",
        "place": "Walk-in clinic",
        "objectives": ["Measure"],
        "minutes": 12,
        "care": ["hopelessness", "self-blame"],
        "care-note": "A synthetic scenario for measuring.",
        "encounters": {
            meeting: {"title": f"Visit {number}", "clinician": "you", "pressure": ["workload"]}
            for number, meeting in enumerate(dict.fromkeys(meetings), start=1)
        },
        "scenes": scenes,
    }
    return str(yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=100))


def _scenario_choice(choice: Choice, goto: str) -> dict[str, Any]:
    effects: list[Any] = list(choice.unfolds)
    if choice.quotation:
        effects[-1] = {"effect": choice.unfolds[-1], "quote": choice.quotation.id}
    written: dict[str, Any] = {"text": choice.text, "shows": list(choice.shows)}
    if choice.temptation:
        written["temptation"] = choice.temptation
    if choice.hollow:
        written["hollow"] = True
    response = "\n\n".join(choice.response) + "\n"
    return {
        **written,
        "response": response,
        "takes": choice.takes,
        "unfolds": effects,
        "goto": goto,
    }


def as_ink(story: Story) -> str:
    """The story as ink source: a knot for each scene; an answer's text, then *Continue*."""

    def plain(text: str) -> str:
        return re.sub(r"([\[\]{}|#~\\<>])", r"\\\1", text)

    knots = [scene.id.replace("-", "_") for scene in story.scenes] + ["the_end"]
    lines = [f"# title: {story.title}", f"-> {knots[0]}"]
    for place, scene in enumerate(story.scenes):
        lines += ["", f"=== {knots[place]} ===", *map(plain, scene.text)]
        for choice in scene.choices:
            lines.append(f"+ [{plain(choice.text)}]")
            lines += [f"  {plain(paragraph)}" for paragraph in choice.after]
            lines.append(f"  ++ [{GO_ON}] -> {knots[place + 1]}")
    lines += ["", "=== the_end ===", plain(story.ending), "-> END", ""]
    return "\n".join(lines)


def as_twee(story: Story) -> str:
    """The story as Twee 3: a passage for each scene and one for each answer."""
    start = story.scenes[0].id
    names = [scene.id for scene in story.scenes] + ["the-end"]
    data = f'{{"ifid": "2A4D6978-93A7-4FD3-96FB-94B995FCBE29", "start": "{start}"}}'
    passages = [f":: StoryTitle\n{story.title}", f":: StoryData\n{data}"]
    for place, scene in enumerate(story.scenes):
        links = (f"[[{choice.text}->{scene.id}-{choice.id}]]" for choice in scene.choices)
        passages.append(f":: {scene.id}\n" + "\n\n".join([*scene.text, *links]))
        for choice in scene.choices:
            on = f"[[{GO_ON}->{names[place + 1]}]]"
            passages.append(f":: {scene.id}-{choice.id}\n" + "\n\n".join([*choice.after, on]))
    passages.append(f":: the-end\n{story.ending}")
    return "\n\n".join(passages) + "\n"


def as_sections(story: Story) -> str:
    """The story as bare sections, all but the first hidden."""

    def paragraphs(texts: list[str]) -> str:
        return "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in texts)

    def button(to: str, text: str) -> str:
        return f'<p><button data-to="{to}">{html.escape(text, quote=False)}</button></p>'

    names = [scene.id for scene in story.scenes] + ["the-end"]
    sections = []
    for place, scene in enumerate(story.scenes):
        hidden = " hidden" if place else ""
        buttons = "".join(button(f"{scene.id}-{each.id}", each.text) for each in scene.choices)
        body = paragraphs(list(scene.text)) + buttons
        sections.append(f'<section id="{scene.id}"{hidden}>{body}</section>')
        for choice in scene.choices:
            body = paragraphs(choice.after) + button(names[place + 1], GO_ON)
            sections.append(f'<section id="{scene.id}-{choice.id}" hidden>{body}</section>')
    sections.append(f'<section id="the-end" hidden>{paragraphs([story.ending])}</section>')
    return "\n".join(sections)
