"""T.

M.

Why: W.
"""

from generator.diagnostics.mistake import Mistake, Severity, Theme

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("locale-keys", __doc__, Theme.LANGUAGES, FAILS, PASSES, severity=Severity.WARNING)
