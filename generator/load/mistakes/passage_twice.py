"""Two passages have the same name.

A passage becomes a scene, and links name scenes. Give one of the two another name, and the links
that mean it as well.

Why: A link to that name could mean either.
"""

from generator.diagnostics.mistake import Example, Mistake, Theme, Where

FAILS: Example = {
    "story.twee": """\
:: Waiting
She waits.
:: Waiting
She still waits.
"""
}
PASSES: Example = {
    "story.twee": """\
:: Waiting
She waits.
[[Go on->Still waiting]]
:: Still waiting
She still waits.
"""
}
MISTAKE = Mistake(
    "passage-twice",
    __doc__,
    Theme.STORIES,
    FAILS,
    PASSES,
    where=Where.STORIES,
)
