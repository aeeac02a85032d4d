"""T.

M.

Why: W.
"""

from generator.diagnostics.mistake import Mistake, Theme

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("not-utf-8", __doc__, Theme.FILES, FAILS, PASSES)
