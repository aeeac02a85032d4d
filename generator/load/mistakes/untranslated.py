"""Some texts of a scenario, or some short words of the model, have no translation.

The message says how many, and where the first of them stands. An empty text counts as one that is
still to be written. Names of people are not counted: they need not be written otherwise.

Why: They are shown in the original language, and marked as such; readers of the translation meet a
sentence they may not understand.
"""

from generator.diagnostics.mistake import Mistake, Severity, Theme, Where

FAILS = {
    "scenarios/a-visit.yml": "place: A clinic\n",
    "scenarios/a-visit.fr.yml": "title: Une visite\n",
}
PASSES = {
    "scenarios/a-visit.yml": "place: A clinic\n",
    "scenarios/a-visit.fr.yml": "title: Une visite\nplace: Une clinique\n",
}
MISTAKE = Mistake(
    "untranslated",
    __doc__,
    Theme.LANGUAGES,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.TRANSLATIONS,
)
