"""Parts of a scenario as the trees that our YAML would give, in its short forms."""

from __future__ import annotations

from typing import Any

from generator.load.tree_builder import Tree
from generator.model.condition import When
from generator.model.scenario import Choice, Scenario, Scene

# A list entry with nothing but this key may be written as the plain word.
_ALONE = {"unfolds": "effect", "tells": "fact", "pressure": "factor"}


def head_tree(scenario: Scenario) -> dict[str, Tree]:
    """Everything but the scenes."""
    return _dump(scenario, "scenes")


def scene_tree(scene: Scene) -> dict[str, Tree]:
    """What a scene has besides its encounter, its texts and its ways on."""
    tree = _dump(scene, "encounter", "text", "question", "choices", "continue_")
    witnessed = tree.get("witnessed")
    if isinstance(witnessed, dict):
        tree["witnessed"] = {
            key: value for key, value in witnessed.items() if key not in ("text", "takes")
        }
    return tree


def choice_tree(choice: Choice) -> dict[str, Tree]:
    """What a choice has besides its texts and its ways on."""
    return _dump(choice, "text", "response", "takes", "temptation", "goto")


def when_tree(when: When | None) -> dict[str, Tree]:
    """A condition beneath its key; nothing where there is none."""
    return {"when": _dump(when)} if when else {}


def _dump(value: Scenario | Scene | Choice | When, *without: str) -> dict[str, Tree]:
    dumped = value.model_dump(by_alias=True, exclude_defaults=True, exclude=set(without))
    return {key: _tree(key, each) for key, each in dumped.items()}


def _tree(key: str, value: Any) -> Tree:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        if key == "expects" and value.keys() == {"level"}:
            return str(value["level"])
        return {name: _tree(name, each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_entry(key, each) for each in value]
    return str(value)


def _entry(key: str, value: Any) -> Tree:
    alone = _ALONE.get(key)
    if alone and isinstance(value, dict) and value.keys() == {alone}:
        return str(value[alone])
    return _tree("", value)
