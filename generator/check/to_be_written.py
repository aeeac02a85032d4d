"""Something that an import left to be written.

`downstream import` makes the skeleton of a scenario. What a story from Twine cannot say stands
there as `To be written.`, the minutes as 0, and a comment, `# downstream: to add: …`, stands above
each place. Write it, and take the comment away. Where there is nothing to add, such as what unfolds
after an answer that changes nothing, taking the comment away is enough.

Nothing is built or shown until then. Meanwhile the skeleton can stand in another folder, such as
`drafts/`, and the other scenarios are built without it.

Why: A skeleton can be read and played. It would be published with its gaps unseen.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import CourseRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Ref, Route, SourceMap
from generator.load.comments import TO_ADD
from generator.load.twee.skeleton import TO_BE_WRITTEN
from generator.model.scenario import Scenario
from generator.trace.tracing import Tracing

FAILS = """\
summary: To be written.
"""
PASSES = """\
summary: A visit about legs that give way, and a busy screen.
"""
MISTAKE = Mistake("to-be-written", __doc__, Theme.SHAPE, FAILS, PASSES)


def find(tracing: Tracing) -> Iterator[Finding]:
    noted = {
        (document, route): message
        for document, source in tracing.library.sources.items()
        for route, message in _notes(source)
    }
    for (document, route), message in noted.items():
        yield Finding(
            MISTAKE, Ref(document, route, "key"), message, "Then take the comment above it away."
        )
    for facts in tracing.scenarios.values():
        for route in _placeholders(facts.scenario):
            above = (route[:length] for length in range(1, len(route) + 1))
            if not any((facts.document, each) in noted for each in above):
                yield Finding(
                    MISTAKE,
                    at(facts, *route),
                    "This is still to be written.",
                    "Write it, or keep the file in another folder until you do.",
                )


def _notes(source: SourceMap) -> Iterator[tuple[Route, str]]:
    """What comments say is to be added, by the route of the key that they stand above."""
    keys = {span.line: route for route, span in reversed(tuple(source.keys.items()))}
    for comment in source.comments:
        if comment.said.startswith(TO_ADD):
            yield keys.get(comment.lines[-1], ()), comment.said.removeprefix(TO_ADD).strip()


def _placeholders(scenario: Scenario) -> Iterator[Route]:
    """What stands as an import wrote it. Somebody can be 0 years old; the comment tells of it."""
    if scenario.minutes == 0:
        yield ("minutes",)
    patient = scenario.patient
    texts: dict[Route, str | None] = {
        ("title",): scenario.title,
        ("summary",): scenario.summary,
        ("role",): scenario.role,
        ("patient", "name"): patient.name,
        ("patient", "pronouns"): patient.pronouns,
        ("patient", "about"): patient.about,
        **{("objectives", place): text for place, text in enumerate(scenario.objectives)},
        **{("encounters", name, "title"): each.title for name, each in scenario.encounters.items()},
    }
    yield from (route for route, text in texts.items() if text == TO_BE_WRITTEN)


RULE = CourseRule(MISTAKE, find)
