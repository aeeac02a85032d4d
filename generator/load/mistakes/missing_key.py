"""A key that must be there is missing.

It is told at the value that should have it. The scenario format says which keys are needed.

Why: Without it the scenario cannot be understood, so none of its other mistakes can be told either.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = """\
scenes:
  opening:
    choices:
      read: {goto: corridor}
  corridor: {text: She waits., continue: unheard}
"""
PASSES = """\
scenes:
  opening:
    choices:
      read: {goto: corridor}
  corridor: {encounter: visit, text: She waits., continue: unheard}
"""
MISTAKE = Mistake("missing-key", __doc__, Theme.SHAPE, FAILS, PASSES, where=Where.EVERYWHERE)
