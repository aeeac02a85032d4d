"""Where the story starts cannot be told.

The passage `StoryData` is written by Twine: a JSON object whose `start` names the first passage. It
is damaged, or it names a passage that is not there, or only answers have that name.

Why: A scenario has to open with the scene that you meant.
"""

from generator.diagnostics.mistake import Example, Mistake, Theme, Where

FAILS: Example = {
    "story.twee": """\
:: StoryData
{"start": "At the door"}
:: Waiting
She waits.
"""
}
PASSES: Example = {
    "story.twee": """\
:: StoryData
{"start": "Waiting"}
:: Waiting
She waits.
"""
}
MISTAKE = Mistake(
    "twee-story-data",
    __doc__,
    Theme.STORIES,
    FAILS,
    PASSES,
    where=Where.STORIES,
)
