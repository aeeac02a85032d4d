"""A tag (!) of YAML is used.

Tags tell YAML which type a value has. Here each place has its type, and everything else is text. A
text that starts with `!` needs quotation marks.

Why: Tags can ask a reader of YAML to do more than reading.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = """\
minutes: !!int 2
"""
PASSES = """\
minutes: 2
"""
MISTAKE = Mistake("tag", __doc__, Theme.FILES, FAILS, PASSES, where=Where.EVERYWHERE)
