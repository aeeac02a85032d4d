"""Text and names as ink source wants them."""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"[\\{}|#\[\]~<>]")
_COMMENT = re.compile(r"/(?=[/*])")
_DIVERT = re.compile(r"-(?=>)")
# What would begin a choice, a gather, a knot or a statement at the start of a line.
_AT_START = re.compile(r"[*+\-=~&!$]|VAR|LIST|CONST|EXTERNAL|INCLUDE|TODO")


def escaped(line: str) -> str:
    """One line of text that ink prints as it stands. It must hold no line break."""
    line = _ALWAYS.sub(r"\\\g<0>", line)
    line = _COMMENT.sub(r"/\\", line)
    line = _DIVERT.sub(r"-\\", line)
    if line.startswith("else:"):
        # The compiler suspects a slip here; it trims the space again.
        return f"\\ {line}"
    return f"\\{line}" if _AT_START.match(line) else line


def tag(name: str, value: str = "") -> str:
    """A tag at the end of a line, such as ``# effect: hope``."""
    return f"# {name}: {escaped(value)}" if value else f"# {name}"


def comment(text: str) -> str:
    """A comment for whoever reads the source."""
    return "// " + " ".join(text.split())


def name(kind: str, *ids: str) -> str:
    """An ink name for our ids: kebab-case has no underscores, so different ids stay different."""
    return "_".join([kind, *(each.replace("-", "_") for each in ids)])


def scene_knot(scene: str) -> str:
    return name("scene", scene)


def meeting_knot(encounter: str) -> str:
    return name("meet", encounter)


def told(fact: str) -> str:
    return name("told", fact)


def experienced(concept: str) -> str:
    return name("experienced", concept)


def expects(clinician: str) -> str:
    return name("expects", clinician)
