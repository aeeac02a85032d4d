"""A text ends early, because YAML takes “ #” for the start of a comment.

After a space, `#` starts a comment, and the rest of the line is gone without a word. It is told
wherever the sign follows a text that has no quotation marks around it. After an id, a number or a
list a comment is taken for one, as in `goto: end # the good one`, and a `# downstream:` always is.
A comment on a text has room on the line above.

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
