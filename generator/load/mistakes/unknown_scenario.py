"""A translation of a scenario that is not there.

`scenarios/a-visit.fr.yml` is the French translation of `scenarios/a-visit.yml`: the name before the
language is the scenario's id, letter by letter.

Why: The translation would be shown nowhere.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = {"scenarios/the-visit.fr.yml": "title: Une visite\n"}
PASSES = {"scenarios/a-visit.fr.yml": "title: Une visite\n"}
MISTAKE = Mistake(
    "unknown-scenario", __doc__, Theme.LANGUAGES, FAILS, PASSES, where=Where.TRANSLATIONS
)
