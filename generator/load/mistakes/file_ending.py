"""A scenario file has a wrong ending, such as “.yaml” or “.yml.txt”.

Scenario files end in `.yml`, in small letters, here and in every course. Windows hides endings it
knows, and Notepad adds `.txt`: what looks like `a-visit.yml` there can be `a-visit.yml.txt`.

Why: Files with another ending are not read: the scenario would be missing, and nobody would say so.
"""

from generator.diagnostics.mistake import Mistake, Theme

FAILS = {"scenarios/a-second-visit.yml.txt": "title: A second visit\n"}
PASSES = {"scenarios/a-second-visit.yml": "title: A second visit\n"}
MISTAKE = Mistake("file-ending", __doc__, Theme.FILES, FAILS, PASSES)
