"""A text ends early, because YAML takes “ #” for the start of a comment.

After a space, `#` starts a comment, and the rest of the line is gone without a word. It is told
where prose seems to be cut: a text of several words, and no space or `!` after the sign.

Why: The missing half of a sentence is easily overlooked, and could be the half that matters.
"""

from generator.diagnostics.mistake import Mistake, Severity, Theme, Where

FAILS = """\
scenes:
  opening:
    text: She has folder #3 with her. It is full.
"""
PASSES = """\
scenes:
  opening:
    text: "She has folder #3 with her. It is full."
"""
MISTAKE = Mistake(
    "text-cut-short",
    __doc__,
    Theme.FILES,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.EVERYWHERE,
)
