"""Near-copies: what a copy may have lost or gained and still be found, and what is none."""

from __future__ import annotations

import random

import pytest

from pipeline.match import compare, keys
from pipeline.wording import is_copy
from tests.builders import a_statement, particulars

LINE = (
    "Residents of the northern quarter say that three lorries loaded with flour were stopped before the old bridge "
    "early on Monday and sent back without any reason being given to their drivers"
)


@pytest.mark.parametrize(
    "copy",
    [
        LINE + " #north #bridge #flour",
        " ".join(LINE.split()[:20]),
        LINE.replace("lorries", "lorrys").replace("bridge", "brigde").replace("drivers", "drivres"),
        "RT @someone: " + LINE.replace("early on Monday ", ""),
        " ".join(LINE.split()[9:] + LINE.split()[:9]),
    ],
)
def test_a_copy_that_was_cut_tagged_mistyped_or_turned_about_is_one(copy):
    assert is_copy(LINE, copy)


@pytest.mark.parametrize(
    "other",
    [
        LINE.replace("three", "3") + " 12",
        "Drivers complain that flour was turned back at a crossing in the north, where soldiers gave no reason",
    ],
)
def test_other_numbers_and_other_words_are_no_copy(other):
    assert not is_copy(LINE, other)


def test_reworked_copies_find_each_other_and_strangers_do_not():
    chance = random.Random(5)
    vocabulary = ["".join(chance.choices("bdfgklmnprstaeiou", k=7)) for _ in range(3000)]
    found = wrong = 0
    for _ in range(200):
        words = chance.choices(vocabulary, k=24)
        copy = list(words)
        for _ in range(chance.randrange(1, 4)):
            i, j = chance.randrange(24), chance.randrange(24)
            copy[i], copy[j] = copy[j], copy[i]
        one, other, stranger = (
            a_statement(" ".join(said), particulars=particulars(places=(), event=None, actors=()))
            for said in (words, copy, chance.choices(vocabulary, k=24))
        )
        found += bool(set(keys(one)) & set(keys(other))) and compare(one, other).copy_of
        wrong += compare(one, stranger).copy_of
    assert found >= 194
    assert wrong == 0
