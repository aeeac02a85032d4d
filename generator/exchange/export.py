"""The forms a scenario can be exported in."""

from __future__ import annotations

from collections.abc import Callable

from generator.exchange.exporting import Exporting
from generator.exchange.ink import ink
from generator.exchange.twee import twee

FORMS: dict[str, Callable[[Exporting], str]] = {"ink": ink, "twee": twee}
