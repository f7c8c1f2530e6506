"""`itemwire db copy`: a whole newsroom from one database to another."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.session import SQLITE, environment_for
from pipeline.cli.terminal import progress, say
from pipeline.errors import NotFoundError
from storage.copying import copy_newsroom

EXAMPLE = "Example: itemwire db copy sqlite:///var/itemwire.db postgresql://itemwire@db.example/newsroom"


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="sqlite:///FILE or postgresql://…")],
    target: Annotated[str, typer.Argument(metavar="TO", help="An empty database, of either kind.")],
    database: Database = None,
    sources: Sources = DEFAULT_SOURCES,
) -> None:
    """Copy a whole database into an empty one, ids kept, all or nothing, proved by the source log's root."""
    del sources
    environment_for(database)
    file = source.removeprefix(SQLITE)
    if file != source and not Path(file).exists():
        raise NotFoundError(f"there is no database {file}; name the one to copy")
    with progress() as tick:
        done = copy_newsroom(source, target, datetime.now(UTC), lambda table, rows: tick(f"rows of {table}", rows))
    rows = sum(done.tables.values())
    say(f"copied {rows} rows of {len(done.tables)} tables; {done.entries} log entries, root {done.root}")
