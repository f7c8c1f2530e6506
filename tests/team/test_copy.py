"""`db copy`: what arrives is what was there, or nothing arrives."""

from __future__ import annotations

import pytest

from pipeline.errors import StorageError
from storage import open_store
from storage.copying import copy_newsroom
from storage.team_store import is_shared
from tests.flow.newsroom import NOW, POSTS, a_newsroom, told
from tests.storage.conftest import new_database

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


def nothing(what: str, done: int) -> None:
    """A tick for nobody."""


def everything(url: str, roster) -> tuple[object, ...]:
    with open_store(url) as store:
        from storage import ClaimFilter

        claims = list(store.claims(ClaimFilter(), roster))
        posts = list(store.iter_posts())
        return told(claims), claims, posts, list(store.log_entries()), store.check(), store.roundups()


def test_a_newsroom_goes_to_postgresql_and_back_and_is_the_same(server, tmp_path):
    lite, there, back = (
        f"sqlite:///{tmp_path / 'room' / 'itemwire.db'}",
        new_database(server),
        f"sqlite:///{tmp_path}/b.db",
    )
    with a_newsroom(tmp_path / "room", POSTS) as room:
        roster = room.settings.roster
    out = copy_newsroom(lite, there, NOW, nothing)
    home = copy_newsroom(there, back, NOW, nothing)
    assert (out.root, out.entries, out.tables) == (home.root, home.entries, home.tables)
    assert everything(lite, roster) == everything(there, roster) == everything(back, roster)
    assert everything(back, roster)[4] == []


def test_work_goes_on_in_the_copy_with_numbers_that_follow(server, tmp_path):
    there = new_database(server)
    with a_newsroom(tmp_path / "room", POSTS[:20]) as room:
        settings = room.settings
    copy_newsroom(f"sqlite:///{tmp_path / 'room' / 'itemwire.db'}", there, NOW, nothing)
    from tests.flow.newsroom import Newsroom

    with open_store(there) as store:
        Newsroom(store, settings, tmp_path).take(POSTS[20:])
        assert store.check() == []
        assert store.number_pending() == 0


def test_a_target_with_data_is_refused_and_left_as_it_is(server, tmp_path):
    there = new_database(server)
    with a_newsroom(tmp_path / "room", POSTS[:3]):
        pass
    lite = f"sqlite:///{tmp_path / 'room' / 'itemwire.db'}"
    copy_newsroom(lite, there, NOW, nothing)
    with pytest.raises(StorageError, match="already; nothing is copied"):
        copy_newsroom(lite, there, NOW, nothing)
    with open_store(there) as store:
        assert store.check() == []


def test_a_copy_that_breaks_off_leaves_an_empty_target(server, tmp_path):
    there = new_database(server)
    with a_newsroom(tmp_path / "room", POSTS[:10]):
        pass

    def break_off(what: str, done: int) -> None:
        if what == "statement":
            raise StorageError("The line broke.")

    lite = f"sqlite:///{tmp_path / 'room' / 'itemwire.db'}"
    with pytest.raises(StorageError, match="The line broke"):
        copy_newsroom(lite, there, NOW, break_off)
    with open_store(there) as store:
        assert store.counts().posts == 0
    copy_newsroom(lite, there, NOW, nothing)


def test_a_database_is_not_copied_onto_itself(tmp_path):
    url = f"sqlite:///{tmp_path}/a.db"
    with pytest.raises(StorageError, match="onto itself"):
        copy_newsroom(url, url, NOW, nothing)
    assert not is_shared(url)
