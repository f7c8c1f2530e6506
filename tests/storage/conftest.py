"""One store on each engine: a file, and a database of its own on a real PostgreSQL."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from storage import Store, open_store
from tests.postgres import NoPostgres, Server, postgres

NOW = datetime(2016, 6, 9, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    try:
        running = postgres()
        started = running.__enter__()
    except NoPostgres as why:
        pytest.skip(f"no PostgreSQL: {why}")
    yield started
    running.__exit__(None, None, None)


def new_database(server: Server) -> str:
    name = "t" + uuid.uuid4().hex[:12]
    engine = create_engine(server.url().replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.url(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'itemwire.db'}"
    return new_database(request.getfixturevalue("server"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        opened.upgrade(NOW)
        yield opened
