"""A text holds a control character.

That is a character without a shape, such as NUL or a separator that only YAML takes for a line
break. They come along when text is copied from a word processor or a PDF.

Why: Nobody sees them in an editor, and each program makes something else of them.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = """\
title: "A visit\\0"
"""
PASSES = """\
title: "A visit"
"""
MISTAKE = Mistake("control-character", __doc__, Theme.FILES, FAILS, PASSES, where=Where.EVERYWHERE)
