"""Makes the schema `jobs` on PostgreSQL: Procrastinate's tables, and the few of ours that a team needs.

They lie apart from the tables of the newsroom, because nothing in them is worth keeping: `db copy` leaves them out, and
`DROP SCHEMA jobs CASCADE` loses no post. Procrastinate's part is made by its own SQL and brought up to date by its own
migrations; what was applied is written down beside it.
"""

from __future__ import annotations

from importlib import resources
from importlib.util import find_spec

from sqlalchemy import Connection, Engine, text

from pipeline.errors import StorageOutdated
from storage.engine import reading, writing
from storage.faults import shown

SCHEMA = "jobs"
"""The PostgreSQL schema that holds the queue."""

_UPGRADE_LOCK = 0x6974656D6A6F6273
"""Key of the advisory lock that lets one program at a time upgrade the queue: "itemjobs" in ASCII."""

_STEPS = (
    """
    CREATE TABLE team_turn (host text PRIMARY KEY, until timestamptz NOT NULL, holder text NOT NULL);
    CREATE TABLE team_worker (
        name text PRIMARY KEY, job_worker bigint, host text NOT NULL, pid integer NOT NULL, version text NOT NULL,
        since timestamptz NOT NULL, seen timestamptz NOT NULL, doing text NOT NULL DEFAULT '');
    CREATE INDEX team_job_lock ON procrastinate_jobs (lock, status) WHERE status IN ('todo', 'doing');
    """,
)
"""What we add to the queue, in the order in which it was added; a step that was released is never changed."""


def upgrade(engine: Engine) -> bool:
    """Make or upgrade the queue where Procrastinate is installed; returns whether there was anything to do.

    Raises StorageOutdated when the queue was made by a newer program.
    """
    if find_spec("procrastinate") is None:
        return False
    wanted = {"procrastinate": _migrations()[-1], "itemwire": f"{len(_STEPS):04}"}
    with reading(engine) as connection:
        found = _applied(connection)
    if found == wanted:
        return False
    _refuse_newer(engine, found, wanted)
    with writing(engine) as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        found = _applied(connection)
        connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
        connection.execute(text(f"SET LOCAL search_path = {SCHEMA}"))
        connection.execute(text("CREATE TABLE IF NOT EXISTS applied (part text PRIMARY KEY, version text NOT NULL)"))
        for sql in _missing(found):
            _run(connection, sql)
        for part, version in wanted.items():
            row = {"part": part, "version": version}
            put = "INSERT INTO applied VALUES (:part, :version) ON CONFLICT (part) DO UPDATE SET version = :version"
            connection.execute(text(put), row)
    return found != wanted


def is_made(connection: Connection) -> bool:
    """Whether this database has a queue."""
    if connection.dialect.name != "postgresql":
        return False
    return connection.execute(text(f"SELECT to_regclass('{SCHEMA}.team_worker')")).scalar() is not None


def _applied(connection: Connection) -> dict[str, str]:
    """Part → the version of it that was applied; empty: there is no queue yet."""
    # not `to_regclass`: a server process that once found no such schema goes on saying so while it waits for a lock
    there = text("SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = :schema AND tablename = 'applied'")
    if connection.execute(there, {"schema": SCHEMA}).scalar() is None:
        return {}
    rows = connection.execute(text(f"SELECT part, version FROM {SCHEMA}.applied"))  # noqa: S608 - a name of ours
    return {row.part: row.version for row in rows}


def _refuse_newer(engine: Engine, found: dict[str, str], wanted: dict[str, str]) -> None:
    newer = [part for part, version in found.items() if version > wanted.get(part, version)]
    if newer:
        where = f"The queue of {shown(engine.url)}"
        raise StorageOutdated(
            f"{where} was made by a newer {newer[0]} ({found[newer[0]]}); install that or a newer one."
        )


def _missing(found: dict[str, str]) -> list[str]:
    """What is to be run: all of Procrastinate's schema at first, later its migrations; and our own steps."""
    folder = resources.files("procrastinate.sql")
    if "procrastinate" not in found:
        todo = [(folder / "schema.sql").read_text(encoding="utf-8")]
    else:
        names = [name for name in _migrations() if name > found["procrastinate"]]
        todo = [(folder / "migrations" / f"{name}.sql").read_text(encoding="utf-8") for name in names]
    return [*todo, *_STEPS[int(found.get("itemwire", "0")) :]]


def _migrations() -> list[str]:
    """The names of Procrastinate's migrations, in the order in which they are applied."""
    folder = resources.files("procrastinate.sql") / "migrations"
    return sorted(one.name.removesuffix(".sql") for one in folder.iterdir() if one.name.endswith(".sql"))


def _run(connection: Connection, sql: str) -> None:
    """Run several statements at once, as they stand: a percent sign in them is no parameter."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql)
    finally:
        cursor.close()
