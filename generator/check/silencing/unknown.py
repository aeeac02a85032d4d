"""A comment silences a rule that does not exist.

The code stands in square brackets after every diagnostic. `downstream rule` lists them all.

Why: It silences nothing, and a reader of the file believes that it does.
"""

from generator.diagnostics.mistake import Mistake, Severity, Theme, Where

FAILS = """\
scenes:
  # downstream: allow[unreachable-scenes] Kept for the autumn term.
  heard: {text: She leaves with a date for next week.}
"""
PASSES = """\
scenes:
  # downstream: allow[unreachable-scene] Kept for the autumn term.
  corridor: {encounter: visit, text: She waits., continue: unheard}
"""
MISTAKE = Mistake(
    "allow-unknown",
    __doc__,
    Theme.SILENCE,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.EVERYWHERE,
    silent=False,
)
