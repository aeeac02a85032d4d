"""A session at the author's desk: build, show, and build again on every save."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from generator.project import Course, templates_folder
from generator.publish.errors import PublishError
from generator.serve.server import SiteServer
from generator.serve.watch import watch


class BuildOutcome(Protocol):
    """What a session needs to know of a build."""

    @property
    def ok(self) -> bool:
        """Whether a new site stands in the site's directory."""
        ...

    @property
    def report(self) -> str:
        """What to tell the author; empty if there is nothing to tell."""
        ...


def serve(
    course: Course,
    build: Callable[[], BuildOutcome],
    *,
    site: Path | None = None,
    port: int = 8000,
    say: Callable[[str], None] = print,
    stop: threading.Event | None = None,
) -> None:
    """Build and show the course's site, and build it again when a source is saved.

    Runs until Ctrl-C or until `stop` is set. A build that fails is reported through `say`, and
    the last good site stays. Raises OSError if no port is free.
    """
    stop = stop or threading.Event()
    templates = templates_folder()
    server = SiteServer(site or course.site, templates / "serve" / "live.js", port)

    def rebuild(_changed: object = None) -> None:
        if _build_and_report(build, say):
            server.announce()

    with server:
        try:
            rebuild()
            say(f"The site is at {server.url} and follows what you save. Ctrl-C stops.")
            watch(_sources(course, templates), rebuild, stop)
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            stop.set()


def _sources(course: Course, templates: Path) -> list[Path]:
    return [course.evidence.parent, course.scenarios, course.config, templates]


def _build_and_report(build: Callable[[], BuildOutcome], say: Callable[[str], None]) -> bool:
    started = time.monotonic()
    try:
        outcome = build()
    except PublishError as error:
        say(f"{error}\nThe last good site stays.")
        return False
    if outcome.report:
        say(outcome.report)
    if outcome.ok:
        say(f"Built in {time.monotonic() - started:.1f} s.")
    else:
        say("Not built: the last good site stays.")
    return outcome.ok
