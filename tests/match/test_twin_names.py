"""Twin villages: who calls a place Upper does not mean Lower; who says neither may mean either."""

from __future__ import annotations

import pytest

from pipeline.match import compare
from pipeline.twin_names import opposed
from tests.builders import a_place, a_statement, particulars

TWINS = [
    ("Upper Marjan", "Lower Marjan"),
    ("مرجان الفوقا", "مرجان التحتا"),
    ("Marjan al-Gharbiyah", "مرجان الشرقية"),
    ("Верхняя Каменка", "Нижняя Каменка"),
    ("Нова Іванівка", "Стара Іванівка"),
    ("Velyka Novosilka", "Mala Novosilka"),
    ("Andriivka Persha", "Andriivka Druha"),
    ("Андріївка Перша", "Андріївці Другій"),
    ("Андреевке Первой", "Andriivka Druha"),
]
ONE = [
    ("Andriivka Persha", "Andriivka"),
    ("Andriivka Persha", "Андріївка Перша"),
    ("Upper Marjan", "Marjan"),
    ("Upper Marjan", "مرجان الفوقا"),
    ("Velyka Novosilka", "Велика Новосілка"),
    ("Khan Tuman", "Khan Touman"),
    ("Малин", "Новомиколаївка"),
]


def told(quote, place, source="A", lang="en"):
    said = particulars(places=[place], event="shelling", actors=())
    return a_statement(quote, source, lang=lang, particulars=said)


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_twins_are_two_places_whichever_is_named_first(one, other):
    assert opposed(one, other)
    assert opposed(other, one)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_no_other_names_are_opposed(one, other):
    assert not opposed(one, other)
    assert not opposed(other, one)


def test_twins_are_not_one_because_a_bare_name_stands_in_the_others_words():
    one = told("Shelling of Lower Madaya", a_place("Lower Madaya"))
    other = told("قصف مدفعي على مضايا الفوقا", a_place("مضايا الفوقا"), source="B", lang="ar")
    assert compare(one, other).veto


def test_the_north_of_a_village_is_not_its_south():
    north = told("Airstrike on North Marjan", a_place("Marjan", direction="north"))
    south = told(
        "غارة جوية على مرجان الجنوبية", a_place("مرجان", key="marjan", direction="south"), source="B", lang="ar"
    )
    east = told("غارة على شرق مرجان", a_place("مرجان", key="marjan", direction="north-east"), source="C", lang="ar")
    assert compare(north, south).veto
    assert compare(north, east).veto is None
