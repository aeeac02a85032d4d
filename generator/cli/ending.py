"""Being ended from outside, tidily: what was begun is taken away, and no program is left behind."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

_NAMES = ("SIGTERM", "SIGHUP")  # the second is a terminal that was closed; not on Windows


@contextmanager
def ends_like_ctrl_c() -> Iterator[None]:
    """Whoever ends us from outside gets the same tidy end as with Ctrl-C."""
    before = {}
    for name in _NAMES:
        number = getattr(signal, name, None)
        # Who is told to ignore it, as under nohup, goes on ignoring it.
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
