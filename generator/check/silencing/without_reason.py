"""A comment silences a rule and does not say why.

The reason stands after the square brackets. Without one, nothing is silenced.

Why: In a year nobody remembers whether it was a decision or haste. The reason is for whoever comes
next, you included.
"""

from generator.diagnostics.mistake import Mistake, Severity, Theme, Where

FAILS = """\
scenes:
  # downstream: allow[unreachable-scene]
  heard: {text: She leaves with a date for next week.}
"""
PASSES = """\
scenes:
  # downstream: allow[unreachable-scene] Kept for the autumn term.
  corridor: {encounter: visit, text: She waits., continue: unheard}
"""
MISTAKE = Mistake(
    "allow-without-reason",
    __doc__,
    Theme.SILENCE,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.EVERYWHERE,
    silent=False,
)
