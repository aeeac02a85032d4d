"""An answer that does not lead on by one link.

A passage with the tag `answer` is what the patient does after the choice that leads to it. From
there one link leads to the next scene. Where the student decides again there is a scene, without
that tag.

Why: What comes after the answer could not be told.
"""

from generator.diagnostics.mistake import Example, Mistake, Theme, Where

FAILS: Example = {
    "story.twee": """\
:: Waiting
She waits.
* [[Greet her->Nods]]
* [[Look at the screen->Leaving]]
:: Nods [answer]
She nods.
:: Leaving
She goes.
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
    "twee-answer",
    __doc__,
    Theme.STORIES,
    FAILS,
    PASSES,
    where=Where.STORIES,
)
