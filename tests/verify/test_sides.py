"""Sides: a desk's own words for them, and who fights beside whom."""

from __future__ import annotations

import pytest

from pipeline.sides import NEUTRAL, belongs, side_of, together


@pytest.mark.parametrize(
    ("word", "side"),
    [
        ("government", "regime"),
        ("Rebels", "opposition"),
        ("neutral", NEUTRAL),
        ("Kremlin", "russia"),
        ("pro-Ukraine", "ukraine"),
        ("monks", "monks"),
    ],
)
def test_a_desks_own_word_stands_for_a_side(word, side):
    assert side_of(word) == side


def test_allies_fight_together_and_foes_do_not():
    assert together("government", "russia")
    assert together("russia", "government")
    assert not together("government", "opposition")
    assert not together("monks", "regime")


def test_a_unit_belongs_to_its_army_and_not_the_other_way_round():
    assert belongs("irgc", "regime")
    assert not belongs("regime", "irgc")
    assert not belongs("nobody", "regime")
