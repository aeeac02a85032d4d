"""A file is not UTF-8 text.

The editor saved it with another encoding. Save it again as UTF-8; most editors ask for it under
“Save as” or show it in the bottom line.

Why: Accents and quotation marks would turn into other characters.
"""

from generator.diagnostics.mistake import Example, Mistake, Theme, Where

FAILS: Example = {"scenarios/a-visit.yml": "title: A visit at the café\n".encode("latin-1")}
PASSES: Example = {"scenarios/a-visit.yml": "title: A visit at the café\n".encode()}
MISTAKE = Mistake("not-utf-8", __doc__, Theme.FILES, FAILS, PASSES, where=Where.EVERYWHERE)
