"""A file among the scenarios that is not read.

Only files that end in `.yml` are read in `scenarios/`. A copy (`.bak`), notes, or a text that was
written with a word processor (`.docx`) is passed over. Rename it if it is a scenario; otherwise it
has room in any other folder.

Why: Somebody may look for it on the site, and would not learn why it is not there.
"""

from generator.diagnostics.mistake import Mistake, Severity, Theme

FAILS = {"scenarios/a-second-visit.docx": "A second visit\n"}
PASSES = {"notes/a-second-visit.docx": "A second visit\n"}
MISTAKE = Mistake("other-file", __doc__, Theme.FILES, FAILS, PASSES, Severity.WARNING, silent=False)
