"""Keeps the tables in step with the program: creates and upgrades them, or says that they don't fit."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from pipeline.errors import StorageOutdated
from storage import jobs_schema, search_index, views
from storage.engine import reading, writing
from storage.faults import shown
from storage.rows import keep_rows
from storage.sourcelog import GENESIS, Writing
from storage.tables_out import SOURCE_LOG_HEAD

MIGRATIONS = Path(__file__).parent / "migrations"

SEARCHED = "0006"
"""The revision from which on everything that is stored is entered in the search."""

_NUMBERED = re.compile(r"(\d{4})_\w+\.py")
_UPGRADE_LOCK = 0x6974656D75706772
"""Key of the advisory lock that lets one program at a time upgrade on PostgreSQL: "itemupgr" in ASCII."""


def newest() -> str:
    """The revision that this program needs: the highest number among the migrations."""
    names = (_NUMBERED.fullmatch(path.name) for path in (MIGRATIONS / "versions").iterdir())
    return max(name.group(1) for name in names if name)


def revision(connection: Connection) -> str | None:
    """The revision of the tables; None: there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def require_current(engine: Engine) -> None:
    """Raise StorageOutdated unless the tables are those of this program."""
    with reading(engine) as connection:
        found = revision(connection)
    if found == newest():
        return
    _refuse_newer(engine, found)
    state = "has no tables yet" if found is None else f"has tables of revision {found}, older than this program's"
    raise StorageOutdated(f"The database {shown(engine.url)} {state}; run `itemwire db upgrade`.")


def upgrade(engine: Engine, now: datetime) -> bool:
    """Bring the tables up to this program, all at once or not at all; returns whether anything had to be done.

    Raises StorageOutdated when they are newer than this program.
    """
    with reading(engine) as connection:
        found = revision(connection)
    if engine.dialect.name == "postgresql":
        done = found != newest() and _upgrade_postgres(engine, found, now)
        return jobs_schema.upgrade(engine) or done
    if found == newest():
        return False
    _refuse_newer(engine, found)
    return _upgrade_sqlite(engine, now)


def _upgrade_postgres(engine: Engine, found: str | None, now: datetime) -> bool:
    """Upgrade what was `found`; others that want to as well wait, and find it done."""
    _refuse_newer(engine, found)
    with writing(engine) as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        return _migrate(connection, now)


def _upgrade_sqlite(engine: Engine, now: datetime) -> bool:
    """Upgrade with foreign keys off: SQLite changes a table by making it anew, which must not cascade."""
    with engine.connect() as raw:
        raw.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        raw.connection.detach()
        with writing(engine, raw) as connection:
            return _migrate(connection, now)


def _migrate(connection: Connection, now: datetime) -> bool:
    """Run the migrations that are missing; another program may have run them while we waited."""
    before = revision(connection)
    if before == newest():
        return False
    views.drop(connection)
    if before is None and connection.dialect.name == "sqlite":
        create(connection)
    else:
        run_migrations(connection)
    views.make(connection)
    search_index.make(connection)
    if before is not None and before < SEARCHED:
        from storage import searching

        searching.fill(connection)
    keep_rows(connection, SOURCE_LOG_HEAD, [{"id": 1, "seq": 0, "hash": GENESIS}])
    work = Writing(connection, now)
    work.log("upgrade", before=before, after=newest())
    work.flush()
    return True


def create(connection: Connection) -> None:
    """Make all tables at once, as the migrations would one after the other: a first pass need not load Alembic.

    A test holds that both ways end in the same tables.
    """
    from sqlmodel import SQLModel

    from storage import (  # noqa: F401 - importing them declares the tables
        tables_accounts,
        tables_desk,
        tables_handed,
        tables_health,
        tables_in,
        tables_out,
        tables_search,
        tables_through,
    )

    SQLModel.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": newest()})


def run_migrations(connection: Connection) -> None:
    """Run the migrations that are missing, one after the other."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _refuse_newer(engine: Engine, found: str | None) -> None:
    if found is not None and found > newest():
        where = f"The database {shown(engine.url)}"
        raise StorageOutdated(f"{where} was made by a newer itemwire (revision {found}); install that or a newer one.")
