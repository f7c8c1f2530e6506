"""`itemwire summary`: a day in numbers and a picture, for who takes over."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Output, Sources
from pipeline.cli.outputs import make_folder_for, unwritable
from pipeline.cli.session import session
from pipeline.cli.terminal import hint, say
from pipeline.desk import beat_of
from pipeline.draft import zone_of
from pipeline.summary import summarise
from pipeline.summary_page import FORMATS

EXAMPLE = "Example: itemwire summary --day 2026-03-14 --beat Syria   or: … --format html -o var/2026-03-14.html"


def _day(value: str) -> date:
    """Read a `--day`; raises typer.BadParameter where the text is no date."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date such as 2026-03-14") from None


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("summary", epilog=EXAMPLE)
    def summary(
        day: Annotated[
            date | None,
            typer.Option(
                "--day", metavar="DATE", parser=_day, help="The day to sum up; absent: today.", show_default=False
            ),
        ] = None,
        style: Annotated[str, typer.Option("--format", help=" | ".join(FORMATS))] = "text",
        beat: Annotated[str | None, typer.Option("--beat", help="Only this beat, in its zone; else all.")] = None,
        output: Output = "-",
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Sum a day up: counts, what was confirmed, what fell and why, corrections, editions, who went quiet."""
        if style not in FORMATS:
            raise typer.BadParameter(f"{style!r}: one of {', '.join(FORMATS)}", param_hint="--format")
        with session(sources, database, reading=True) as opened:
            chosen = beat_of(opened.settings, beat) if beat is not None else None
            today = opened.now.astimezone(zone_of(chosen.zone if chosen else "UTC")).date()
            text = FORMATS[style](summarise(opened.store, opened.settings, chosen, day or today))
        if output == "-":
            say(text)
            return
        make_folder_for(output)
        try:
            Path(output).write_text(text, encoding="utf-8")
        except OSError as error:
            raise unwritable(output, error) from error
        hint(f"wrote {output}")
