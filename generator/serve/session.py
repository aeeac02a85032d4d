"""A session at the author's desk: build, show, and build again on every save.

A save is read, checked and rendered at once, with what is remembered of everything that has not
changed, and shown over the last published site; the publisher follows behind.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from pathlib import Path

from generator.build import Prepared, Tell, prepare, publish, untold
from generator.diagnostics.report import as_values, summary
from generator.diagnostics.stumble import apology
from generator.memory import Memory
from generator.project import Course, templates_folder
from generator.publish.place import make_ready
from generator.publish.program import Running
from generator.render.pages import RenderedSite
from generator.serve.draft import draft_of
from generator.serve.preview import Previews
from generator.serve.publishing import Publishing
from generator.serve.server import SiteServer
from generator.serve.watch import Changed, watch

Say = Callable[[str], None]
_Work = tuple[Prepared, float]
"""Pages to publish, and when the save was noticed that they come from."""


def serve(
    course: Course,
    *,
    site: Path | None = None,
    port: int = 8000,
    publisher: str = "material",
    say: Say = print,
    tell: Tell = untold,
    stop: threading.Event | None = None,
) -> None:
    """Build and show the course's site, and build it again when a source is saved.

    Runs until Ctrl-C or until `stop` is set. Mistakes are told through `say` and on every open
    page, and the last good site stays. `tell` hears what the first build is at. Raises OSError if
    no port is free, PublishError if the site's directory is not ours to replace.
    """
    stop = stop or threading.Event()
    target = site or course.site
    make_ready(course, target)
    previews = Previews()
    with SiteServer(target, templates_folder() / "serve", port, previews) as server:
        desk = _Desk(course, target, publisher, server, previews, say)
        try:
            # Before the first build: nobody waits for its end with saving.
            saves = watch(_sources(course), stop)
            desk.begin(tell)
            say(f"The site is at {server.url} and follows what you save. Ctrl-C stops.")
            say("On a scenario's page, “Preview a scene” opens any scene in any state it can have.")
            for changed in saves:
                desk.saved(changed)
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            stop.set()
            desk.end()


def _sources(course: Course) -> list[Path]:
    return [course.content, course.scenarios, course.config, templates_folder()]


class _Desk:
    """The course as it stands: what is remembered of it, what is shown, what is wrong."""

    def __init__(
        self,
        course: Course,
        target: Path,
        publisher: str,
        server: SiteServer,
        previews: Previews,
        say: Say,
    ) -> None:
        self._course = course
        self._target = target
        self._publisher = publisher
        self._server = server
        self._previews = previews
        self._say = say
        self._tell: Tell = untold
        self._memory = Memory()
        self._prepared: Prepared | None = None
        self._shown: tuple[RenderedSite, ...] = ()
        self._failure = ""
        self._stumble = ""
        self._telling = threading.Lock()
        self._publishing = Publishing(self._publish, self._published)

    def begin(self, tell: Tell) -> None:
        """The first build, to its end."""
        self._tell = tell
        self._follow(everything=True)
        self._publishing.wait()
        self._tell = untold
        # What is remembered stays; looking through it for garbage would cost a second at a save.
        gc.collect()
        gc.freeze()

    def end(self) -> None:
        """Leave the last good site; nothing more is published."""
        self._publishing.stop()

    def saved(self, changed: Changed) -> None:
        """Follow a save."""
        beneath = templates_folder(), self._course.config
        if _any_below(changed, beneath):
            # What a page is made of besides the course is not among what the memory compares.
            self._memory = Memory()
        self._follow(everything=_any_below(changed, (*beneath, self._course.pages)))

    def _follow(self, everything: bool) -> None:
        """Refresh; a mistake of ours is told, and must not end the session."""
        try:
            self._refresh(everything)
        except Exception as error:
            self._stumbled(f"{apology(error)}, with the file as it was saved.")

    def _refresh(self, everything: bool) -> None:
        """Read, check, show; publish if `everything` or what is made from the course changed."""
        began = time.monotonic()
        prepared = prepare(self._course, self._memory, self._tell)
        self._stumble = ""
        if not prepared.sites:
            self._report(prepared)
            return
        self._memory.forget_unasked()
        changed = prepared.sites != self._shown
        self._shown = prepared.sites
        self._server.show(draft_of(prepared.sites))
        self._previews.use(prepared.checked.tracing)
        self._report(prepared)
        if changed or everything or self._failure:
            if self._tell is untold and changed:
                self._say(f"Shown after {_since(began)}; publishing.")
            self._publishing.hand_in((prepared, began))

    def _publish(self, work: _Work, running: Running) -> None:
        publish(self._course, work[0], self._target, self._publisher, running, self._tell)

    def _published(self, work: _Work, failure: Exception | None) -> None:
        with self._telling:
            self._failure = str(failure or "")
            if failure:
                self._say(f"{failure}\nThe last good site stays.")
            else:
                self._say(f"Built in {_since(work[1])}.")
            self._tell_pages()
        self._server.published()

    def _stumbled(self, stumble: str) -> None:
        with self._telling:
            self._stumble = stumble
            self._say(f"{stumble}\nThe last good site stays.")
            self._tell_pages()

    def _report(self, prepared: Prepared) -> None:
        with self._telling:
            self._prepared = prepared
            told = prepared.checked.told()
            if told:
                self._say(told)
            if prepared.checked.has_errors:
                found = summary(prepared.checked.diagnostics)
                self._say(f"\n{found}. Not built: the last good site stays.")
            self._tell_pages()

    def _tell_pages(self) -> None:
        """What open pages are told of the course, as it stands or stood last."""
        checked = self._prepared.checked if self._prepared else None
        found = as_values(checked.diagnostics, checked.tracing.library.texts) if checked else []
        self._server.tell({"diagnostics": found, "failure": self._stumble or self._failure})


def _since(began: float) -> str:
    return f"{time.monotonic() - began:.1f} s"


def _any_below(changed: Changed, places: tuple[Path, ...]) -> bool:
    folders = [place.resolve() for place in places]
    return any(path.is_relative_to(folder) for path in changed for folder in folders)
