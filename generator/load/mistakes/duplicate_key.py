"""T.

M.

Why: W.
"""

from generator.diagnostics.mistake import Mistake, Theme

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("duplicate-key", __doc__, Theme.SHAPE, FAILS, PASSES)
