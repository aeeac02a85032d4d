"""A file is too large, or nested too deeply.

A file has at most 1,000,000 bytes and 60,000 values, nested 40 levels at most. That is far more
than a scenario needs.

Why: Files from strangers can be made to keep a computer busy for hours.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = f"title:\n  {'[' * 40}\n  A visit\n  {']' * 40}\n"
PASSES = "title: A visit\n"
MISTAKE = Mistake("too-large", __doc__, Theme.FILES, FAILS, PASSES, where=Where.EVERYWHERE)
