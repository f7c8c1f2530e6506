"""`itemwire db`: care for the database. `--sources` is taken as by every command, and needed by none of these."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.session import environment_for
from pipeline.cli.terminal import hint, say
from storage import open_store

FAULTS = 1
"""Exit code of `db check` where it found something."""


def upgrade(database: Database = None, sources: Sources = DEFAULT_SOURCES) -> None:
    """Make the tables, or bring them up to this program's version."""
    del sources
    with open_store(environment_for(database).database) as store:
        store.upgrade(datetime.now(UTC))
    say("the database is up to date")


def check(database: Database = None, sources: Sources = DEFAULT_SOURCES) -> None:
    """Look for damage: the engine's own check, dangling rows, the log's chain; exit 1 where there is any."""
    del sources
    with open_store(environment_for(database).database) as store:
        faults = store.check()
    for fault in faults:
        say(fault)
    if faults:
        hint("restore a backup with `itemwire db restore FILE`, or keep this database for someone who can look at it")
        raise typer.Exit(FAULTS)
    say("no fault found")


def backup(
    file: Annotated[Path, typer.Argument(help="Where to write the copy; must not be there yet.")],
    database: Database = None,
    sources: Sources = DEFAULT_SOURCES,
) -> None:
    """Write a consistent copy of the database while it is in use, and check the copy."""
    del sources
    with open_store(environment_for(database).database) as store:
        store.backup(file)
    say(f"wrote {file}")


def restore(
    file: Annotated[Path, typer.Argument(help="A copy that `db backup` wrote.")],
    database: Database = None,
    sources: Sources = DEFAULT_SOURCES,
) -> None:
    """Put a backup in the place of the database; what was there is kept beside it."""
    del sources
    with open_store(environment_for(database).database) as store:
        kept = store.restore(file)
    say(f"restored {file}" + (f"; what was there before is {kept}" if kept else ""))


COMMANDS = (
    (upgrade, "Example: itemwire db upgrade --database sqlite:///var/itemwire.db"),
    (check, "Example: itemwire db check || mail -s 'itemwire database' you@example.org"),
    (backup, "Example: itemwire db backup var/backup-2026-11-22.db"),
    (restore, "Example: itemwire db restore var/backup-2026-11-22.db"),
)
"""Each command with its example."""


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    db = typer.Typer(
        help="Care for the database: upgrade, check, back up, restore.",
        epilog="Example: itemwire db backup var/backup-2026-11-22.db && itemwire db check",
        no_args_is_help=True,
    )
    app.add_typer(db, name="db")
    for command, example in COMMANDS:
        db.command(command.__name__, epilog=example)(command)
