"""Says in one sentence what a database complained about, without its password."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from pipeline.errors import StorageError, StorageOutdated

_SQLITE = {
    sqlite3.SQLITE_BUSY: "another program kept writing to it for too long; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another program holds it; try again when it is done",
    sqlite3.SQLITE_READONLY: "it cannot be written; check who owns the file and its folder, and the disk",
    sqlite3.SQLITE_PERM: "it may not be opened; check who owns the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that its folder exists and can be written",
    sqlite3.SQLITE_FULL: "the disk is full; make room and run again, nothing half-written was kept",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write; check it, then run `itemwire db check`",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; put back a backup with `itemwire db restore`",
    sqlite3.SQLITE_NOTADB: "the file is no SQLite database; give another name or put back a backup",
    sqlite3.SQLITE_TOOBIG: "a value is larger than SQLite can keep",
}
"""Primary result code (https://www.sqlite.org/rescode.html) → what it means and what to do."""

_POSTGRES = {
    "53100": "the disk of the server is full; make room and run again, nothing half-written was kept",
    "53300": "the server has no connection left; close other programs or raise max_connections",
    "25006": "the server is read-only; give the address of the primary",
    "42501": "the user may not do this; grant it the rights on the schema",
    "55P03": "another program kept its lock for too long; try again when it is done",
    "57P01": "the server is shutting down; run again when it is back",
    "57P03": "the server is starting up; run again in a moment",
    "40P01": "two programs waited for each other; run again",
}
"""SQLSTATE (PostgreSQL manual, appendix A) → what it means and what to do."""

_OUTDATED = "its tables do not fit this program; run `itemwire db upgrade`"


def shown(url: URL) -> str:
    """The database's address as it may be printed: without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


@contextmanager
def told_in_words(url: URL) -> Iterator[None]:
    """Turn whatever the database raises inside into a StorageError of one sentence.

    Raises StorageOutdated where a table or a column is missing, StorageError for the rest.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as fault:
        raise _in_words(url, fault) from fault


def _in_words(url: URL, fault: Exception) -> StorageError:
    where = f"The database {shown(url)} cannot be used"
    cause = fault.orig if isinstance(fault, DBAPIError) and fault.orig is not None else fault
    text = _known(cause)
    if text == _OUTDATED:
        return StorageOutdated(f"{where}: {text}.")
    return StorageError(f"{where}: {text or _first_line(cause, url)}.")


def _known(cause: BaseException) -> str | None:
    if isinstance(cause, sqlite3.Error):
        if "no such table" in str(cause) or "no such column" in str(cause) or "has no column named" in str(cause):
            return _OUTDATED
        code = getattr(cause, "sqlite_errorcode", None)
        return _SQLITE.get(code & 0xFF) if isinstance(code, int) else None
    state = getattr(cause, "sqlstate", None)
    if state in ("42P01", "42703"):
        return _OUTDATED
    return _POSTGRES.get(state) if state else None


def _first_line(cause: BaseException, url: URL) -> str:
    line = " ".join(str(cause).split("\n", 1)[0].split()).rstrip(".") or type(cause).__name__
    return line.replace(url.password, "***") if url.password else line
