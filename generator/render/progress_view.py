"""What the page of one's own progress lists; what was met is filled in by its script."""

from __future__ import annotations

from markupsafe import Markup

from generator.model.evidence import Evidence, Side
from generator.render.concepts import as_heading
from generator.render.words import Words

Categories = list[tuple[Markup, list[tuple[str, Markup]]]]

SAID_BY_SCRIPT = (
    "started",
    "finished",
    "met-count",
    "note-again",
    "note-different",
    "note-commitment",
    "notes",
    "trails",
    "trail-resumed",
    "trail-compared",
    "trail-saved",
    "steps",
    "take-up",
    "taken-up",
    "exported",
    "not-json",
    "foreign",
    "newer",
    "imported",
    "merged",
    "same",
    "unreadable",
    "unknown",
    "left-out",
    "no-room",
    "other-course",
    "no-course",
    "same-name",
    "erase-intro",
    "erase-intro-others",
    "sure",
    "sure-others",
    "erased",
    "erased-others",
    "erase-failed",
    "kept-all",
)
"""Keys of the words that the script needs."""


def phenomena_by_side(evidence: Evidence, words: Words) -> list[tuple[str, Categories]]:
    """All phenomena by side and category, in the order of the evidence."""
    return [
        (
            str(side),
            [
                (
                    as_heading(name, evidence, words),
                    [
                        (each, as_heading(each, evidence, words))
                        for each, phenomenon in evidence.model.phenomena.items()
                        if phenomenon.category == name
                    ],
                )
                for name, category in evidence.model.categories.items()
                if category.side is side
            ],
        )
        for side in Side
    ]
