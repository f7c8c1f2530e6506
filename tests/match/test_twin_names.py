"""Twin villages: who calls a place Upper does not mean Lower; who says neither may mean either."""

from __future__ import annotations

import pytest

from pipeline.twin_names import opposed

TWINS = [
    ("Upper Marjan", "Lower Marjan"),
    ("مرجان الفوقا", "مرجان التحتا"),
    ("Marjan al-Gharbiyah", "مرجان الشرقية"),
    ("Верхняя Каменка", "Нижняя Каменка"),
    ("Нова Іванівка", "Стара Іванівка"),
    ("Velyka Novosilka", "Mala Novosilka"),
]
ONE = [
    ("Upper Marjan", "Marjan"),
    ("Upper Marjan", "مرجان الفوقا"),
    ("Velyka Novosilka", "Велика Новосілка"),
    ("Khan Tuman", "Khan Touman"),
    ("Малин", "Новомиколаївка"),
]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_twins_are_two_places_whichever_is_named_first(one, other):
    assert opposed(one, other)
    assert opposed(other, one)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_no_other_names_are_opposed(one, other):
    assert not opposed(one, other)
    assert not opposed(other, one)
