"""Spans that point at the right text, and mistakes told in an author's words."""

from __future__ import annotations

import pytest

from generator.diagnostics.diagnostic import Diagnostic, Finding
from generator.diagnostics.span import Ref, Route, SourceMap
from generator.load.reading import read
from generator.load.tree_builder import Tree
from generator.load.yaml_tree import parse_yaml
from generator.model.canmeds import Canmeds
from generator.model.scenario import Scenario
from generator.model.study import Study

from ..support import ENDING, HEAD, VISIT, one_choice, real_evidence

TEXT = one_choice(
    """\
when: {expects: {level: belief, of: you}}
shows: [listening-mindfully, effort]
response:
  - when: {shift: quiet}
    text: "She sits."
  - text: 'She stands.'
unfolds:
  - hope
  - {effect: trust, quote: t3-07}
tells: fall"""
)


def source(text: str) -> SourceMap:
    return parse_yaml("it.yml", text.encode()).source


def told(text: str) -> list[tuple[Finding, str]]:
    """Every mistake in reading a scenario, with the text its span points at (on one line)."""
    parsed = parse_yaml("it.yml", text.encode())
    assert parsed.tree is not None
    _, findings = read(Scenario, "it.yml", parsed.tree)
    return [(each, pointed_at(text, each.ref)) for each in findings]


def pointed_at(text: str, ref: Ref) -> str:
    span = source(text).span(ref)
    line = text.split("\n")[span.line - 1]
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    return line[span.column - 1 : end]


FIRST: Route = ("scenes", "opening", "choices", "first")


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (("title",), "A visit"),
        (("patient", "name"), "Noor Ali"),
        (("patient",), "{name: Noor Ali, pronouns: she/her, age: 52, about: A florist.}"),
        ((*FIRST, "when", "expects", "of"), "you"),
        ((*FIRST, "shows", 1), "effort"),
        ((*FIRST, "response", 0, "text"), '"She sits."'),
        ((*FIRST, "response", 1, "text"), "'She stands.'"),
        ((*FIRST, "unfolds", 0), "hope"),
        ((*FIRST, "unfolds", 0, "effect"), "hope"),  # what stands there in its short form
        ((*FIRST, "unfolds", 1, "quote"), "t3-07"),
        ((*FIRST, "goto", 0, "goto"), "end"),
        ((*FIRST, "text", 0, "text"), "You speak."),
    ],
)
def test_a_route_leads_to_its_value(route: Route, words: str) -> None:
    assert pointed_at(TEXT, Ref("it.yml", route)) == words


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (FIRST, "first"),
        (("scenes", "opening"), "opening"),
        ((*FIRST, "goto"), "goto"),
        ((*FIRST, "unfolds", 1, "quote"), "quote"),
        ((*FIRST, "hollow"), "first"),  # not written: the nearest that is
    ],
)
def test_a_route_leads_to_its_key(route: Route, words: str) -> None:
    assert pointed_at(TEXT, Ref("it.yml", route).key()) == words


def test_wide_characters_count_as_one() -> None:
    text = "a: {b: “é👩”, c: d}\n"
    assert pointed_at(text, Ref("it.yml", ("a", "c"))) == "d"


def test_the_first_of_two_equal_keys_keeps_its_place() -> None:
    text = "a:\n  b: one\n  c: two\na:\n  b: three\n  d: four\n"
    parsed = parse_yaml("it.yml", text.encode())
    assert parsed.tree == {"a": {"b": "one", "c": "two"}}
    assert parsed.source.span(Ref("it.yml", ("a", "b"))).line == 2
    assert parsed.source.span(Ref("it.yml", ("a", "b")).key()).line == 2


@pytest.mark.parametrize("count", [2, 3])
def test_every_repetition_of_a_key_is_told(count: int) -> None:
    parsed = parse_yaml("it.yml", b"a: {x: 1}\n" * count + b"b: c\n")
    assert parsed.tree == {"a": {"x": "1"}, "b": "c"}
    assert [(each.code, span and span.line) for each, span in parsed.findings] == [
        ("duplicate-key", line) for line in range(2, count + 1)
    ]
    assert all("line 1" in each.message for each, _ in parsed.findings)


@pytest.mark.parametrize(
    ("lines", "code", "words", "told_of"),
    [
        ("show: [effort]", "unknown-key", "show", "Did you mean “shows”?"),
        ("unfold: hope", "unknown-key", "unfold", "Did you mean “unfolds”?"),
        ("unfolds: [{efect: hope}]", "unknown-key", "efect", "Did you mean “effect”?"),
        (
            "unfolds: [{effect: hope, as_a_whole: true}]",
            "unknown-key",
            "as_a_whole",
            "“as-a-whole”",
        ),
        ("when: {tolt: fall}", "unknown-key", "tolt", "Did you mean “told”?"),
        ("when: {not: {lapst: you}}", "unknown-key", "lapst", "Did you mean “lapsed”?"),
        ("when: {expects: {atleast: unsure}}", "unknown-key", "atleast", "“at-least”"),
        ("response: [{text: So., txt: So.}]", "unknown-key", "txt", "Did you mean “text”?"),
        ("when: {expects: beleif}", "wrong-value", "beleif", "Did you mean “belief”?"),
        ("when: {shift: busy}", "wrong-value", "busy", "Known here: quiet, stretched."),
        ("repair: yes", "wrong-type", "yes", "must be true or false"),
        ("hollow: [true]", "wrong-type", "[true]", "true or false"),
        ("unfolds: hope", "wrong-type", "hope", "Expected a list"),
        ("unfolds: {effect: hope}", "wrong-type", "{effect: hope}", "found keys with values"),
        ("takes: {text: So.}", "wrong-type", "{text: So.}", "Expected a list"),
        ("when: told", "wrong-type", "told", "found text"),
        ("when: [told]", "wrong-type", "[told]", "found a list"),
        ("shows: [[effort]]", "wrong-type", "[effort]", "Expected text; found a list"),
        ("shows: {effort: true}", "wrong-type", "{effort: true}", "Expected a list"),
        ("unfolds: [{illustration: ''}]", "wrong-type", "''", "This is empty"),
        ("response:", "wrong-type", "", "This is empty"),
        ("response: []", "wrong-type", "[]", "This list is empty; a text is needed."),
        ("takes: []", "wrong-type", "[]", "leave “takes” out"),
        ("temptation: []", "wrong-type", "[]", "leave “temptation” out"),
        (
            "response: [{when: {shift: quiet}}]",
            "missing-key",
            "{when: {shift: quiet}}",
            "“text” is",
        ),
        ("tells: [{when: {shift: quiet}}]", "missing-key", "{when: {shift: quiet}}", "“fact” is"),
    ],
)
def test_a_mistake_is_told_in_words_and_on_the_spot(
    lines: str, code: str, words: str, told_of: str
) -> None:
    ((finding, pointed),) = told(one_choice(lines))
    assert finding.code == code
    assert pointed == words
    assert told_of in f"{finding.message} {finding.hint}"
    assert "input" not in finding.message.lower()  # a library's words, not ours


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("minutes: 1", "minutes: one", "wrong-type", "one"),
        ("minutes: 1", "minutes: -1", "wrong-type", "-1"),
        ("minutes: 1", "minutes: 1.5", "wrong-type", "1.5"),
        ("age: 52", "age: '٥٢'", "wrong-type", "'٥٢'"),
        ("role: third", "rolle: third", "unknown-key", "rolle"),
        ("objectives: [Listen once]", "objectives: []", "wrong-type", "[]"),
        ("text: You speak.", "text: []", "wrong-type", "[]"),
        ("text: She goes.", "text: []", "wrong-type", "[]"),
        ("tone: good", "tone: great", "wrong-value", "great"),
        ("{title: Out, tone: good}", "Out", "wrong-type", "Out"),
        (
            "    encounter: visit\n    text: She waits.",
            "    text: She waits.",
            "missing-key",
            "opening",
        ),
    ],
)
def test_a_mistake_elsewhere_is_told_on_the_spot(old: str, new: str, code: str, words: str) -> None:
    text = one_choice("")
    assert text.count(old) == 1
    assert (code, words) in [(each.code, at) for each, at in told(text.replace(old, new))]


def test_an_empty_way_is_told_to_lead_to_a_scene() -> None:
    text = one_choice("").replace("goto: end", "goto: []", 1)
    ((finding, pointed),) = told(text)
    assert (finding.code, pointed) == ("wrong-type", "[]")
    assert finding.message == "This list is empty; a scene is needed."
    assert finding.hint == "Write the id of the scene that follows."


@pytest.mark.parametrize("key", ["unfolds", "tells", "shows", "care"])
def test_a_list_of_what_may_be_missing_may_be_empty(key: str) -> None:
    assert told(one_choice(f"{key}: []")) == []


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = one_choice("repair: yes\nshow: effort").replace("minutes: 1\n", "minuts: 1\n")
    assert [each.code for each, _ in told(text)].count("unknown-key") == 2
    assert {each.code for each, _ in told(text)} == {"unknown-key", "missing-key", "wrong-type"}


def test_the_short_forms_mean_the_long_ones() -> None:
    def scenario(text: str) -> Scenario:
        tree = parse_yaml("it.yml", text.encode()).tree
        assert tree is not None
        found, findings = read(Scenario, "it.yml", tree)
        assert found is not None, findings
        return found

    short = one_choice(
        "shows: effort\nunfolds: [hope]\nwhen: {expects: belief, told: fall}\ntakes: So."
    )
    long = one_choice(
        "shows: [effort]\nunfolds: [{effect: hope}]\n"
        "when: {expects: {level: belief}, told: [fall]}\ntakes: [{text: So.}]"
    ).replace("goto: end", "goto: [{goto: end}]")
    assert scenario(short) == scenario(long)


def in_from_the_left(text: str, part: str, more: int) -> str:
    """`text` with the lines of `part` indented further."""
    assert text.count(part) == 1
    return text.replace(part, "".join(f"{' ' * more}{line}\n" for line in part.splitlines()))


SECOND = "      second:\n        text: You wait.\n        goto: end\n"


@pytest.mark.parametrize(
    ("part", "more", "name", "beside"),
    [
        (ENDING, 2, "end", "opening"),
        (ENDING, 4, "end", "opening"),  # among the choices
        (ENDING, 6, "end", "opening"),  # within a choice
        (SECOND, 2, "second", "first"),
    ],
)
def test_a_part_that_is_indented_too_far_is_one_mistake(
    part: str, more: int, name: str, beside: str
) -> None:
    ((finding, pointed),) = told(in_from_the_left(one_choice(""), part, more))
    assert (finding.code, pointed) == ("unknown-key", name)
    assert f"“{name}” seems to be indented too far" in finding.message
    assert finding.hint.startswith(f"Let “{name}” start in the same column as “{beside}”")


@pytest.mark.parametrize("name", ["    end:", "      end:"])
def test_a_name_that_alone_is_indented_too_far_is_told_as_that(name: str) -> None:
    text = one_choice("").replace("  end:", name)
    parsed = parse_yaml("it.yml", text.encode())
    assert parsed.tree is not None
    (finding,) = read(Scenario, "it.yml", parsed.tree)[1]
    assert finding.hint.endswith(
        "If “end” is to stand beside “opening”, let it start in the same column."
    )
    first = min(span.line for _, span in parsed.findings if span)
    assert parsed.source.span(finding.ref).line < first


def test_what_is_missing_is_described() -> None:
    ((finding, _),) = told(one_choice("").replace("        goto: end\n", "", 1))
    assert finding.message == "“goto” is missing here."
    assert finding.hint == "Add “goto”: The scene that follows, or a list of ways with conditions."
    hints = [each.hint for each, _ in told("title: A visit\n")]
    assert all(hint.startswith("Add “") and hint.endswith(".") for hint in hints), hints


def test_reading_never_gives_half_a_scenario() -> None:
    tree = parse_yaml("it.yml", f"{HEAD}{VISIT}scenes:\n{ENDING}".encode()).tree
    assert isinstance(tree, dict)
    value, findings = read(Scenario, "it.yml", {**tree, "more": "x"})
    assert value is None
    assert [each.code for each in findings] == ["unknown-key"]


def test_a_finding_is_no_diagnostic_yet() -> None:
    assert not isinstance(told(one_choice("repair: yes"))[0][0], Diagnostic)


@pytest.mark.parametrize("address", ["https://example.org/a?b=c", "http://example.org"])
def test_a_web_address_is_kept(address: str) -> None:
    canmeds, findings = read(Canmeds, "canmeds.yml", canmeds_at(address))
    assert canmeds is not None, findings
    assert canmeds.url == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "example.org",
        "https://",
        "https://a b",
    ],
)
def test_what_is_no_web_address_does_not_become_a_link(address: str) -> None:
    canmeds, (finding,) = read(Canmeds, "canmeds.yml", canmeds_at(address))
    assert canmeds is None
    assert (finding.code, finding.ref) == ("wrong-type", Ref("canmeds.yml", ("url",)))
    assert finding.message == (
        "This value must be a web address, such as https://example.org/article."
    )


def test_the_addresses_of_a_study_are_web_addresses() -> None:
    tree = real_evidence().study.model_dump(mode="json", by_alias=True, exclude_none=True)
    assert read(Study, "study.yml", tree)[1] == []
    tree["url"] = tree["licence"]["url"] = "javascript:alert(1)"
    _, findings = read(Study, "study.yml", tree)
    assert [each.ref.route for each in findings] == [("url",), ("licence", "url")]


def canmeds_at(address: str) -> Tree:
    return {"source": {"en": "A framework"}, "url": address, "roles": {}, "abilities": {}}
