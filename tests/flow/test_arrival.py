"""The same posts give the same claims in whatever order they come; and the comparison that says so is able to fail."""

from __future__ import annotations

import pytest

from pipeline import neighbourhood
from pipeline.recent import Recent
from storage import Store
from tests.flow.crowd import CROWDED, a_crowd, shares_of
from tests.flow.newsroom import Told, a_newsroom, told

SEED = 0


def claims_of(folder, batches) -> list[Told]:
    with a_newsroom(folder) as room:
        for batch in batches:
            room.take(batch, CROWDED)
        assert room.store.check() == []
        return told(room.claims())


@pytest.fixture(scope="module")
def in_order(tmp_path_factory) -> list[Told]:
    posts = sorted(a_crowd(SEED), key=lambda post: post.at)
    return claims_of(tmp_path_factory.mktemp("order") / "room", [posts])


def test_a_crowd_at_few_places_gives_the_same_claims_in_any_order(tmp_path, in_order):
    assert len(in_order) < len(a_crowd(SEED))
    for seed in (1, 2):
        assert claims_of(tmp_path / str(seed), shares_of(a_crowd(SEED), seed)) == in_order


def forget_what_lies_around(monkeypatch):
    monkeypatch.setattr(neighbourhood, "_widen", lambda store, recent, around, before, *, far: None)


def forget_links(monkeypatch):
    monkeypatch.setattr(Recent, "links_of", lambda recent, uids: [])


def look_back_only(monkeypatch):
    whole = Store.neighbours
    monkeypatch.setattr(
        Store,
        "neighbours",
        lambda store, keys, since, until, each: whole(store, keys, since, until - neighbourhood.WINDOW, each),
    )


@pytest.mark.parametrize("spoil", [forget_what_lies_around, forget_links, look_back_only])
def test_a_flow_that_forgets_what_came_before_is_found_out(tmp_path, monkeypatch, in_order, spoil):
    spoil(monkeypatch)
    assert claims_of(tmp_path / "room", shares_of(a_crowd(SEED), 1)) != in_order
