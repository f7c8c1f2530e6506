"""Makes copies of the database and puts them back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from sqlalchemy import URL, Engine

from pipeline.errors import StorageError
from storage.engine import BUSY_SECONDS
from storage.faults import shown
from storage.lock import alone

_SIDES = ("", "-wal", "-shm")
"""Endings of the files that make up one SQLite database."""


def backup(engine: Engine, path: Path) -> None:
    """Write a copy of the whole database to `path`, which appears only when it is complete and sound.

    SQLite: its online backup, while others go on. PostgreSQL: `pg_dump`, in its custom format.
    Raises StorageError when `path` is there already, cannot be written, or `pg_dump` is missing.
    """
    if path.exists():
        raise StorageError(f"The file {path} is there already; give another name, no backup is overwritten.")
    if engine.dialect.name == "sqlite" and not _file(engine).exists():
        raise StorageError(f"There is no database {shown(engine.url)}; there is nothing to back up.")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if engine.dialect.name == "postgresql":
            _postgres_tool(engine.url, "pg_dump", "--format=custom", "--file", str(part.resolve()))
        else:
            _copy(_file(engine), part)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)
    except (OSError, sqlite3.OperationalError) as fault:
        why = getattr(fault, "strerror", None) or fault
        raise StorageError(f"The backup {path} cannot be written: {why}; check the folder, or name another.") from fault
    finally:
        with suppress(OSError):  # what cannot even be looked at was never made
            part.unlink(missing_ok=True)


def restore(engine: Engine, path: Path) -> Path | None:
    """Put the copy at `path` in the place of the database; returns where what was there is kept (SQLite only).

    SQLite: the copy is checked, what was there is kept beside it, and the pages are written over in one transaction,
    so that programs that have the database open go on with the copy. PostgreSQL: `pg_restore`, in one transaction.
    Raises StorageError when the copy is missing, damaged or of another kind, StorageBusy while a pass is at work.
    """
    if not path.is_file():
        raise StorageError(f"There is no backup {path}; check its name.")
    if engine.dialect.name == "postgresql":
        with alone(engine):
            options = ("--clean", "--if-exists", "--no-owner", "--single-transaction", str(path.resolve()))
            _postgres_tool(engine.url, "pg_restore", *options)
        return None
    if not _is_sound(path):
        raise StorageError(f"The file {path} is no sound backup of itemwire; name another one.")
    engine.dispose()
    target = _file(engine)
    with alone(engine):
        kept = _keep(target)
        _copy(path, target)
    return kept


def _file(engine: Engine) -> Path:
    return Path(str(engine.url.database))


def _copy(source: Path, target: Path) -> None:
    """Copy a SQLite database page by page into `target`, in one transaction of the target."""
    fresh = not target.exists()
    address = f"{source.resolve().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)) as reader,
        closing(sqlite3.connect(target, timeout=BUSY_SECONDS)) as writer,
    ):
        reader.backup(writer)
        if fresh:
            writer.execute("PRAGMA journal_mode = DELETE")  # one file that can be read from anywhere


def _is_sound(path: Path) -> bool:
    """Whether `path` is an undamaged database of ours."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        try:
            ours = copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'source_log_head'").fetchone()[0]
            return bool(ours) and copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        except sqlite3.DatabaseError:
            return False


def _keep(database: Path) -> Path | None:
    """Keep what is there under the first free name; a file too damaged to be copied is moved as it is."""
    if not database.exists():
        return None
    names = (database.with_name(f"{database.name}.before-restore-{number}") for number in count(1))
    kept = next(name for name in names if not name.exists())
    try:
        _copy(database, kept)
    except sqlite3.DatabaseError:
        kept.unlink(missing_ok=True)
        for side in _SIDES:
            part = Path(f"{database}{side}")
            if part.exists():
                part.replace(f"{kept}{side}")
    return kept


def _postgres_tool(url: URL, tool: str, *options: str) -> None:
    """Run one of PostgreSQL's own programs on the database; the password goes through the environment."""
    program = shutil.which(tool)
    if program is None:
        raise StorageError(
            f"`{tool}` is not on this machine; install PostgreSQL's client programs, or run it elsewhere."
        )
    address = url.set(drivername="postgresql", password=None).render_as_string()
    environment = {**os.environ, **({"PGPASSWORD": url.password} if url.password else {})}
    command = [program, "--dbname", address, *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - no shell, our own arguments
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no reason given"]
        raise StorageError(f"`{tool}` failed on {shown(url)}: {lines[0]}")
