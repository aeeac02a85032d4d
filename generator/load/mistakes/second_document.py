"""A line of three dashes starts a second document.

One file holds one scenario. For a line across a text, indent the dashes with the text, or write
`***`.

Why: All that follows the dashes would be passed over.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = """\
title: A visit
---
title: Another visit
"""
PASSES = """\
title: A visit
"""
MISTAKE = Mistake("second-document", __doc__, Theme.FILES, FAILS, PASSES, where=Where.EVERYWHERE)
