"""T.

M.

Why: W.
"""

from generator.diagnostics.mistake import Mistake, Theme

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("second-document", __doc__, Theme.FILES, FAILS, PASSES)
