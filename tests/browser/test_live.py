"""`downstream serve` as an author uses it: save a file, look at the browser."""

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.build import check_course
from generator.project import Course
from generator.trace.reach import reach
from generator.trace.tracing import ScenarioFacts

from .conftest import REPOSITORY, copy_course
from .looks import axe_is_content
from .playing import Play
from .trails import Walk, random_walks
from .web import PAGES, REAL, SCENARIO, Visits

PATIENCE = 60.0
MILLISECONDS = PATIENCE * 1000


class Served:
    """A preview in a process of its own, with what it prints."""

    def __init__(self, course: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--course", str(course), "--port", "0"],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Return the next line that has `pattern`; what is printed before it is dropped."""
        said: list[str] = []
        while True:
            try:
                line = self._lines.get(timeout=PATIENCE)
            except queue.Empty:
                line = None
            if line is None:
                pytest.fail(f"no {pattern!r} in\n{''.join(said)}")
            said.append(line)
            if found := re.search(pattern, line):
                return found

    def forget(self) -> None:
        """Drop what has been printed."""
        while not self._lines.empty():
            self._lines.get()

    def stop(self) -> int:
        """Stop as Ctrl-C does, and return the exit code."""
        if sys.platform == "win32":
            self._process.terminate()
        else:
            self._process.send_signal(signal.SIGINT)
        try:
            return self._process.wait(PATIENCE)
        finally:
            self._process.kill()
            self._process.wait()
            self._reader.join()
            assert self._process.stdout is not None
            self._process.stdout.close()


KEY = f"downstream/1/{REAL}"
BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {
    get() { throw new DOMException("denied", "SecurityError"); } });
}"""
# How high the last scene or layer stands that has a heading, once nothing moves any more.
HEIGHT = """() => new Promise((resolve) => {
  let before = NaN;
  const look = () => {
    const now = [...document.querySelectorAll(".moment.current")].pop()
      .getBoundingClientRect().top;
    if (now === before) return resolve(now);
    before = now;
    setTimeout(look, 100);
  };
  look();
})"""


class Desk:
    """A course that is served, and the one scenario of it that is edited."""

    def __init__(self, root: Path) -> None:
        self.course = Course(root)
        self.file = root / "scenarios" / f"{REAL}.yml"
        self.first = self.file.read_text(encoding="utf-8")
        self.title = self.found(r"^title: .*$")
        self.shown_first = self.found(r"(?<=shows: \[)[a-z-]+")
        self.scene = self.found(r"(?<=goto: )[a-z-]+$")
        self.served = Served(root)
        self.served.wait_for(r"^Built in")
        self.url = self.served.wait_for(r"(http://127\.0\.0\.1:\d+/)")[1]
        self._edits = 0
        self._shown = self._fetch()

    def _fetch(self) -> str:
        with urllib.request.urlopen(self.url + SCENARIO) as response:
            return str(response.read().decode())

    def put_back(self, published: bool = False) -> None:
        """Undo every edit, and wait until that is shown; with `published`, on the disk too."""
        self.save(self.first)
        quiet = 0
        for _ in range(int(PATIENCE / 0.05)):
            as_at_first = (
                self._fetch() == self._shown
                and self._is_good()
                and (not published or self._at_rest())
            )
            quiet = quiet + 1 if as_at_first else 0
            if quiet == (4 if published else 1):
                return
            time.sleep(0.05)
        pytest.fail("the first state of the course did not come back")

    def _is_good(self) -> bool:
        with urllib.request.urlopen(self.url + "__downstream/events") as response:
            return not json.loads(response.readline().decode()[6:])["diagnostics"]

    def _at_rest(self) -> bool:
        on_disk = (self.course.site / SCENARIO).read_text(encoding="utf-8")
        at_work = any(self.course.root.glob(".site.*"))
        return with_live_script(on_disk, self._shown) == self._shown and not at_work

    def found(self, pattern: str) -> str:
        """What the scenario has first of this kind: its authors may put other words there."""
        match = re.search(pattern, self.first, re.MULTILINE)
        assert match, pattern
        return match[0]

    def save(self, text: str) -> None:
        """Save as editors do: a new file takes the old one's place."""
        replacement = self.file.with_suffix(".new")
        replacement.write_text(text, encoding="utf-8")
        replacement.replace(self.file)

    def change(self, before: str, after: str) -> None:
        """Save the scenario with one thing changed from how it was at first."""
        assert self.first.count(before) >= 1, before
        self.save(self.first.replace(before, after))

    def reload(self, page: Page, before: str = "", after: str = "") -> None:
        """Save a change, and wait until `page` shows it."""
        self._edits += 1
        page.evaluate("window.loadedBefore = true")
        changed = self.first.replace(self.title, f"{self.title}, version {self._edits}")
        assert before in changed
        self.save(changed.replace(before, after) if before else changed)
        expect(page.locator("h1")).to_contain_text(f"version {self._edits}", timeout=MILLISECONDS)
        page.wait_for_function("document.readyState === 'complete'")
        assert page.evaluate("window.loadedBefore") is None


@pytest.fixture(scope="module")
def served_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = copy_course(tmp_path_factory.mktemp("desk") / "course").root
    # What is renamed here would have to be renamed there too.
    (root / "scenarios" / f"{REAL}.fr.yml").unlink()
    desk = Desk(root)
    try:
        yield desk
    finally:
        assert desk.served.stop() == 0


@pytest.fixture
def desk(served_desk: Desk) -> Iterator[Desk]:
    """The course as it is in the repository, before and after."""
    yield served_desk
    served_desk.put_back()


@pytest.fixture(scope="module")
def known(served_desk: Desk) -> ScenarioFacts:
    return check_course(served_desk.course).tracing.scenarios[REAL]


@pytest.fixture(scope="module")
def walk(known: ScenarioFacts) -> Walk:
    return next(each for each in random_walks(known.steps, 50, seed=5) if len(each.steps) > 6)


def opened(desk: Desk, visits: Visits, more: str = "", script: str = "") -> Play:
    page = visits.context().new_page()
    if script:
        page.add_init_script(script)
    page.goto(desk.url + SCENARIO + more)
    return Play(page)


def with_live_script(published: str, shown: str) -> str:
    """A published page with the script that the page `shown` was given."""
    script = re.search(r"<script src=\"/__downstream[^>]*></script>", shown)
    assert script
    return published.replace("</body>", script[0] + "</body>")


def panel(page: Page) -> Locator:
    return page.locator("[data-panel=mistakes]")


def test_mistakes_come_over_the_page_and_go_by_themselves(desk: Desk, visits: Visits) -> None:
    play = opened(desk, visits)
    page = play.page
    play.begin()
    page.evaluate("window.loadedBefore = true")
    name = desk.shown_first
    before = f"shows: [{name}"
    desk.save(desk.first.replace(before, before[:-1], 1))
    over = panel(page)
    expect(over).to_be_visible(timeout=MILLISECONDS)
    expect(over.get_by_role("heading")).to_have_text("1 error in the course")
    lines = desk.first[: desk.first.index(before)].split("\n")
    line, column = len(lines), len(lines[-1]) + len("shows: [") + 1
    expect(over.locator(".where")).to_have_text(f"scenarios/{REAL}.yml:{line}:{column}")
    expect(over.locator("pre")).to_contain_text(f"{line} | {lines[-1]}shows: [{name[:-1]}")
    expect(over.locator("pre")).to_contain_text("^" * len(name[:-1]))
    expect(over).to_contain_text("unknown-phenomenon")
    expect(over).to_contain_text(f"Did you mean “{name}”?")
    assert page.evaluate("window.loadedBefore") is True
    expect(play.options).to_be_visible()
    axe_is_content(page)

    page.keyboard.press("Escape")
    expect(over).to_be_hidden()
    again = page.get_by_role("button", name="1 error")
    again.press("Enter")
    expect(over.get_by_role("heading")).to_be_focused()
    over.get_by_role("button", name="Close (Esc)").press("Enter")
    expect(over).to_be_hidden()

    desk.change(f"goto: {desk.scene}", "goto: nowhere-at-all")
    expect(over).to_contain_text("unknown-scene", timeout=MILLISECONDS)
    page.reload()
    expect(over).to_be_visible()
    desk.save(desk.first)
    expect(over).to_be_hidden(timeout=MILLISECONDS)
    expect(again).to_be_hidden()


def test_an_error_takes_no_focus_from_who_types(desk: Desk, visits: Visits, walk: Walk) -> None:
    play = opened(desk, visits)
    play.follow(walk)
    play.stop_to_think()
    note = play.debrief.locator("textarea").first
    note.fill("I would")
    desk.change(f"goto: {desk.scene}", "goto: nowhere-at-all")
    expect(panel(play.page)).to_be_visible(timeout=MILLISECONDS)
    expect(note).to_be_focused()
    note.press_sequentially(" wait")
    expect(note).to_have_value("I would wait")


def test_an_error_and_its_end_are_announced(desk: Desk, visits: Visits) -> None:
    play = opened(desk, visits)
    page = play.page
    play.begin()
    said = page.locator("[data-downstream-live] .said")
    # A status that is not rendered while it is empty may not be heard when it speaks.
    assert said.evaluate("(each) => each.textContent + getComputedStyle(each).display") == "block"
    play.options.locator("button").first.focus()
    desk.change(f"goto: {desk.scene}", "goto: nowhere-at-all")
    expect(said).to_contain_text("in the course.", timeout=MILLISECONDS)
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(play.options.locator("button").first).to_be_focused()
    desk.save(desk.first)
    expect(said).to_have_text("The course is good again.", timeout=MILLISECONDS)


def test_a_closed_panel_gives_the_focus_back(desk: Desk, visits: Visits) -> None:
    play = opened(desk, visits)
    page = play.page
    offer = page.get_by_role("button", name="Preview a scene")
    offer.press("Enter")
    over = page.locator("[data-panel=preview]")
    scene = over.locator("select[name=scene]")
    scene.select_option(index=1)
    expect(scene).to_be_focused()
    over.get_by_role("button", name="Close (Esc)").press("Enter")
    expect(over).to_be_hidden()
    expect(offer).to_be_focused()

    before = f"shows: [{desk.shown_first}"
    desk.change(before, before[:-1])
    expect(panel(page)).to_contain_text("unknown-phenomenon", timeout=MILLISECONDS)
    expect(offer).to_be_focused()
    wrong = page.locator("[data-offer=mistakes]")
    wrong.press("Enter")
    expect(panel(page).get_by_role("heading")).to_be_focused()
    desk.change(f"goto: {desk.scene}", "goto: nowhere-at-all")
    expect(panel(page)).to_contain_text("unknown-scene", timeout=MILLISECONDS)
    expect(panel(page).get_by_role("heading")).to_be_focused()
    page.keyboard.press("Escape")
    expect(wrong).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page)).to_contain_text("unknown-scene")
    offer.focus()
    page.keyboard.press("Escape")
    expect(offer).to_be_focused()


def test_warnings_are_a_count_only(desk: Desk, visits: Visits) -> None:
    play = opened(desk, visits)
    role = desk.found(r"^role: .*$")
    desk.reload(play.page, role, f"{role} #5")
    offer = play.page.get_by_role("button", name="warning")
    expect(offer).to_be_visible(timeout=MILLISECONDS)
    expect(panel(play.page)).to_be_hidden()
    offer.click()
    expect(panel(play.page)).to_contain_text("text-cut-short")


def test_the_same_layer_at_the_same_height(desk: Desk, visits: Visits, walk: Walk) -> None:
    play = opened(desk, visits)
    page = play.page
    play.follow(Walk(walk.shift, walk.steps[:3], ()))
    scene, choice = walk.steps[3]
    play.answer((scene, choice))
    play.onward.click()
    page.locator(".past-layer > summary").first.click()
    folded = page.locator(".past-layer").evaluate_all("all => all.map((each) => each.open)")
    stages = page.locator("[data-stage]:visible").count()
    assert stages < page.locator("[data-stage]").count()
    focused = page.evaluate("document.activeElement.textContent")
    page.evaluate("scrollBy({ top: -120, behavior: 'instant' })")
    height = page.evaluate(HEIGHT)
    entries = page.evaluate("history.length")
    kept = page.evaluate("key => localStorage.getItem(key)", KEY)
    for _ in range(2):
        desk.reload(page)
        expect(play.moments).to_have_count(4)
        assert page.locator("[data-stage]:visible").count() == stages
        assert (
            page.locator(".past-layer").evaluate_all("all => all.map((each) => each.open)")
            == folded
        )
        assert page.evaluate("document.activeElement.textContent") == focused
        assert page.evaluate(HEIGHT) == pytest.approx(height, abs=2)
        assert page.evaluate("history.length") == entries
        assert page.evaluate("key => localStorage.getItem(key)", KEY) == kept
    page.go_back()
    expect(play.moments).to_have_count(4)
    expect(play.options).to_be_visible()


def test_the_publisher_brings_no_second_reload(desk: Desk, visits: Visits) -> None:
    desk.put_back(published=True)
    desk.served.forget()
    play = opened(desk, visits)
    desk.reload(play.page)
    play.page.evaluate("window.loadedBefore = true")
    text = play.page.content()
    desk.served.wait_for(r"Shown after")
    desk.served.wait_for(r"Built in")
    play.page.wait_for_timeout(500)
    assert play.page.evaluate("window.loadedBefore") is True
    assert play.page.content() == text
    on_disk = (desk.course.site / SCENARIO).read_text(encoding="utf-8")
    assert f", version {desk._edits} · Downstream</title>" in on_disk


def test_other_pages_stay_as_they_are(desk: Desk, visits: Visits) -> None:
    play = opened(desk, visits)
    other = visits.open(desk.url + "evidence.html")
    other.evaluate("window.loadedBefore = true")
    takes = desk.found(r"takes: [A-Z].*$")
    desk.change(takes, takes + " And this.")
    shown = play.page.locator("[data-storyboard]")
    expect(shown).to_contain_text(" And this.", timeout=MILLISECONDS)
    other.wait_for_timeout(300)
    assert other.evaluate("window.loadedBefore") is True


def test_before_the_first_answer(desk: Desk, visits: Visits) -> None:
    play = opened(desk, visits)
    play.page.locator("input[name=shift][value=stretched]").check()
    desk.reload(play.page)
    expect(play.page.locator("input[name=shift][value=stretched]")).to_be_checked()
    expect(play.page.locator("[data-begin]")).to_be_visible()
    play.begin()
    order = play.options.locator("[data-choice]").evaluate_all(
        "all => all.map(e => e.dataset.choice)"
    )
    desk.reload(play.page)
    expect(play.options).to_be_visible()
    expect(play.moments).to_have_count(1)
    assert order == play.options.locator("[data-choice]").evaluate_all(
        "all => all.map(e => e.dataset.choice)"
    )


def test_while_looking_back(desk: Desk, visits: Visits, walk: Walk) -> None:
    play = opened(desk, visits)
    play.follow(walk)
    play.stop_to_think()
    note = play.debrief.locator("textarea").first
    note.fill("I would wait")
    note.evaluate("(field) => field.setSelectionRange(2, 7)")
    desk.reload(play.page)
    expect(note).to_have_value("I would wait")
    expect(note).to_be_focused()
    assert note.evaluate("(field) => [field.selectionStart, field.selectionEnd]") == [2, 7]
    expect(play.debrief).not_to_have_attribute("data-open", "")

    play.look_back()
    play.page.locator("[data-map] > summary").click()
    fork = play.debrief.locator(".fork").nth(2)
    fork.evaluate("(each) => each.scrollIntoView({ behavior: 'instant' })")
    play.page.evaluate("scrollBy({ top: -60, behavior: 'instant' })")
    top = "(each) => Math.round(each.getBoundingClientRect().top)"
    before = fork.evaluate(top)
    desk.reload(play.page)
    expect(play.debrief).to_have_attribute("data-open", "")
    expect(play.page.locator("[data-map]")).to_have_attribute("open", "")
    expect(play.page.locator("[data-map] svg, [data-map] ol, [data-map] li").first).to_be_attached()
    play.page.wait_for_timeout(200)
    assert abs(fork.evaluate(top) - before) <= 2


def test_gone_back_and_forward_again(desk: Desk, visits: Visits, walk: Walk) -> None:
    play = opened(desk, visits)
    play.follow(Walk(walk.shift, walk.steps[:3], ()))
    expect(play.moments).to_have_count(4)
    play.back()
    expect(play.moments).to_have_count(3)
    desk.reload(play.page)
    expect(play.moments).to_have_count(3)
    play.page.go_forward()
    expect(play.moments).to_have_count(4)
    assert [step for _, step in walk.steps[:3]] == play.page.evaluate(
        "key => JSON.parse(localStorage.getItem(key)).trail.steps.map((step) => step[1])", KEY
    )


def test_in_group_mode_with_hands_and_nothing_kept(desk: Desk, visits: Visits, walk: Walk) -> None:
    play = opened(desk, visits)
    play.page.get_by_role("button", name="Group mode").click()
    play.follow(Walk(walk.shift, walk.steps[:1], ()))
    play.open_options()
    play.options.locator("[data-vote]").first.fill("12")
    desk.reload(play.page)
    expect(play.page.locator("html.group")).to_have_count(1)
    expect(play.moments).to_have_count(2)
    expect(play.options.locator("[data-vote]").first).to_have_value("12")
    expect(play.options.locator("output")).to_have_text(play.say("hands-sum", n="12"))
    assert play.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_where_nothing_may_be_stored(desk: Desk, visits: Visits, walk: Walk) -> None:
    play = opened(desk, visits, script=BLOCKED)
    play.follow(Walk(walk.shift, walk.steps[:3], ()))
    desk.reload(play.page)
    expect(play.moments).to_have_count(4)
    expect(play.page.locator(".kept")).to_have_text(play.say("not-kept"))


def test_of_a_changed_structure_what_still_holds(desk: Desk, visits: Visits, walk: Walk) -> None:
    play = opened(desk, visits)
    play.follow(Walk(walk.shift, walk.steps[:4], ()))
    _, choice = walk.steps[2]
    renamed = f"      {choice}:\n"
    assert desk.first.count(renamed) == 1
    desk.reload(play.page, renamed, f"      {choice}-anew:\n")
    expect(play.moments).to_have_count(3)
    said = play.page.locator("[data-downstream-live] .said")
    expect(said).to_contain_text(play.say("changed", kept="2", total="4"))
    play.open_options()
    expect(play.options.locator(f"[data-choice={choice}-anew]")).to_be_visible()
    desk.reload(play.page)
    expect(play.moments).to_have_count(3)
    expect(said).to_have_text("")


def test_a_preview_plays_a_trail_that_leads_there(
    desk: Desk, visits: Visits, known: ScenarioFacts, walk: Walk
) -> None:
    situation, trail = next(
        (situation, trail)
        for situation, trail in reach(known.scenario, known.steps).trails
        if len(trail) > 3 and situation.told and situation.shift == "stretched"
    )
    play = opened(desk, visits)
    page = play.page
    play.follow(Walk(walk.shift, walk.steps[:2], ()))
    page.wait_for_function("key => !JSON.parse(localStorage.getItem(key)).after", arg=KEY)
    kept = page.evaluate("key => localStorage.getItem(key)", KEY)
    page.get_by_role("button", name="Preview a scene").press("Enter")
    over = page.locator("[data-panel=preview]")
    over.locator("select[name=scene]").select_option(situation.scene)
    over.locator("select[name=shift]").select_option("stretched")
    for fact in situation.told:
        over.locator(f"select[name={fact}]").select_option("told")
    expect(over.locator(f"select[name={next(iter(situation.told))}]")).to_be_focused()
    axe_is_content(page)
    over.get_by_role("button", name="Open the nearest").press("Enter")
    expect(over).to_be_hidden()
    expect(play.moments).to_have_count(len(trail) + 1)
    said = page.locator("[data-downstream-live] .said")
    expect(said).to_contain_text(f"Preview, after {len(trail)} steps")
    assert f"#preview={situation.scene};shift=stretched" in page.url
    assert page.evaluate("DownstreamLive.game.moments.at(-1).state.told.length") == len(
        situation.told
    )
    desk.reload(page)
    expect(play.moments).to_have_count(len(trail) + 1)
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == kept
    page.reload()
    expect(play.moments).to_have_count(len(trail) + 1)


def test_a_preview_by_its_address(desk: Desk, visits: Visits, known: ScenarioFacts) -> None:
    for situation, trail in reach(known.scenario, known.steps).trails[::300]:
        wishes = [f"shift={situation.shift}", f"you={dict(situation.expects)['you'].level}"]
        wishes += [
            f"{fact}={'told' if fact in situation.told else 'untold'}" for fact in known.steps.facts
        ]
        play = opened(desk, visits, f"#preview={situation.scene};{';'.join(wishes)}")
        expect(play.moments).to_have_count(len(trail) + 1)
        state = play.page.evaluate("DownstreamLive.game.moments.at(-1).state")
        assert state["scene"] == situation.scene
        assert set(state["told"]) == situation.told
        assert play.page.evaluate("localStorage.length") == 0


def test_the_address_that_the_guide_names_leads_somewhere(desk: Desk, visits: Visits) -> None:
    for name in ("preview.md", "preview.fr.md"):
        guide = (REPOSITORY / "content" / "pages" / "educators" / name).read_text("utf-8")
        named = re.search(r"^scenarios/\S+\.html(#preview=\S+)$", guide, re.MULTILINE)
        assert named
        play = opened(desk, visits, named[1])
        expect(play.page.locator("[data-downstream-live] .said")).to_contain_text("Preview, after")


def test_what_no_trail_leads_to_is_said(desk: Desk, visits: Visits) -> None:
    play = opened(desk, visits, "#preview=room-four;numbness=told")
    expect(play.page.locator(".said")).to_contain_text("No trail leads to this scene in this state")
    expect(play.page.locator("[data-panel=preview]")).to_be_visible()
    expect(play.page.locator("[data-begin]")).to_be_visible()


def test_a_page_written_by_hand_follows_the_publisher(desk: Desk, visits: Visits) -> None:
    page = visits.open(desk.url + "support.html")
    file = desk.course.pages / "support.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "\nSomebody who listens.\n", encoding="utf-8")
    expect(page.locator("main")).to_contain_text("Somebody who listens.", timeout=MILLISECONDS)
    file.write_text(text, encoding="utf-8")
    expect(page.locator("main")).not_to_contain_text("Somebody who listens.", timeout=MILLISECONDS)


def test_nothing_of_it_is_in_the_published_site(desk: Desk) -> None:
    for page in PAGES:
        assert "__downstream" not in (desk.course.site / page).read_text(encoding="utf-8")
    for file in desk.course.site.rglob("*"):
        if file.suffix in (".js", ".css", ".html"):
            assert "DownstreamLive" not in file.read_text(encoding="utf-8")
