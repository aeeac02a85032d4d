"""A word stands where only certain other words can.

Some keys take one of a few words, such as `tone`: low, mixed or good. The hint names the nearest.

Why: A misspelled word would have no meaning, and nothing would be shown for it.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = """\
scenes:
  heard:
    ending: {title: A date, tone: god}
"""
PASSES = """\
scenes:
  heard:
    ending: {title: A date, tone: good}
"""
MISTAKE = Mistake("wrong-value", __doc__, Theme.SHAPE, FAILS, PASSES, where=Where.EVERYWHERE)
