"""A text with what looks like code of a story format.

Macros such as `(if: …)` or `<<set …>>` mean something in Harlowe, SugarCube or Chapbook only. They
are kept as text. What a scenario remembers is asked with `when`, once it is imported.

Why: Students would read the code.
"""

from generator.diagnostics.mistake import Example, Mistake, Severity, Theme, Where

FAILS: Example = {
    "story.twee": """\
:: Waiting
(if: $late)[She waits.]
"""
}
PASSES: Example = {
    "story.twee": """\
:: Waiting
She waits.
"""
}
MISTAKE = Mistake(
    "twee-code",
    __doc__,
    Theme.STORIES,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.STORIES,
    silent=False,
)
