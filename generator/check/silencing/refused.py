"""A comment silences a rule that must not be silenced.

Warnings may be silenced. Errors may not, but for the few whose page says so: the site could not be
built, or it would say something that the study does not, or hurt somebody.

Why: Nothing that a student reads may rest on a comment that no student sees.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = """\
scenes:
  opening:
    choices:
      read:
        # downstream: allow[unsupported-effect] Everybody knows it.
        unfolds: [withholding]
"""
PASSES = """\
scenes:
  opening:
    choices:
      read:
        unfolds:
          - withholding
          - illustration: She stops at the window on the way out.
"""
MISTAKE = Mistake(
    "allow-refused",
    __doc__,
    Theme.SILENCE,
    FAILS,
    PASSES,
    where=Where.EVERYWHERE,
    silent=False,
)
