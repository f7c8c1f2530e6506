"""One lane: three machines come to the claims of one, in whatever order posts arrive; nobody else's work is kept."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import flow
from pipeline.errors import StorageBusy
from storage import open_store
from storage.team_store import open_fenced
from tests.flow.crowd import CROWDED, a_crowd
from tests.flow.newsroom import NOW, POSTS, Newsroom, a_newsroom, settings_of, silent, told
from tests.storage.conftest import new_database

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    with a_newsroom(tmp_path_factory.mktemp("one") / "lite", POSTS) as lite:
        return told(lite.claims())


@pytest.fixture(scope="module")
def crowd_expected(tmp_path_factory):
    with a_newsroom(tmp_path_factory.mktemp("crowd") / "lite") as lite:
        lite.take(sorted(a_crowd(3), key=lambda post: post.at), CROWDED)
        return told(lite.claims())


def machine(url: str, room_settings, shares: list, begun: datetime) -> None:
    """Save post after post, as visits bring them, and process in between where the lane is free."""
    with open_fenced(url) as store:
        for number, share in enumerate(shares):
            now = begun + timedelta(seconds=number)
            store.save_posts(share, now)
            try:
                with store.lane(now):
                    flow.work(store, room_settings, now, silent)
            except StorageBusy:
                continue


def by_three_machines(server, folder, posts: list, cuts: list[int], now: datetime) -> list:
    """The claims that three machines come to, each with its shares of `posts`, at work side by side."""
    url, room_settings = new_database(server), settings_of(folder)
    with open_store(url) as store:
        store.upgrade(now)
        shares: list[list] = [[] for _ in range(3)]
        left = list(posts)
        for number, cut in enumerate(cuts * len(posts)):
            if left:
                shares[number % 3].append(left[:cut])
                left = left[cut:]
        threads = [threading.Thread(target=machine, args=(url, room_settings, share, now)) for share in shares]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        room = Newsroom(store, room_settings, folder)
        room.work(now + timedelta(minutes=1))
        assert store.check() == []
        return told(room.claims())


CUTS = st.lists(st.integers(1, 9), min_size=3, max_size=8)
FEW = settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], print_blob=True
)


@given(order=st.permutations(range(len(POSTS))), cuts=CUTS)
@FEW
def test_three_machines_come_to_the_claims_of_one_process(server, tmp_path, expected, order, cuts):
    assert by_three_machines(server, tmp_path, [POSTS[number] for number in order], cuts, NOW) == expected


@given(order=st.permutations(range(40)), cuts=CUTS)
@FEW
def test_three_machines_come_to_the_claims_of_one_process_in_a_crowd(server, tmp_path, crowd_expected, order, cuts):
    posts = a_crowd(3)
    assert by_three_machines(server, tmp_path, [posts[number] for number in order], cuts, CROWDED) == crowd_expected


def test_a_machine_that_was_cut_off_cannot_commit_after_another_took_over(address, tmp_path):
    room_settings = settings_of(tmp_path)
    with open_fenced(address) as cut_off, open_fenced(address) as other:
        cut_off.save_posts(POSTS, NOW)
        with cut_off.lane(NOW):
            lose_the_lock(address)  # the server hears nothing of it any more, and another takes over
            with other.lane(NOW + timedelta(seconds=1)), pytest.raises(StorageBusy, match="taken over"):
                flow.work(cut_off, room_settings, NOW, silent)
        with other.lane(NOW + timedelta(seconds=2)):
            done = flow.work(other, room_settings, NOW, silent)
        assert done.posts > 0
        assert other.check() == []


def lose_the_lock(url: str) -> None:
    """End the connections that hold an advisory lock, as a server does with those it no longer hears."""
    from sqlalchemy import create_engine, text

    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"))
    engine.dispose()


def test_two_lanes_are_never_at_work_together(address):
    with (
        open_fenced(address) as one,
        open_fenced(address) as two,
        one.lane(NOW),
        pytest.raises(StorageBusy),
        two.lane(NOW),
    ):
        pass
