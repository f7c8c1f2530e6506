"""Reports of one place and hour that cannot be told of one blow."""

from __future__ import annotations

import pytest

from pipeline.match import compare
from tests.match.test_held_in_part import said

HURT = {
    "en": ("An air strike hit Tell Marjan, killing four.", "An air strike hit Tell Marjan, no one was hurt."),
    "ru": ("Обстрел Мареша, погибли четверо.", "Обстрел Мареша, пострадавших нет."),
    "uk": ("Обстріл Куп'янська, загинули четверо.", "Обстріл Куп'янська, обійшлося без жертв."),
    "ar": ("غارة جوية على سراقب ومقتل أربعة", "غارة جوية على سراقب دون إصابات"),
}


def veto(first, second):
    return compare(said(first), said(second, "Lena", 1)).veto


@pytest.mark.parametrize("lang", HURT)
def test_a_blow_that_hurt_nobody_is_not_one_that_killed_four(lang):
    assert veto(*HURT[lang]) == "one of them says that nobody was hurt"
    assert veto(*reversed(HURT[lang])) is not None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rebels shot down a helicopter near Tell Marjan.", "A drone was shot down near Tell Marjan."),
        ("Rebels captured a tank in Tell Marjan.", "Rebels destroyed a tank in Tell Marjan."),
        ("A shell killed a boy in Tell Marjan.", "A shell killed a girl in Tell Marjan."),
        ("Снаряд убил женщину в селе Мареш.", "Снаряд убил мужчину в селе Мареш."),
    ],
)
def test_two_kinds_of_a_thing_or_a_victim_are_two(first, second):
    assert veto(first, second) is not None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("An air strike hit Tell Marjan, no one was killed.", "An air strike on Tell Marjan wounded three."),
        ("An air strike hit Tell Marjan, no one was hurt.", "An air strike hit Tell Marjan, no casualties."),
        ("Rebels shot down a helicopter near Tell Marjan.", "A helicopter crashed near Tell Marjan."),
        ("A shell killed a boy in Tell Marjan.", "A shell killed a child in Tell Marjan."),
        ("A shell killed a man in Tell Marjan.", "A shell killed a man, a father of three, in Tell Marjan."),
    ],
)
def test_what_may_be_told_of_one_blow_is_not_kept_apart(first, second):
    assert veto(first, second) is None
