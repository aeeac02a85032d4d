"""A key that is not known in this place.

Most often it is a slip of the finger, or the key belongs one level further in or out. A scene or a
choice that is indented too far becomes a key of the one above it. In a translation, only the keys
of the original can be given.

Why: What stands under an unknown key would be passed over without a word.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = """\
scenes:
  opening:
    choices:
      ask:
        respons: She puts the bag down. “On Sunday I fell.”
"""
PASSES = """\
scenes:
  opening:
    choices:
      ask:
        response: She puts the bag down. “On Sunday I fell.”
"""
MISTAKE = Mistake("unknown-key", __doc__, Theme.SHAPE, FAILS, PASSES, where=Where.EVERYWHERE)
