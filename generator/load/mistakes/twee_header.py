"""The first line of a passage that cannot be read.

It has two colons, a name, and if need be tags in brackets: `:: Waiting [low]`. Brackets and braces
that are part of a name have a backslash before them.

Why: Without its name no link finds the passage, and its tags say what becomes of it.
"""

from generator.diagnostics.mistake import Example, Mistake, Theme, Where

FAILS: Example = {
    "story.twee": """\
:: Waiting [low
She waits.
"""
}
PASSES: Example = {
    "story.twee": """\
:: Waiting [low]
She waits.
"""
}
MISTAKE = Mistake(
    "twee-header",
    __doc__,
    Theme.STORIES,
    FAILS,
    PASSES,
    where=Where.STORIES,
)
