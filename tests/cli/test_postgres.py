"""The command line on PostgreSQL."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import write_posts
from tests.flow.feeds import write_feeds
from tests.flow.newsroom import POSTS
from tests.postgres import NoPostgres, postgres
from tests.storage.conftest import new_database

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


@pytest.fixture(scope="module")
def server():
    try:
        with postgres() as running:
            yield running
    except NoPostgres as why:
        pytest.skip(f"no PostgreSQL: {why}")


@pytest.mark.parametrize("form", ["postgresql://", "postgresql+psycopg://"])
def test_run_ingest_claims_and_export_work_on_a_server(itemwire, server, folder, form):
    write_feeds(folder)
    database = ("--database", new_database(server).replace("postgresql://", form))
    assert itemwire("run", *database).code == 0
    posts = write_posts(folder / "posts.jsonl", POSTS)
    assert itemwire("ingest", posts, *database).code == 0
    again = itemwire("ingest", posts, "--json", *database).json[str(posts)]
    assert (again["new"], again["changed"], again["claims"]) == (0, 0, 0)
    claims = itemwire("claims", "--json", *database).json
    assert len(claims) > 5
    assert [json.loads(line) for line in itemwire("export", "claims", *database).lines] == claims
    assert "ITEM: " in itemwire("draft", *database).out
    assert itemwire("claims", "--why", claims[0]["claim"], *database).code == 0
    assert itemwire("db", "check", *database).out == "no fault found\n"
    assert itemwire("doctor", *database).code == 0
