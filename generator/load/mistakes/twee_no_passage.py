"""A link to a passage that is not there.

Or to one that is an answer, where a scene is wanted. The link is taken along, and once the story is
a scenario the check tells that the scene does not exist.

Why: A student who chooses it could not go on.
"""

from generator.diagnostics.mistake import Example, Mistake, Severity, Theme, Where

FAILS: Example = {
    "story.twee": """\
:: Waiting
She waits.
[[Go on->Leaving]]
"""
}
PASSES: Example = {
    "story.twee": """\
:: Waiting
She waits.
[[Go on->Leaving]]
:: Leaving
She goes.
"""
}
MISTAKE = Mistake(
    "twee-no-passage",
    __doc__,
    Theme.STORIES,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.STORIES,
    silent=False,
)
