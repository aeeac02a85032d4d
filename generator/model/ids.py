"""What an id looks like, and the nearest one to what somebody wrote."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import combining, normalize

KEBAB: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_LENGTH: Final = 60
ID_FORM: Final = f"At most {_MAX_LENGTH} lower-case letters, digits and single hyphens"
_RESERVED: Final = frozenset({"index"})


def is_id(name: str) -> bool:
    return len(name) <= _MAX_LENGTH and KEBAB.fullmatch(name) is not None


def id_form(name: str) -> str:
    """What an id is made of, with the nearest one to `name` where there is one."""
    nearest = nearest_id(name)
    form = ID_FORM[0].lower() + ID_FORM[1:]
    return f"{form}, such as “{nearest}”" if nearest else form


def nearest_id(name: str) -> str:
    """The usable id that `name` is most like, accents apart; nothing if there is none."""
    plain = "".join(c for c in normalize("NFKD", name.lower()) if not combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:_MAX_LENGTH].rstrip("-")


def is_reserved(name: str) -> bool:
    """Whether a page of ours has the name that a scenario's page would have."""
    return name in _RESERVED


def why_no_scenario(name: str) -> str:
    """Why no scenario can have this id; nothing if one can."""
    if not is_id(name):
        return f"“{name}” is not a usable id: {id_form(name)}"
    return f"“{name}” is the name of a page of our own" if is_reserved(name) else ""
