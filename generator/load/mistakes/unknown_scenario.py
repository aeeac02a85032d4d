"""T.

M.

Why: W.
"""

from generator.diagnostics.mistake import Mistake, Theme

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("unknown-scenario", __doc__, Theme.LANGUAGES, FAILS, PASSES)
