"""What is left at the first look, many pairs at once, is what the live matcher would have kept nothing of."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match import link
from pipeline.match.told import Told
from pipeline.match.whereabouts import OTHER_PLACE
from pipeline.reading import places_known, reader
from pipeline.spelling import surely_other
from tests.builders import a_post
from tests.flow.newsroom import NOW, POSTS, settings_of

pytest.importorskip("daft", reason="the extra `cluster` is not installed")

import numpy as np

from pipeline.archive.apart import Sights, _Villages

NAMES = (
    "Khan Tuman", "Khantoman", "Khalsa", "Khalasah", "Tell Marjan", "Tell Marwan", "al-Marjan", "Marjan", "Zaytan",
    "Kafr Nabl", "Kafranbel", "Robotyne", "Rabotino", "Selydove", "Kurakhove", "Bani Zaid", "Kafr Hamra", "Hamra",
    "Роботино", "Роботиному", "Песков", "Пески", "خان طومان", "خلصة", "تل مرجان", "Upper Marjan", "Lower Marjan",
)  # fmt: skip
FRAMES = (
    "Rebels captured {} this morning, killing 12 soldiers",
    "An airstrike on {} killed 12 civilians",
    "Government troops captured {}",
    "Rebels withdrew from {} toward Deir Hafer",
    "Two killed as shelling hit the market near {}",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> list[Told]:
    settings = settings_of(tmp_path_factory.mktemp("told"))
    read = reader(settings.roster, places_known(settings))
    texts = [frame.format(name) for name in NAMES for frame in FRAMES]
    posts = [
        a_post(id=f"made-{at}", text=text, published=NOW + timedelta(minutes=at), fetched=NOW + timedelta(days=1))
        for at, text in enumerate(texts)
    ]
    return [Told(one) for post in [*posts, *POSTS] for one in read(post) if one.aside is None]


def pairs_apart(told: list[Told]) -> tuple[list[tuple[int, int]], list[bool]]:
    sights = Sights(len(told))
    for row, one in enumerate(told):
        sights.see(row, one)
    pairs = list(combinations(range(len(told)), 2))
    found = sights.apart(*(np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1)))
    return pairs, found.tolist()


def test_of_pairs_that_are_left_at_first_sight_the_live_matcher_keeps_none(told):
    pairs, apart = pairs_apart(told)
    left = [pair for pair, away in zip(pairs, apart, strict=True) if away]
    assert len(left) > len(pairs) // 4
    assert [(told[a].statement.quote, told[b].statement.quote) for a, b in left if link(told[a], told[b])] == []


def test_of_statements_that_nobody_put_down_none_is_apart():
    sights = Sights(3)
    assert not sights.apart(np.array([0, 1]), np.array([1, 2])).any()


LETTERS = st.text(st.sampled_from("abdefghiklmnorstuvwyz'"), min_size=1, max_size=8)
LATIN = st.lists(LETTERS, min_size=1, max_size=3).map(lambda words: " ".join(words).title())


@given(st.lists(st.one_of(st.sampled_from(NAMES), LATIN), min_size=2, max_size=8))
def test_names_that_are_other_places_in_columns_are_so_one_by_one(names):
    villages = _Villages()
    rows = np.array([villages.number(name, f"{number} {name}") for number, name in enumerate(names)], dtype=np.int64)
    pairs = [(a, b) for a in range(len(names)) for b in range(len(names)) if a != b]
    found = villages.surely_other(*(rows[[pair[side] for pair in pairs]] for side in (0, 1))).tolist()
    for (a, b), other in zip(pairs, found, strict=True):
        assert not other or surely_other(names[a], names[b], OTHER_PLACE)


def test_another_name_of_many_is_seen_to_be_another_place():
    villages = _Villages()
    rows = np.array([villages.number(name, name) for name in ("Robotyne", "Selydove", "Kafr Hamra", "Khan Tuman")])
    assert villages.surely_other(rows[[0, 1, 2]], rows[[1, 2, 3]]).tolist() == [True, True, True]
