"""A comment of ours that cannot be read.

An export keeps in comments, `<!-- … -->`, what Twine cannot carry: conditions, and in our own YAML
everything that is no text. This one is damaged and is left out. Take it over from the exported
file again, or add what it said once the scenario is imported.

Why: What the comment said, such as what an answer shows, would be gone without a word.
"""

from generator.diagnostics.mistake import Example, Mistake, Severity, Theme, Where

FAILS: Example = {
    "story.twee": """\
:: Waiting
<!-- text
when: {told: [fall
-->
She waits.
"""
}
PASSES: Example = {
    "story.twee": """\
:: Waiting
<!-- text
when: {told: fall}
-->
She waits.
<!-- text -->
She reads.
"""
}
MISTAKE = Mistake(
    "twee-comment",
    __doc__,
    Theme.STORIES,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.STORIES,
    silent=False,
)
