"""`itemwire init`: the files that someone who installed with pip starts from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.terminal import hint, say
from pipeline.settings import write_templates

EXAMPLE = "Example: itemwire init newsroom && cd newsroom && itemwire sources check"


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("init", epilog=EXAMPLE)
    def init(
        folder: Annotated[Path, typer.Argument(help="Where to put them; made where it is missing.")] = Path(),
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Write a commented sources.yaml, a .env and a data folder; files that are there are left alone."""
        del sources, database  # taken as by every command, and not needed by this one
        written = write_templates(folder)
        for path in written:
            say(f"wrote {path}")
        if not written:
            hint(f"{folder}: everything is there already, nothing was changed")
        else:
            hint("Next: put your sources into sources.yaml, then run `itemwire sources check` and `itemwire run`.")
