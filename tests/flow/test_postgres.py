"""The same program on PostgreSQL: a pass, an ingest, an export and claims come to what they do on SQLite."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline import flow
from pipeline.settings import Environment, load_settings
from storage import open_store
from tests.flow.feeds import write_feeds
from tests.flow.newsroom import NOW, POSTS, Newsroom, a_newsroom, settings_of, silent, told
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


def test_posts_come_to_the_same_claims_as_on_sqlite_and_a_second_time_change_nothing(server, tmp_path):
    with a_newsroom(tmp_path / "lite", POSTS) as lite:
        expected = told(lite.claims())
    with open_store(new_database(server)) as store:
        store.upgrade(NOW)
        room = Newsroom(store, settings_of(tmp_path), tmp_path)
        room.take(POSTS[::-1])
        assert told(room.claims()) == expected
        before = (room.claims(), list(store.log_entries()), store.roundups())
        room.take(POSTS, NOW + timedelta(hours=1))
        assert (room.claims(), list(store.log_entries()), store.roundups()) == before
        assert store.check() == []


def test_a_pass_runs_and_a_second_finds_nothing_to_do(server, tmp_path):
    listed = write_feeds(tmp_path)
    with open_store(new_database(server)) as store:
        store.upgrade(NOW)
        settings, environment = load_settings(listed), Environment(tmp_path / "no.env")
        with store.pass_lock(NOW):
            first = flow.run_pass(store, settings, environment, NOW, everything=False, tick=silent)
        later = NOW + timedelta(hours=1)
        with store.pass_lock(later):
            second = flow.run_pass(store, settings, environment, later, everything=True, tick=silent)
        assert first.new > 10
        assert (second.visited, second.new, second.claims, second.pending) == (first.visited, 0, 0, 0)
