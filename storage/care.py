"""Looks after the database: checks it, and counts what is in it."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, select, text

from storage import as_of
from storage.engine import reading
from storage.schema import newest, revision
from storage.sourcelog import chain_faults
from storage.tables_in import BLOB, CAPTURE, FETCH, POST, POST_QUEUE, REJECTED
from storage.tables_out import SOURCE_LOG
from storage.tables_through import CLAIM, STATEMENT
from storage.work import Counts

_MOST = 20
"""Faults of one kind that are told; the rest would say the same."""

_DANGLING = {
    "A candidate key names a statement that is not there": """
        SELECT k.statement FROM statement_key k LEFT JOIN statement s ON s.uid = k.statement WHERE s.uid IS NULL""",
    "A claim has no statement": """
        SELECT c.uid FROM claim c LEFT JOIN appearance a ON a.claim = c.uid
        WHERE a.claim IS NULL AND NOT c.superseded""",
    "A superseded claim still has statements": """
        SELECT c.uid FROM claim c JOIN appearance a ON a.claim = c.uid WHERE c.superseded""",
    "A post lacks one of its versions": """
        SELECT p.uid FROM post p LEFT JOIN post_version v ON v.post = p.uid WHERE p.versions > 1
        GROUP BY p.uid, p.versions HAVING count(v.post) <> p.versions""",
}
"""What must never be found, in words → the query that finds it."""


def check(engine: Engine) -> list[str]:
    """What is wrong with the database, in words; empty: all is well."""
    with reading(engine) as connection:
        faults = _engine_faults(connection)
        if faults:
            return faults  # a damaged file: what the tables say is not to be trusted
        found = revision(connection)
        if found != newest():
            return [
                f"The tables are of revision {found or 'none'}, this program needs {newest()}: `itemwire db upgrade`."
            ]
        for words, query in _DANGLING.items():
            rows = connection.execute(text(f"{query} LIMIT {_MOST}")).scalars()
            faults += [f"{words}: {uid}." for uid in rows]
        return faults + _unlogged(connection) + _blob_faults(connection) + chain_faults(connection)


def _unlogged(connection: Connection) -> list[str]:
    """Versions of posts that came into the database past the source log."""
    kept = connection.execute(select(func.coalesce(func.sum(POST.c.versions), 0))).scalar_one()
    logged = select(func.count()).where(SOURCE_LOG.c.kind == "post")
    missing = int(kept) - int(connection.execute(logged).scalar_one())
    return [f"The source log and the posts differ by {missing} versions."] if missing else []


def _engine_faults(connection: Connection) -> list[str]:
    """What the engine itself finds; PostgreSQL checks its keys as it goes and has no such question."""
    if connection.dialect.name == "postgresql":
        return []
    lines = connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})").scalars()
    faults = [f"SQLite finds: {line}." for line in lines if line != "ok"]
    if faults:
        return faults
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MOST)
    return [f"A row of {row[0]} points at a row of {row[2]} that is not there." for row in rows]


def _blob_faults(connection: Connection) -> list[str]:
    """Captures whose bytes are not those that they are named by."""
    faults = []
    let_go = {digest for _, _, body in as_of.bodies(connection, "pruned", None) for digest in body.get("sha256", ())}
    for row in connection.execute(select(BLOB), execution_options={"yield_per": 50}):
        if not row.body and row.sha256 in let_go:
            continue
        try:
            body = zlib.decompress(row.body)
        except zlib.error:
            body = b""
        if hashlib.sha256(body).hexdigest() != row.sha256:
            faults.append(f"The capture {row.sha256} was changed.")
    return faults[:_MOST]


def counts(engine: Engine) -> Counts:
    """How much there is."""
    with reading(engine) as connection:
        by_status = select(CLAIM.c.status, func.count()).where(CLAIM.c.superseded.is_(False)).group_by(CLAIM.c.status)
        statuses = {status.value: number for status, number in connection.execute(by_status)}
        return Counts(
            engine=engine_name(connection),
            bytes=_size(connection),
            posts=_count(connection, POST),
            pending=_count(connection, POST_QUEUE),
            statements=_count(connection, STATEMENT),
            claims=sum(statuses.values()),
            statuses=statuses,
            rejected=_count(connection, REJECTED),
            fetches=_count(connection, FETCH),
            captures=_count(connection, CAPTURE),
            log_entries=_count(connection, SOURCE_LOG),
            revision=revision(connection) or "none",
        )


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def engine_name(connection: Connection) -> str:
    """The database and its version, such as `SQLite 3.45.1`."""
    if connection.dialect.name == "postgresql":
        return f"PostgreSQL {connection.exec_driver_sql('SHOW server_version').scalar()}"
    return f"SQLite {sqlite3.sqlite_version}"


def _size(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())
    file = Path(str(connection.engine.url.database))
    return sum(path.stat().st_size for path in (file, Path(f"{file}-wal")) if path.exists())
