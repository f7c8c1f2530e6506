"""`itemwire draft`: the current draft round-up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Output, Since, Sources, Until
from pipeline.cli.outputs import make_folder_for, unwritable
from pipeline.cli.session import session
from pipeline.cli.terminal import hint, say
from pipeline.draft import FORMATS, render
from pipeline.flow import draft_roundups

EXAMPLE = "Example: itemwire draft --beat Syria --format html -o var/draft.html"


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("draft", epilog=EXAMPLE)
    def draft(
        beat: Annotated[str | None, typer.Option("--beat", help="Only this beat's round-up.")] = None,
        style: Annotated[str, typer.Option("--format", help=" | ".join(FORMATS))] = "text",
        why: Annotated[bool, typer.Option("--why", help="Print under each item why it has its status.")] = False,
        since: Since = None,
        until: Until = None,
        output: Output = "-",
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Print the draft round-up of each beat: sections by status, inside them places, each line with its credit."""
        if style not in FORMATS:
            raise typer.BadParameter(f"{style!r}: one of {', '.join(FORMATS)}", param_hint="--format")
        with session(sources, database) as opened:
            roundups = draft_roundups(
                opened.store,
                opened.settings,
                opened.now,
                beat=beat,
                since=since,
                until=until,
            )
            text = "\n\n".join(render(roundup, style, why=why, folder=sources.parent) for roundup in roundups)
        if output == "-":
            say(text)
            return
        make_folder_for(output)
        try:
            Path(output).write_text(text.rstrip("\n") + "\n", encoding="utf-8")
        except OSError as error:
            raise unwritable(output, error) from error
        hint(f"wrote {output}")
