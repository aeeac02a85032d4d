"""A comment to Downstream that it cannot read.

After `# downstream:` stands `allow`, the code of a rule in square brackets, and a reason. Several
codes are parted by commas.

Why: You meant to silence something, and it is told all the same.
"""

from generator.diagnostics.mistake import Mistake, Severity, Theme, Where

FAILS = """\
scenes:
  # downstream: ignore unreachable-scene, kept for the autumn
  heard: {text: She leaves with a date for next week.}
"""
PASSES = """\
scenes:
  # downstream: allow[unreachable-scene] Kept for the autumn term.
  corridor: {encounter: visit, text: She waits., continue: unheard}
"""
MISTAKE = Mistake(
    "allow-malformed",
    __doc__,
    Theme.SILENCE,
    FAILS,
    PASSES,
    severity=Severity.WARNING,
    where=Where.EVERYWHERE,
    silent=False,
)
