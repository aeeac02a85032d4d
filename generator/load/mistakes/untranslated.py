"""T.

M.

Why: W.
"""

from generator.diagnostics.mistake import Mistake, Severity, Theme

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake(
    "untranslated", __doc__, Theme.LANGUAGES, FAILS, PASSES, severity=Severity.WARNING
)
