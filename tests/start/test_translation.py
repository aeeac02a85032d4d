"""A new translation has every text of its scenario, and is right as far as it goes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Finding
from generator.load.translation import translate
from generator.load.twee.yaml_text import yaml_text
from generator.load.yaml_tree import parse_yaml
from generator.model.library import Translation
from generator.start.to_translate import to_translate

from ..exchange import awkward
from ..load.test_yaml_text import TEXTS
from ..support import REPOSITORY, scenario_of

SAID = (TEXTS | st.sampled_from(awkward.LINES)).filter(str.strip)
GAP = re.compile(r'(?m)^(?P<indent> *)(?P<head>[^#\n]*?)(?P<gap>""|\|)$')


def scenario(said: Any) -> dict[str, Any]:
    """A scenario that says something else at every place, some of it under conditions."""
    return {
        "title": said(),
        "summary": said(),
        "patient": {"name": said(), "pronouns": "she/her", "age": "52", "about": said()},
        "role": said(),
        "objectives": [said(), said()],
        "minutes": "3",
        "care-note": said(),
        "facts": {"fall": {"label": said(), "if-untold": said()}},
        "clinicians": {"dr-a": {"name": said(), "role": said()}},
        "encounters": {"visit": {"title": said(), "pressure": ["workload"]}},
        "scenes": {
            "opening": {
                "encounter": "visit",
                "text": [{"when": {"told": "fall"}, "text": said()}, {"text": said()}],
                "choices": {
                    "ask": {
                        "text": said(),
                        "response": said(),
                        "unfolds": ["hope", {"illustration": said()}, {"effect": "trust"}],
                        "tells": ["fall"],
                        "goto": "end",
                    },
                    "wait": {"text": said(), "unfolds": ["hope"], "goto": "end"},
                },
            },
            "end": {
                "encounter": "visit",
                "text": said(),
                "ending": {"title": said(), "tone": "low"},
            },
        },
    }


def started(original: str) -> str:
    parsed = parse_yaml("scenarios/it.yml", original.encode())
    assert isinstance(parsed.tree, dict)
    return to_translate(parsed.tree, parsed.source)


def laid(original: str, translation: str) -> tuple[Translation, list[Finding]]:
    parsed = parse_yaml("scenarios/it.fr.yml", translation.encode())
    assert parsed.findings == ()
    assert parsed.tree is not None
    # What is read into a scenario is taken apart, so each reading has a tree of its own.
    tree: Any = parse_yaml("scenarios/it.yml", original.encode()).tree
    return translate(
        scenario_of(tree), "scenarios/it.yml", "fr", "scenarios/it.fr.yml", parsed.tree
    )


def filled(text: str, say: str) -> str:
    """A translation as somebody fills it in who writes the same everywhere."""

    def written(gap: re.Match[str]) -> str:
        head = f"{gap['indent']}{gap['head']}"
        return f'{head}"{say}"' if gap["gap"] == '""' else f"{head}|\n{gap['indent']}  {say}"

    return GAP.sub(written, text)


def with_originals(tree: Any, original: Any) -> Any:
    """A translation's tree with the original's words where it is empty."""
    if isinstance(tree, dict):
        return {key: with_originals(part, original[key]) for key, part in tree.items()}
    if isinstance(tree, list):
        return [with_originals(*both) for both in zip(tree, original, strict=True)]
    if isinstance(original, dict):
        return original.get("text") or original.get("illustration") or ""
    return "" if original == "hope" else original


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_it_can_be_read_whatever_the_original_says(data: st.DataObject) -> None:
    tree = scenario(lambda: data.draw(SAID))
    original = yaml_text(tree)
    text = started(original)
    translation, findings = laid(original, text)
    assert [finding.code for finding in findings] == ["untranslated"]
    assert {route[-1] for route in translation.translated} == {"name"}
    assert translation.scenario == scenario_of(tree)

    whole, findings = laid(original, filled(text, "Texte # ici : « voilà »."))
    assert findings == []
    assert whole.complete

    empty = parse_yaml("scenarios/it.fr.yml", text.encode()).tree
    copied, findings = laid(original, yaml_text(with_originals(empty, tree)))
    assert findings == []
    assert copied.scenario == scenario_of(tree)
    assert copied.translated == whole.translated


OURS = [path for path in (REPOSITORY / "scenarios").glob("*.yml") if "." not in path.stem]


@pytest.mark.parametrize("path", sorted(OURS), ids=lambda path: path.stem)
def test_of_our_scenarios_nothing_is_left_out(path: Any) -> None:
    original = path.read_text(encoding="utf-8")
    text = started(original)
    sections = [line.strip() for line in original.split("\n") if line.strip().startswith("# ──")]
    assert [
        line.strip() for line in text.split("\n") if line.strip().startswith("# ──")
    ] == sections
    assert sections
    whole, findings = laid(original, filled(text, "Texte"))
    assert findings == []
    assert whole.complete


ORIGINAL = """\
# yaml-language-server: $schema=../build/schema/scenarios/it.json
# Told on a Monday.
title: "A # visit: “one”"
summary: >-
  downstream: not for us.
  More.
patient:
  # Not her real name.
  name: Noor Ali
  pronouns: she/her
  age: 52
  about: A florist.
role: student   # of the third year
objectives: [Listen, Ask]
# The minutes are a guess.
minutes: 3
encounters: {visit: {title: The visit}}

scenes:

  # ── the opening ──

  opening:
    # downstream: allow[option-length] It is short.
    encounter: visit
    text: |
      # A heading

      - *one*
        - two

    choices:
      # the good one
      ask:
        text: You ask.
        unfolds: [hope, {illustration: She nods.}]
        goto: end
      wait: {text: You wait., goto: end}
  end:
    encounter: visit
    text:
      # at night
      - when: {experienced: hope}
        text: She goes.
      - text: She runs.
    ending: {title: Out, tone: good}
"""

STARTED = """\
# Told on a Monday.
# A # visit: “one”
title: ""
# downstream\N{NO-BREAK SPACE}: not for us. More.
summary: ""
patient:
  # Not her real name.
  name: "Noor Ali"
  # A florist.
  about: ""
# student
role: ""
objectives:
  # Listen
  - ""
  # Ask
  - ""
encounters:
  visit:
    # The visit
    title: ""

scenes:

  # ── the opening ──

  opening:
    # # A heading
    #
    # - *one*
    #   - two
    text: |

    choices:
      # the good one
      ask:
        # You ask.
        text: ""
        unfolds:
          - ""  # nothing to translate here
          # She nods.
          - ""
      wait:
        # You wait.
        text: ""
  end:
    text:
      # at night
      # She goes.
      - ""
      # She runs.
      - ""
    ending:
      # Out
      title: ""
"""


def test_originals_stand_above_and_comments_stay() -> None:
    assert started(ORIGINAL) == STARTED
