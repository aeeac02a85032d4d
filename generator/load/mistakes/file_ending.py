"""A scenario file ends in “.yaml”.

Scenario files end in `.yml`, here and in every course.

Why: Files with another ending are not read: the scenario would be missing, and nobody would say so.
"""

from generator.diagnostics.mistake import Mistake, Theme

FAILS = {"scenarios/a-second-visit.yaml": "title: A second visit\n"}
PASSES = {"scenarios/a-second-visit.yml": "title: A second visit\n"}
MISTAKE = Mistake("file-ending", __doc__, Theme.FILES, FAILS, PASSES)
