"""`itemwire draft`: the current draft round-up."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Output, Since, Sources, Until, check_period
from pipeline.cli.outputs import make_folder_for, unwritable
from pipeline.cli.session import session
from pipeline.cli.terminal import hint, say
from pipeline.draft import FORMATS, render, suffix, together
from pipeline.flow import draft_roundups

EXAMPLE = "Example: itemwire draft --beat Syria --why   or: itemwire draft --format html -o var/drafts/"


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
        check_period(since, until)
        with session(sources, database, reading=True) as opened:
            roundups = draft_roundups(
                opened.store,
                opened.settings,
                opened.now,
                beat=beat,
                since=since,
                until=until,
            )
            texts = {one.beat: render(one, style, why=why, folder=sources.parent) for one in roundups}
        if output.endswith("/") or Path(output).is_dir():
            for name, text in texts.items():
                _write(Path(output) / f"{_file_name(name)}{suffix(style)}", text)
            return
        whole = together(list(texts.values()), style)
        if whole is None:
            wanted = f"name one of the beats {', '.join(texts)} with --beat, or a folder with -o (var/drafts/)"
            raise typer.BadParameter(f"a page of {style} holds one round-up: {wanted}", param_hint="--format")
        if output == "-":
            say(whole)
        else:
            _write(Path(output), whole)


def _file_name(beat: str) -> str:
    """A name for the file of a beat that is safe in any folder, and the beat's own where that is."""
    return re.sub(r"[^\w.-]+", "-", beat).strip(".-") or "beat"


def _write(path: Path, text: str) -> None:
    make_folder_for(path)
    try:
        path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    except OSError as error:
        raise unwritable(path, error) from error
    hint(f"wrote {path}")
