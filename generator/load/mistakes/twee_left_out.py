"""A passage that is not taken along.

Code and style, such as a passage with the tag `script`, are for Twine's own players. An answer that
no link leads to belongs to no choice.

Why: You should know what of your story is missing in the scenario.
"""

from generator.diagnostics.mistake import Example, Mistake, Severity, Theme, Where

FAILS: Example = {
    "story.twee": """\
:: Waiting
She waits.
:: Nods [answer]
She nods.
[[Go on->Waiting]]
"""
}
PASSES: Example = {
    "story.twee": """\
:: Waiting
She waits.
* [[Greet her->Nods]]
* [[Look at the screen->Leaving]]
:: Nods [answer]
She nods.
[[Go on->Leaving]]
:: Leaving
She goes.
"""
}
MISTAKE = Mistake(
    "twee-left-out",
    __doc__,
    Theme.STORIES,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.STORIES,
    silent=False,
)
