"""A file is missing or cannot be opened.

A course has a study, its quotations with their lock, and its model in `content/evidence`. The
message says what the computer answered.

Why: Without the evidence no effect can be supported, so nothing else is checked either.
"""

from generator.diagnostics.mistake import Example, Mistake, Theme, Where

FAILS: Example = {"content/evidence/study.yml": None}
PASSES: Example = {"content/evidence/study.yml": "title: A study made up for the examples\n"}
MISTAKE = Mistake("unreadable", __doc__, Theme.FILES, FAILS, PASSES, where=Where.EVERYWHERE)
