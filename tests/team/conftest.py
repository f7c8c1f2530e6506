"""A database of its own on a real PostgreSQL for each test."""

from __future__ import annotations

import pytest

from storage import open_store
from storage.team_store import open_team
from tests.flow.newsroom import NOW
from tests.postgres import NoPostgres, postgres
from tests.storage.conftest import new_database


@pytest.fixture(scope="session")
def server():
    try:
        with postgres() as running:
            yield running
    except NoPostgres as why:
        pytest.skip(f"no PostgreSQL: {why}")


@pytest.fixture
def address(server) -> str:
    """The address of a fresh database with tables and queue."""
    url = new_database(server)
    with open_store(url) as store:
        store.upgrade(NOW)
    return url


@pytest.fixture
def team(address):
    found = open_team(address)
    yield found
    found.close()
