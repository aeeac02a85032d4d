"""An anchor (&) or an alias (*) of YAML is used.

YAML can name a value and repeat it elsewhere. Scenario files do without: write the value out. A
text that starts with `&` or `*` needs quotation marks.

Why: A reader of the file sees in each place what is shown there, and nothing changes at a distance.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = """\
title: &visit A visit
"""
PASSES = """\
title: A visit
"""
MISTAKE = Mistake("anchor", __doc__, Theme.FILES, FAILS, PASSES, where=Where.EVERYWHERE)
