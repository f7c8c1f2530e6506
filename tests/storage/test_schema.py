"""The tables: what the migrations make is what the records say, on both engines."""

from __future__ import annotations

import subprocess
import sys

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlmodel import SQLModel

from pipeline.types import Claim, Cursor, Decision, Post, Statement
from storage import Store, open_store, search_index
from storage.engine import open_engine, parse_url, reading, writing
from storage.schema import create, revision, run_migrations
from storage.tables_in import POST, SOURCE_STATE
from storage.tables_out import DECISION
from storage.tables_through import CLAIM, STATEMENT
from tests.storage.build import NOON


def declared(name, _kind, _parent) -> bool:
    """Whether it is for the records to declare; the search index is each engine's own."""
    return not str(name).startswith(search_index.NAMES)


def test_the_migrations_make_the_tables_that_the_records_declare(store: Store, url: str) -> None:
    engine = open_engine(parse_url(url))
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": declared})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_a_new_file_has_the_tables_that_the_migrations_make(tmp_path) -> None:
    made = {}
    for name, make in (("at once", create), ("step by step", run_migrations)):
        engine = open_engine(parse_url(f"sqlite:///{tmp_path}/{name}.db"))
        with writing(engine) as connection:
            make(connection)
        with reading(engine) as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": declared})
            assert compare_metadata(context, SQLModel.metadata) == []
            found = inspect(connection)
            made[name] = (
                {table: found.get_pk_constraint(table)["constrained_columns"] for table in found.get_table_names()},
                {
                    table: sorted(str(one["name"]) for one in found.get_indexes(table))
                    for table in found.get_table_names()
                },
                revision(connection),
            )
        engine.dispose()
    assert made["at once"] == made["step by step"]


def test_every_field_of_a_record_has_a_column() -> None:
    elsewhere = {"appearances", "suggestions", "history"}
    pairs = [(Post, POST), (Cursor, SOURCE_STATE), (Statement, STATEMENT), (Decision, DECISION), (Claim, CLAIM)]
    for record, table in pairs:
        assert set(record.model_fields) - elsewhere <= set(table.columns.keys()), record


def test_an_upgrade_is_done_once(url: str) -> None:
    with open_store(url) as store:
        assert store.upgrade(NOON) is True
        assert store.upgrade(NOON) is False
        assert [entry.kind for entry in store.log_entries()] == ["upgrade"]


def test_two_programs_that_start_on_an_empty_database_both_find_it_ready(url: str) -> None:
    program = (
        "import sys; from datetime import UTC, datetime; from storage import open_store\n"
        "with open_store(sys.argv[1]) as store: store.upgrade(datetime.now(UTC)); store.require_current()"
    )
    both = [subprocess.Popen([sys.executable, "-c", program, url]) for _ in range(3)]
    assert [one.wait(240) for one in both] == [0, 0, 0]
    with open_store(url) as store:
        assert len(list(store.log_entries())) == 1
        assert store.check() == []
