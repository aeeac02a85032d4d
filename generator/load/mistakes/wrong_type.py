"""A value is not of the kind that is needed here.

A text where a list belongs, words where a number belongs, nothing at all where a text belongs. The
message says what is expected and what was found.

Why: It cannot be guessed what was meant.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = """\
minutes: two
"""
PASSES = """\
minutes: 2
"""
MISTAKE = Mistake("wrong-type", __doc__, Theme.SHAPE, FAILS, PASSES, where=Where.EVERYWHERE)
