"""The model opened part by part, and the voices filtered; with scripts and without."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.build import check_course
from generator.model.evidence import Evidence

from .looks import axe_is_content
from .test_no_javascript import UNREADABLE
from .web import Site, Visits

KEPT = "localStorage.getItem('downstream/hide')"


@pytest.fixture(scope="module")
def evidence(real: Site) -> Evidence:
    documents = check_course(real.course).tracing.library.evidence
    assert documents is not None
    return documents.value


@pytest.fixture
def voices(real: Site, visits: Visits) -> Page:
    return visits.open(real.url + "voices.html")


@pytest.fixture
def model(real: Site, visits: Visits) -> Page:
    return visits.open(real.url + "model.html")


def shown(page: Page) -> set[str]:
    found: list[str] = page.locator(".voices .quotation >> visible=true").evaluate_all(
        "all => all.map(e => e.dataset.quotation)"
    )
    return set(found)


def says(page: Page, count: int) -> None:
    text = "1 quotation shown" if count == 1 else f"{count} quotations shown"
    expect(page.get_by_role("status").filter(has_text="quotation")).to_have_text(text)


def hide(page: Page, tag: str) -> Locator:
    details = page.locator("[data-hiding]")
    if not details.evaluate("e => e.open"):
        details.locator("summary").click()
    return page.locator(f"input[value={tag}]")


def test_filters_choose_by_phenomenon_and_participant(voices: Page, evidence: Evidence) -> None:
    every = {name for name, each in evidence.quotations.items() if each.may_be_shown}
    says(voices, len(every))
    assert shown(voices) == every
    voices.get_by_label("What it stands beside").select_option("anchoring")
    beside = {name for name in every if "anchoring" in evidence.quotations[name].phenomena}
    says(voices, len(beside))
    assert shown(voices) == beside
    who = evidence.quotations[min(beside)].participant or ""
    voices.get_by_label("Who speaks").select_option(who)
    both = {name for name in beside if evidence.quotations[name].participant == who}
    says(voices, len(both))
    assert shown(voices) == both
    # Parts of which nothing is left are out of the way, with their headings.
    expect(voices.locator(".voices-category >> visible=true")).to_have_count(1)
    voices.get_by_role("button", name="Clear both filters").click()
    says(voices, len(every))
    assert shown(voices) == every


def test_every_filter_that_is_offered_finds_something(voices: Page) -> None:
    for label in ("What it stands beside", "Who speaks"):
        select = voices.get_by_label(label)
        for value in select.locator("option").evaluate_all("all => all.map(e => e.value)"):
            select.select_option(value)
            assert shown(voices), value
        select.select_option("")


def test_nothing_left_is_said_in_words(voices: Page) -> None:
    voices.get_by_label("What it stands beside").select_option("seeing-disease")
    voices.get_by_label("Who speaks").select_option("3A")
    assert shown(voices) == set()
    status = voices.locator("[data-shown]")
    expect(status).to_have_text("No quotation fits. Clear a filter, or hide less.")


def test_hidden_tags_are_left_out_and_remembered(
    voices: Page, real: Site, evidence: Evidence
) -> None:
    tag = "suicidal-ideation"
    touched = {name for name, each in evidence.quotations.items() if tag in each.care}
    hide(voices, tag).check()
    assert touched
    assert not shown(voices) & touched
    assert json.loads(voices.evaluate(KEPT)) == [tag]
    voices.get_by_role("button", name="Clear both filters").click()
    expect(voices.locator(f"input[value={tag}]")).to_be_checked()
    voices.reload()
    expect(voices.locator(f"input[value={tag}]")).to_be_checked()
    assert not shown(voices) & touched
    hide(voices, tag).uncheck()
    assert touched <= shown(voices)
    assert json.loads(voices.evaluate(KEPT)) == []


def test_tags_of_scenarios_stay_kept(voices: Page) -> None:
    voices.evaluate("localStorage.setItem('downstream/hide', '[\"incontinence\", \"trauma\"]')")
    voices.reload()
    expect(voices.locator("input[value=trauma]")).to_be_checked()
    hide(voices, "trauma").uncheck()
    assert json.loads(voices.evaluate(KEPT)) == ["incontinence"]


@pytest.mark.parametrize("kept", ["{", "7", '{"trauma": 1}', "[7, null]", '"trauma"'])
def test_damaged_settings_hide_nothing(voices: Page, real: Site, kept: str) -> None:
    voices.evaluate("kept => localStorage.setItem('downstream/hide', kept)", kept)
    voices.reload()
    says(voices, 47)
    voices.goto(real.url + "model.html#phenomenon-trauma")
    expect(voices.locator("#phenomenon-trauma .quotation").first).to_be_visible()


def test_without_storage_the_filters_still_work(real: Site, visits: Visits) -> None:
    context = visits.context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })"
    )
    page = context.new_page()
    page.goto(real.url + "voices.html")
    before = shown(page)
    hide(page, "trauma").check()
    assert shown(page) < before


def test_another_window_follows(real: Site, visits: Visits) -> None:
    context = visits.context()
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        page.goto(real.url + "voices.html")
    hide(one, "trauma").check()
    expect(two.locator("input[value=trauma]")).to_be_checked()
    assert shown(one) == shown(two)


def test_the_model_hides_them_too_and_says_so(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + "voices.html")
    hide(page, "trauma").check()
    page.goto(real.url + "model.html#phenomenon-trauma")
    part = page.locator("#phenomenon-trauma")
    expect(part.locator(".quotation[data-care~=trauma]").first).to_be_hidden()
    expect(part.get_by_text("that you chose to hide").first).to_be_visible()


def test_every_box_leads_to_its_part(model: Page, evidence: Evidence) -> None:
    boxes = model.locator("svg.diagram a")
    assert boxes.count() == len(evidence.model.categories)
    for name in evidence.model.categories:
        model.locator(f"svg.diagram a[data-category={name}]").click()
        assert model.url.endswith(f"#category-{name}")
        expect(model.locator(f"#category-{name}")).to_be_in_viewport()


def test_the_drawing_can_be_used_from_the_keyboard(model: Page) -> None:
    box = model.locator("svg.diagram a").nth(3)
    box.focus()
    expect(box).to_be_focused()
    expect(box).to_have_accessible_name("painful processing of the encounter")
    stroke = box.locator("rect").evaluate("e => parseFloat(getComputedStyle(e).strokeWidth)")
    model.keyboard.press("Tab")
    rest = box.locator("rect").evaluate("e => parseFloat(getComputedStyle(e).strokeWidth)")
    assert stroke > rest
    box.focus()
    model.keyboard.press("Enter")
    expect(model.locator("#category-negative-processing")).to_be_in_viewport()


def test_an_address_opens_what_it_names(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + "model.html#phenomenon-giving-up")
    part = page.locator("#phenomenon-giving-up")
    expect(part).to_have_attribute("open", "")
    expect(part.locator("summary")).to_be_in_viewport()
    part.locator(".link a[href^='#phenomenon-']").first.click()
    target = page.locator(page.evaluate("location.hash"))
    expect(target).to_have_attribute("open", "")
    expect(target.locator("summary")).to_be_focused()
    # Once more, though the address stays the same.
    target.evaluate("e => { e.open = false; }")
    part.locator(".link a[href^='#phenomenon-']").first.click()
    expect(target).to_have_attribute("open", "")


def test_a_link_within_a_folded_part_is_shown(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + "model.html#link-l002")
    expect(page.locator("#link-l002")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_words_in_the_drawing_are_large_enough(real: Site, visits: Visits, width: int) -> None:
    page = visits.open(real.url + "model.html", viewport={"width": width, "height": 900})
    sizes: list[float] = page.locator("svg.diagram text").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)"
    )
    assert min(sizes) >= 12
    over = page.locator("svg.diagram .box").evaluate_all(
        """all => all.filter((box) => {
          const [rect, text] = [box.querySelector("rect"), box.querySelector("text")]
            .map((e) => e.getBoundingClientRect());
          return text.left < rect.left || text.right > rect.right
            || text.top < rect.top || text.bottom > rect.bottom;
        }).map((box) => box.textContent)"""
    )
    assert over == []


@pytest.mark.parametrize("name", ["model", "voices"])
def test_all_can_be_read_without_scripts(real: Site, visits: Visits, name: str) -> None:
    page = visits.open(
        f"{real.url}{name}.html",
        java_script_enabled=False,
        viewport={"width": 320, "height": 900},
    )
    content = page.locator(".md-content")
    expect(content.locator("form")).to_have_count(0 if name == "model" else 1)
    expect(content.locator("form >> visible=true")).to_have_count(0)
    for details in content.locator("details").all():
        if details.is_visible():
            details.locator("> summary").click()
            expect(details).to_have_attribute("open", "")
    form = "" if name == "model" else ", .filters"
    assert content.evaluate(UNREADABLE.replace(".headerlink", ".headerlink" + form)) == []


def open_everything(page: Page) -> None:
    page.evaluate(
        "document.querySelectorAll('.md-content details').forEach(e => { e.open = true; })"
    )


@pytest.mark.parametrize("name", ["model", "voices"])
def test_axe_finds_nothing_with_everything_open(real: Site, visits: Visits, name: str) -> None:
    page = visits.open(f"{real.url}{name}.html")
    open_everything(page)
    axe_is_content(page)
