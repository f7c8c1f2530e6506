"""Whatever editors do and whatever comes in meanwhile: no character that an editor wrote is ever lost."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline import desk
from pipeline.review import Change
from storage import open_store
from tests.desk.room import a_room
from tests.flow.newsroom import NOW, POSTS

WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1, max_size=40)
STEP = st.tuples(
    st.sampled_from(["posts", "posts", "text", "text", "note", "translation", "hold", "cut", "order"]),
    st.integers(0, 30),
    WORDS,
)


def play(room, posts, steps):
    """Do `steps`, and after each of them look whether all is there; returns what was written, by claim and field."""
    waiting = list(posts)
    room.take(*[waiting.pop() for _ in range(6)])
    wrote = {}
    for what, number, words in steps:
        items = room.page().items
        if what == "posts":
            room.take(*[waiting.pop() for _ in range(min(3, len(waiting)))])
        elif items:
            act(room, items[number % len(items)], what, words, wrote)
        look(room, wrote)
    return wrote


def act(room, one, what, words, wrote):
    """One act of an editor on one item, noted in `wrote` where it is something written."""
    if what == "order":
        order = [each.item.claim for each in reversed(room.page().items)]
        desk.reorder(room.store, room.settings, room.beat, order, "ann", room.tick())
        return
    change = Change(cut=not (one.edit and one.edit.cut)) if what == "cut" else Change(**{what: words})
    edit = desk.amend_item(room.store, room.settings, room.beat, one.item.claim, change, "ann", room.tick())
    if what != "cut":
        wrote[edit.claim, what] = getattr(edit, what)


def look(room, wrote):
    """All that was written last is in the store, and what is not cut stands on the sheet: as print or as a question."""
    page = room.page()
    versions = room.store.edits(page.open.uid)
    shown = [part for one in page.items for part in (one.item.text, *one.asks)]
    last = {}
    for edit in versions:
        last[edit.claim] = edit
    bearer = {uid: edit.claim for edit in last.values() for uid in edit.carried}
    for (claim, what), words in wrote.items():
        if not words:
            continue
        kept = room.store.edit_versions(page.open.uid, claim)
        assert any(getattr(edit, what) == words for edit in kept), (what, words)
        if (bearer.get(claim), what) in wrote:
            continue  # the claim became part of another, its words stood there as print, and ann wrote others over them
        if what == "text" and not last[claim].cut and last[claim].text == words:
            assert any(words in part for part in shown), words


@settings(max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.integers(0, 999), st.lists(STEP, min_size=4, max_size=10))
def test_no_edit_is_lost_whatever_comes_in(seed, steps):
    with TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder) / 'desk.db'}") as store:
        store.upgrade(NOW)
        play(a_room(store, Path(folder)), random.Random(seed).sample(POSTS, len(POSTS)), steps)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_edit_is_lost_on_either_engine_over_a_day(room, seed):
    chance = random.Random(seed)
    kinds = ["posts", "text", "text", "note", "hold", "cut", "order"]
    steps = [(chance.choice(kinds), chance.randrange(30), f"words of ann, number {n} – “так”") for n in range(25)]
    assert play(room, chance.sample(POSTS, len(POSTS)), steps)
