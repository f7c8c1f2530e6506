"""Lets one pass at a time work on a database, and takes over from one that died.

The lock is the kernel's or the server's, never a row: whoever holds it loses it with its process, kill -9 included.
The row in `pass` only says who it is.
"""

from __future__ import annotations

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import SQLAlchemyError

from pipeline.errors import StorageBusy, StorageError
from storage.columns import utc_text
from storage.engine import reading, writing
from storage.faults import shown
from storage.rows import put_rows
from storage.tables_out import PASS

_PASS = "pass"  # noqa: S105 - the name of a row
_ADVISORY = 0x6974656D77697265
"""Key of the advisory lock on PostgreSQL: "itemwire" in ASCII."""

_SENDING = 0x6974656D73656E64
"""Key of the advisory lock of whoever sends editions: "itemsend" in ASCII."""

_PATIENCE_STEP = 0.2
"""Seconds between two looks at a lock that is waited for."""

_held: set[Path] = set()
"""Locks of this process: the kernel's belong to a process, and would not keep two stores of one process apart."""


@contextmanager
def pass_lock(engine: Engine, now: datetime, wait: float = 0) -> Iterator[None]:
    """Hold the pass lock; raises StorageBusy, naming the holder, when another live pass has it after `wait` seconds."""
    with alone(engine, wait):
        with writing(engine) as connection:
            _note(connection, pid=os.getpid(), host=socket.gethostname(), since=now)
        yield
        with writing(engine) as connection:
            _note(connection, pid=None, host=None, since=None)


@contextmanager
def alone(engine: Engine, wait: float = 0) -> Iterator[None]:
    """Hold the lock itself, without a word in the tables; raises StorageBusy after `wait` seconds."""
    hold = _server_lock if engine.dialect.name == "postgresql" else _file_lock
    until = time.monotonic() + wait
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(hold(engine))
                break
            except StorageBusy:
                if time.monotonic() >= until:
                    raise
                time.sleep(_PATIENCE_STEP)
        yield


@contextmanager
def sending_lock(engine: Engine) -> Iterator[bool]:
    """Be the one who sends editions; False where another is at it, who will send what is due."""
    with ExitStack() as stack:
        try:
            if engine.dialect.name == "postgresql":
                stack.enter_context(_server_lock(engine, _SENDING))
            else:
                stack.enter_context(_file_lock(engine, ".sending.lock"))
        except StorageBusy:
            yield False
            return
        yield True


def _note(connection: Connection, *, pid: int | None, host: str | None, since: datetime | None) -> None:
    row = {"name": _PASS, "pid": pid, "host": host, "since": since, "skipped": 0}
    put_rows(connection, PASS, [row])


def count_skipped(connection: Connection) -> int:
    """Count a pass that was skipped because another one was at work; returns how many in a row."""
    row = connection.execute(select(PASS).where(PASS.c.name == _PASS)).mappings().first()
    skipped = int(row["skipped"]) + 1 if row else 1
    holder = dict(row) if row else {"name": _PASS, "pid": None, "host": None, "since": None}
    put_rows(connection, PASS, [{**holder, "skipped": skipped}])
    return skipped


@contextmanager
def _file_lock(engine: Engine, suffix: str = ".lock") -> Iterator[None]:
    """Lock a file beside the database with `lockf`: children that outlive a killed pass do not inherit it."""
    path = Path(f"{Path(str(engine.url.database)).resolve()}{suffix}")
    if path in _held:
        raise StorageBusy(_busy(engine))
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as fault:
        why = fault.strerror or "unknown reason"
        raise StorageError(f"The lock file {path} cannot be opened: {why}; check who owns the folder.") from fault
    _held.add(path)
    try:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StorageBusy(_busy(engine)) from None
        yield
    finally:
        os.close(handle)
        _held.discard(path)


@contextmanager
def _server_lock(engine: Engine, key: int = _ADVISORY) -> Iterator[None]:
    """Lock on a connection of its own: the server frees it when the connection ends, however it ends."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar():
            raise StorageBusy(_busy(engine))
        try:
            yield
        finally:
            with suppress(SQLAlchemyError):  # frees it now; a server that is gone has freed it already
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": key})
            connection.invalidate()  # ends the connection, and with it the lock, in whatever state it is


def _busy(engine: Engine) -> str:
    """Who holds the lock, in words."""
    with reading(engine) as connection:
        row = connection.execute(select(PASS).where(PASS.c.name == _PASS)).first()
    if row is None or row.pid is None:
        return f"Another pass is at work on {shown(engine.url)}; there is nothing to do until it is done."
    since = utc_text(row.since)[:19] + "Z"
    who = f"process {row.pid} on {row.host}, since {since}"
    return f"Another pass is at work on {shown(engine.url)} ({who}); there is nothing to do until it is done."
