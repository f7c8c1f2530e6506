"""Which words of two texts stand for one another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.match.alignment import NOTHING, align


def aligned(a: str, b: str):
    said = a.split(), b.split()
    return align(*said, dict.fromkeys([*said[0], *said[1]], 0.5))


def test_the_same_words_are_aligned_whole():
    found = aligned("rebel storm khalsa dawn", "rebel storm khalsa dawn")
    assert found == (1.0, 1.0, 0.0)


def test_a_misspelt_word_and_one_of_another_ending_nearly_stand_for_each_other():
    assert aligned("khalsa storm", "khalsaa storm").mean > 0.95
    assert 0.85 < aligned("explod depot", "explos depot").mean <= 1.0


def test_a_passage_is_worth_more_than_the_same_words_scattered():
    whole = aligned("army took the hill today", "yesterday army took the hill")
    torn = aligned("army took the hill today", "hill yesterday the army took")
    assert whole.run > torn.run
    assert whole.mean == pytest.approx(torn.mean)


def test_a_word_that_only_one_has_is_missing():
    assert aligned("fire in barn", "fire in mosque").missing == 0.5


def test_of_nothing_nothing_is_aligned():
    assert align([], ["fire"], {"fire": 1.0}) == NOTHING


@settings(deadline=None)
@given(st.lists(st.sampled_from(["abcde", "fghij", "klmno"])), st.lists(st.sampled_from(["abcde", "fghij", "xyz"])))
def test_every_share_lies_between_nothing_and_all(a, b):
    found = align(a, b, dict.fromkeys([*a, *b], 0.7))
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in found)
