"""The interface's words differ between languages.

Each file in `content/locale` has the same keys as the English one. Where one is missing, the
English words are shown; one that English does not have is shown nowhere.

Why: A French page with an English button is readable, but not finished.
"""

from generator.diagnostics.mistake import Mistake, Severity, Theme, Where

FAILS = {
    "content/locale/fr.yml": """\
voices:
  titel: Voix
"""
}
PASSES = {
    "content/locale/fr.yml": """\
voices:
  title: Voix
"""
}
MISTAKE = Mistake(
    "locale-keys",
    __doc__,
    Theme.LANGUAGES,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.WORDS,
)
