"""A key is given twice in the same place.

The second may stand far below the first. Two choices, scenes or facts with the same id are the
commonest case.

Why: YAML would keep the last and forget the first without a word; a scene could be lost that way.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = """\
minutes: 2
minutes: 3
"""
PASSES = """\
minutes: 3
"""
MISTAKE = Mistake("duplicate-key", __doc__, Theme.SHAPE, FAILS, PASSES, where=Where.EVERYWHERE)
