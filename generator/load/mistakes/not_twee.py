"""A file in which no story can be found.

A story in Twee has passages. Each starts with a line of two colons and a name; what stands before
the first of them, and a file without any, belongs to no passage. At least one must be a scene, and
not an answer or code. From Twine, choose to export as Twee; an archive of Twine is HTML.

Why: Words outside of a passage would be lost without a word.
"""

from generator.diagnostics.mistake import Example, Mistake, Theme, Where

FAILS: Example = {
    "story.twee": """\
She waits at the window.
"""
}
PASSES: Example = {
    "story.twee": """\
:: Waiting
She waits at the window.
"""
}
MISTAKE = Mistake(
    "not-twee",
    __doc__,
    Theme.STORIES,
    FAILS,
    PASSES,
    where=Where.STORIES,
)
