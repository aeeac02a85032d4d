"""A comment silences a rule that says nothing there.

It speaks for its own line, or, on a line of its own, for the next one. Perhaps the mistake has been
mended since, or the comment stands in the wrong place. It is told only once the course has no
errors, since some rules wait for others.

Why: A comment that silences nothing today hides the next mistake tomorrow.
"""

from generator.diagnostics.mistake import Mistake, Severity, Theme, Where

FAILS = """\
scenes:
  # downstream: allow[unreachable-scene] Kept for the autumn term.
  heard: {text: She leaves with a date for next week.}
"""
PASSES = """\
scenes:
  # downstream: allow[unreachable-scene] Kept for the autumn term.
  corridor: {encounter: visit, text: She waits., continue: unheard}
"""
MISTAKE = Mistake(
    "allow-unused",
    __doc__,
    Theme.SILENCE,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.EVERYWHERE,
    silent=False,
)
