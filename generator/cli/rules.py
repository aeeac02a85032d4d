"""Print the page of a rule."""

from __future__ import annotations

from pathlib import Path

import click

from generator.check.checking import MISTAKES
from generator.check.manual import index, manual, page
from generator.cli.group import main
from generator.diagnostics.diagnostic import did_you_mean


@main.command()
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="Every page, as one Markdown document.")
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Write to this file instead of the screen.",
)
def rule(code: str | None, every: bool, to: Path | None) -> None:
    """Explain what a diagnostic means, with an example that fails and one that passes.

    CODE stands in square brackets in what “check” tells. Without it, all codes are listed.
    """
    text = _asked_for(code, every)
    if to is None:
        click.echo(text)
    else:
        to.write_text(f"{text.rstrip()}\n", encoding="utf-8", newline="\n")


def _asked_for(code: str | None, every: bool) -> str:
    if every:
        return manual()
    if code is None:
        return index()
    pages = {each.code: each for each in MISTAKES}
    if code not in pages:
        hint = did_you_mean(code, pages)
        raise click.UsageError(f"There is no rule “{code}”. {hint or 'See “downstream rule”.'}")
    return page(pages[code])
