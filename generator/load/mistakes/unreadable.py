"""T.

M.

Why: W.
"""

from generator.diagnostics.mistake import Mistake, Theme

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("unreadable", __doc__, Theme.FILES, FAILS, PASSES)
