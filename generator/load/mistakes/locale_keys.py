"""The interface's words differ between languages.

The words come with Downstream, in English and French; a file in `content/locale` says some of them
otherwise, or adds a language. Where that language lacks a key the English words are shown; a key
that English does not have is shown nowhere.

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
