"""`itemwire verify-log`: check an exported source log offline, as the file in each bundle does without itemwire."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.terminal import say
from pipeline.errors import InputError
from pipeline.export.verify_log import verify

EXAMPLE = "Example: itemwire verify-log sourcelog.jsonl --anchors anchors.jsonl"
BROKEN = 1
"""Exit code where the log does not hold."""


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("verify-log", epilog=EXAMPLE)
    def verify_log(
        file: Annotated[Path, typer.Argument(help="What `export sourcelog` or `export bundle` wrote.")],
        root: Annotated[
            str | None, typer.Option("--root", metavar="HASH", help="A Merkle root that was written down at the time.")
        ] = None,
        anchors: Annotated[
            Path | None, typer.Option("--anchors", metavar="FILE", help="Roots that were written down, one a line.")
        ] = None,
        redacted: Annotated[
            str | None,
            typer.Option("--redacted", metavar="NUMBERS", help="Entries that the sender redacted, such as 5,9-12."),
        ] = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Check an exported source log; name the first entry that does not hold."""
        del sources, database
        if root is not None and anchors is not None:
            raise typer.BadParameter("give --root or --anchors, not both")
        outcome, lines = verify(file, root.lower() if root else None, anchors, redacted)
        if outcome is None:
            raise InputError(lines[0])
        say("\n".join(lines))
        if outcome.finding is not None:
            raise typer.Exit(BROKEN)
