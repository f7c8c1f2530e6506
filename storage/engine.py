"""Opens the database: one engine for SQLite and PostgreSQL, with the few things each of them must be told."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from pipeline.errors import StorageError
from storage.faults import shown

BUSY_SECONDS = 30
"""How long a writer waits for another one, in seconds; every transaction here is far shorter."""

BUSY_STEP = 500
"""Milliseconds of one step of that wait."""

ALIVE = 25
"""Seconds without any answer after which the other end of a connection to PostgreSQL is taken to be gone."""

CACHE_KIB = 64 * 1024
"""SQLite's page cache, in KiB: the hot ends of the indexes of some million rows."""

CHECKPOINT_PAGES = 16_384
"""Pages of 4 KiB in the write-ahead log before they go to the file. A batch touches pages all over the indexes: with
SQLite's own 1,000 each batch waits until all of them are on the disk (saving a post: 184 µs, with this 98)."""

LITTLE_ROOM = 16 * 2**20
"""Bytes free on the disk under which a new file is made of small pages and its log is cleared often: sixty empty tables
and their indexes take 144 KiB in place of 492. Elsewhere small pages would only make the file a third larger."""

SMALL_PAGE = 1_024
"""Bytes of a page there."""

CHECKPOINT_SMALL = 64
"""Pages in the write-ahead log there before they go to the file: the log is as large as the most it ever held."""

_WRITES = "itemwire_writes"


def parse_url(text: str) -> URL:
    """Read a database URL; raises StorageError for one that names neither a SQLite file nor a PostgreSQL."""
    known = "use sqlite:///FILE or postgresql://USER@HOST/NAME"
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise StorageError(f"The database address is not a URL; {known}.") from None
    backend = url.drivername.partition("+")[0]
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise StorageError(f"The database {backend!r} is not one that itemwire can use; {known}.")
    if url.database in (None, "", ":memory:"):
        raise StorageError("A database in memory would be lost at the end; give a file: sqlite:///FILE.")
    return url


def open_engine(url: URL, cache_kib: int = CACHE_KIB) -> Engine:
    """Open `url` without touching its tables; creates the folder of a SQLite file where it is missing.

    Each connection to SQLite keeps up to `cache_kib` KiB of pages.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, cache_kib)
    try:
        return _postgres(url)
    except ImportError:
        raise StorageError(
            "PostgreSQL needs a driver: install the extra `postgres` (in a checkout: pip install -e '.[postgres]')."
        ) from None


def _sqlite(url: URL, cache_kib: int) -> Engine:
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        why = fault.strerror or "unknown reason"
        raise StorageError(
            f"The folder of the database {shown(url)} cannot be made: {why}; make it or name another."
        ) from fault
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "cached_statements": 512})
    little_room = has_little_room(url)
    if little_room:
        event.listen(engine, "connect", _use_small_pages)
    event.listen(engine, "connect", partial(_on_sqlite_connect, cache_kib))
    if little_room:
        event.listen(engine, "connect", _clear_log_often)
    event.listen(engine, "begin", _on_sqlite_begin)
    return engine


def has_little_room(url: URL) -> bool:
    """Whether the disk of the SQLite file at `url` is nearly full; of a server's disk nothing is known here."""
    if url.get_backend_name() != "sqlite":
        return False
    return shutil.disk_usage(Path(str(url.database)).parent).free < LITTLE_ROOM


def _on_sqlite_connect(cache_kib: int, connection: sqlite3.Connection, _record: object) -> None:
    """Set up one SQLite connection.

    `isolation_level = None` takes the driver's own BEGIN out of the way, so that ours is the one that counts.
    `synchronous=FULL`: with WAL, NORMAL survives kill -9 as well, but loses the last transactions when power fails,
    and among them may be an editor's decision. It costs one fsync a transaction, and there are few.
    """
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    _use_wal(cursor)
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    cursor.execute(f"PRAGMA cache_size = -{cache_kib}")
    cursor.close()


def _use_small_pages(connection: sqlite3.Connection, _record: object) -> None:
    """Let a file that is new be made of small pages; one that is there keeps its own."""
    connection.execute(f"PRAGMA page_size = {SMALL_PAGE}")


def _clear_log_often(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_SMALL}")


def _use_wal(cursor: sqlite3.Cursor) -> None:
    """Switch a new file to WAL; SQLite does not wait here for another program that does the same, so we do."""
    until = time.monotonic() + BUSY_SECONDS
    while cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.05)


def _on_sqlite_begin(connection: Connection) -> None:
    """Begin at once as a writer where we shall write: a reader that becomes one later fails when another was faster."""
    if connection.get_execution_options().get(_WRITES, False):
        _begin_writing(connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    """Wait for the turn to write, in steps: a signal such as SIGTERM is answered between two of them.

    While SQLite waits by itself, Python runs no handler, and a scheduler would not end within its ten seconds.
    """
    until = time.monotonic() + BUSY_SECONDS
    driver: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]
    driver.execute(f"PRAGMA busy_timeout = {BUSY_STEP}")
    try:
        while time.monotonic() < until:
            try:
                driver.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as fault:
                if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    break
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # fails as SQLAlchemy's own, or at last not
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


def _postgres(url: URL) -> Engine:
    """Open a PostgreSQL; times come back in UTC, a lock is waited for as long as on SQLite.

    Server and client notice within some `ALIVE` seconds when the network between them is cut: else the server would
    hold the locks of a machine that is gone for two hours, and the machine would wait as long for an answer.
    """
    options = f"-c timezone=UTC -c lock_timeout={BUSY_SECONDS}s -c client_min_messages=warning"
    options += " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
    options += f" -c tcp_user_timeout={ALIVE}s"
    alive = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": ALIVE * 1000}
    return create_engine(
        url,
        pool_pre_ping=True,
        connect_args={"options": options, "connect_timeout": 10, "application_name": "itemwire", **alive},
    )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One read transaction: all its queries see the same state."""
    postgres = engine.dialect.name == "postgresql"
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True} if postgres else {}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, on: Connection | None = None) -> Iterator[Connection]:
    """One write transaction, on a connection of the pool or on `on`: all of it is kept, or nothing."""
    with (on or engine.connect()).execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection
