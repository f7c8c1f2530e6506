"""The same posts give the same claims, however often and in whatever order and portions they come."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import count, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import flow
from tests.flow.newsroom import NOW, POSTS, a_newsroom, told

POOL = [
    post for post in POSTS if post.id in {"v0", "h1", "c1", "b1", "f3", "s1", "r3", "f2", "f4", "r5", "v4", "c3", "b3"}
]
"""A small pool: replies and replies to them, a repost, a denial, an edit, a deletion, a late arrival."""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """What the day comes to when its posts are taken in at once, in their order."""
    with a_newsroom(tmp_path_factory.mktemp("day"), POSTS) as room:
        return told(room.claims())


def everything(room):
    """All that is stored of posts, claims, log and drafts."""
    return (
        list(room.store.iter_posts()),
        room.claims(),
        list(room.store.log_entries()),
        room.store.roundups(),
        room.store.counts(),
    )


def test_the_day_makes_claims_of_many_posts(undisturbed):
    assert len(undisturbed) >= 8
    assert max(len({member[1] for member in claim.members}) for claim in undisturbed) >= 5


def test_taking_posts_in_twice_changes_nothing(tmp_path):
    with a_newsroom(tmp_path, POSTS) as room:
        before = everything(room)
        report = room.take(POSTS, NOW + timedelta(hours=1))
        assert (report.read, report.new, report.changed, report.rejected) == (len(POSTS), 0, 0, 0)
        assert report.claims == 0
        assert everything(room) == before


@pytest.mark.parametrize(("seed", "portions", "batch"), [(1, 1, 400), (2, 3, 7), (3, 5, 1)])
def test_shuffled_posts_in_other_portions_give_the_same_claims(
    tmp_path, monkeypatch, undisturbed, seed, portions, batch
):
    monkeypatch.setattr(flow, "BATCH", batch)
    posts = random.Random(seed).sample(POSTS, len(POSTS))
    with a_newsroom(tmp_path) as room:
        for number in range(portions):
            room.take(posts[number::portions], NOW + timedelta(minutes=number))
        assert told(room.claims()) == undisturbed


def test_posts_one_by_one_backwards_give_the_same_claims(tmp_path, undisturbed):
    with a_newsroom(tmp_path) as room:
        for post in reversed(POSTS):
            room.take([post])
        assert told(room.claims()) == undisturbed
        assert room.store.check() == []


@pytest.fixture(scope="module")
def pool_alone(tmp_path_factory):
    with a_newsroom(tmp_path_factory.mktemp("pool"), POOL) as room:
        return told(room.claims())


@pytest.fixture(scope="module")
def fresh_folder(tmp_path_factory):
    numbers = count()
    return lambda: tmp_path_factory.getbasetemp() / f"order-{next(numbers)}"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(POOL), cuts=st.sets(st.integers(1, len(POOL) - 1), max_size=4))
def test_any_order_in_any_portions_gives_the_same_claims(pool_alone, fresh_folder, order, cuts):
    edges = [0, *sorted(cuts), len(order)]
    with a_newsroom(fresh_folder()) as room:
        for start, end in pairwise(edges):
            room.take(order[start:end])
        assert told(room.claims()) == pool_alone


def test_a_claim_is_named_after_its_earliest_statement_also_when_that_comes_late(tmp_path):
    late = [post for post in POSTS if post.id == "v0"]
    rest = [post for post in POSTS if post.id in {"h1", "c1", "v1"}]
    with a_newsroom(tmp_path, rest) as room:
        before = room.claim_with("after a dawn assault")
        room.take(late, NOW + timedelta(hours=1))
        after = room.claim_with("after a dawn assault")
        assert after.uid != before.uid
        assert after.appearances[0].post.id == "v0"
        assert room.store.claim(before.uid, room.settings.roster).uid == after.uid
        assert after.history[: len(before.history)] == before.history


def test_posts_of_unlisted_sources_are_taken_in_and_named(tmp_path):
    stranger = POSTS[0].model_copy(update={"source": "A Stranger"})
    with a_newsroom(tmp_path) as room:
        report = room.take([stranger, stranger.model_copy(update={"id": "again"})])
        assert report.unlisted == ("A Stranger",)
        (claim,) = room.claims()
        assert claim.status.value == "unconfirmed"
