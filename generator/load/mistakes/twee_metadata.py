"""What stands in braces behind a passage's name is not JSON.

Twine keeps there where it draws the passage. It is passed over; the passage itself is read.

Why: Braces that were meant as part of the name are lost. With a backslash before them they stay.
"""

from generator.diagnostics.mistake import Example, Mistake, Severity, Theme, Where

FAILS: Example = {
    "story.twee": """\
:: Waiting {at the window}
She waits.
"""
}
PASSES: Example = {
    "story.twee": """\
:: Waiting {"position": "100,100"}
She waits.
"""
}
MISTAKE = Mistake(
    "twee-metadata",
    __doc__,
    Theme.STORIES,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.STORIES,
    silent=False,
)
