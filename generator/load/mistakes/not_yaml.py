"""A file cannot be read as YAML.

Often a space is missing after a colon, a quotation mark is not closed, a text has a colon in it and
no quotation marks, or a line is indented more or less than its neighbours.

Why: Nothing in the file can be understood until this is mended, so it is told alone.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = """\
role: third-year student: on placement
"""
PASSES = """\
role: "third-year student: on placement"
"""
MISTAKE = Mistake("not-yaml", __doc__, Theme.FILES, FAILS, PASSES, where=Where.EVERYWHERE)
