"""`itemwire db`: care for the database. `--sources` is taken as by every command, and needed by none of these."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.db_copy import EXAMPLE as COPY_EXAMPLE
from pipeline.cli.db_copy import copy
from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.outputs import make_folder_for
from pipeline.cli.session import Session, environment_for, session
from pipeline.cli.terminal import counted, hint, say
from pipeline.errors import NotFoundError
from storage import PostFilter, open_store

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
        make_folder_for(file)
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


def erase(
    what: Annotated[list[str], typer.Argument(metavar="POST|SOURCE…", help="`p-…`, `SOURCE ID`, or a source.")],
    reason: Annotated[str, typer.Option("--reason", help="Who asked, and why: it goes into the source log.")],
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who does it.")] = None,
    database: Database = None,
    sources: Sources = DEFAULT_SOURCES,
) -> None:
    """Erase the words of a post, or of all posts of a source; ids and digests stay, and the log's chain holds."""
    with session(sources, database) as opened:
        uids = _meant(opened, what)
        done = opened.store.erase(uids, reason, by or getpass.getuser(), opened.now)
    say(
        f"erased {counted(done.posts, 'post')} with {counted(done.statements, 'statement')}, and the bytes of "
        f"{counted(done.captures, 'capture')}"
    )
    if done.editions:
        hint(f"published editions repeat them: {', '.join(done.editions)}; withdraw or correct them")
    hint("backups and exports that were made before still hold the words")


def _meant(opened: Session, what: list[str]) -> list[str]:
    """Uids of the posts that `what` names; raises NotFoundError where there is none."""
    store, listed = opened.store, opened.settings.roster.find(what[0])
    known = store.posts([one for one in what if one.startswith("p-")])
    if known:
        return list(known)
    post = store.find_post(listed.name if listed else what[0], what[-1])
    if post is not None:
        return [post.uid]
    name = listed.name if listed else what[0]
    found = [raw.uid for raw in store.iter_raw_posts(PostFilter(sources=(name,)))]
    if len(what) > 1 or not found:
        raise NotFoundError(f"no post and no source is called {' '.join(what)!r}; `itemwire export posts` lists them")
    return found


COMMANDS = (
    (upgrade, "Example: itemwire db upgrade --database sqlite:///var/itemwire.db"),
    (check, "Example: itemwire db check || mail -s 'itemwire database' you@example.org"),
    (backup, "Example: itemwire db backup var/backup-2026-11-22.db"),
    (erase, "Example: itemwire db erase QalaatAlMudiq qm-03 --reason 'asked for by the person shown, 2026-03-14'"),
    (restore, "Example: itemwire db restore var/backup-2026-11-22.db"),
    (copy, COPY_EXAMPLE),
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
