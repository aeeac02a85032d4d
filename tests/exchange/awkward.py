"""A scenario whose texts hold whatever means something to ink, to Twee or to a story format."""

from __future__ import annotations

from ..support import draft

LINES = [
    "* a star, + a plus",
    "- a dash -> an arrow <- back <> glue",
    "+ one more, *so* **it** goes",
    "= equals == twice",
    "~ tilde ~ x = 3",
    "# hash # tag: x",
    "VAR x = 1",
    "LISTen well",
    "TODO: nothing",
    "INCLUDE me",
    "{braces} {x: a|b} {~p|q} | pipe",
    "a // comment? /* and */ another \\ backslash \\n",
    "[brackets] [[a->b]] [[a|b]] ]] ->->",
    ":: Not a passage [x] {}",
    "\\:: nor this",
    "<<set $x to 1>> $name (if: $x)[y] $5",
    "<!-- no comment --> & &amp; &lt; &#91; &copy",
    "--",
    "[if x]",
    "“é’ 👩‍⚕️” «\u00a0oui\u00a0» …",
    "else:",
    "=== function f(x) ===",
    "-> END",
    "!bang? & and",
]

TEXT = "\n\n".join(LINES)


def _block(text: str, indent: int) -> str:
    pad = " " * indent
    return "|\n" + "".join(f"{pad}{line}\n" if line else "\n" for line in text.split("\n"))


def scenario() -> str:
    """A scenario with these texts everywhere a text can stand."""
    many = "".join(
        f"      number-{number}:\n        text: {_block(line, 10)}        goto: end\n"
        for number, line in enumerate(LINES)
    )
    return draft(
        "  opening:\n"
        "    encounter: visit\n"
        f"    text: {_block(TEXT, 6)}"
        "    choices:\n"
        "      first:\n"
        "        text:\n"
        "          - when: {shift: quiet}\n"
        f"            text: {_block(LINES[10], 14)}"
        f"          - text: {_block(TEXT, 14)}"
        "        when: {not: {told: f}}\n"
        "        temptation: It | is -> {late}\n"
        "        shows: [effort]\n"
        f"        response: {_block(TEXT, 10)}"
        "        takes:\n"
        "          - when: {told: f, shift: quiet}\n"
        f"            text: {_block(TEXT, 14)}"
        "          - text: '- {So} # it goes'\n"
        "        unfolds:\n"
        "          - hope\n"
        "          - {illustration: 'A <b>list</b> | [[of]] --> {things}', when: {shift: quiet}}\n"
        "        tells: [f]\n"
        "        goto: again\n" + many + "  again:\n"
        "    encounter: visit\n"
        "    text: |\n"
        "      Things:\n\n      * one\n      * two\n\n      Then:\n\n"
        "      1. first\n      2. second\n\n      > said\n"
        "    continue: end\n"
        "  end:\n"
        "    encounter: visit\n"
        "    text: She goes.\n"
        "    ending: {title: '-> Out | [[x]] {y}', tone: good}\n",
        encounters='encounters:\n  visit: {title: "[Tue] -> {16:40} | # x"}\n',
        more=(
            "facts:\n"
            "  f: {label: 'Her -> [knee] # {hurts} | --> so', if-untold: 'It <!-- hurt --> on.'}\n"
            "shift: [quiet, stretched]\n"
        ),
    )
