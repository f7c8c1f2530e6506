"""An advance into a town and its capture are two claims, unless both are told of one part of the town."""

from __future__ import annotations

import pytest

from pipeline.match import AUTO, compare
from pipeline.match.portions import portions
from pipeline.types import Stance
from tests.builders import a_place, a_statement, minutes, particulars


def told(source, event, quote, lang="en", *, after=0):
    place = a_place("Karmid")
    return a_statement(
        quote,
        source,
        minutes(after),
        lang=lang,
        stance=Stance.ASSERTS,
        particulars=particulars(event=event, places=[place], actors=()),
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Army units entered the centre of Karmid", "The centre of Karmid has been taken"),
        ("They moved into the grain silos of Karmid", "Silos of Karmid captured"),
        ("Assault groups are inside the eastern part of Karmid", "They took the whole eastern half of Karmid"),
        ("Troops pushed into northern Karmid", "Northern Karmid is secured"),
    ],
)
def test_entering_and_taking_one_part_of_a_town_is_one_claim(first, second):
    found = compare(told("A", "advance", first), told("B", "capture", second, after=20))
    assert found.veto is None
    assert found.score >= AUTO


def test_the_part_is_known_in_four_languages():
    named = {
        "Взята восточная часть города": "east",
        "Зайняли східну частину міста": "east",
        "السيطرة على القسم الشرقي من المدينة": "east",
        "They hold the eastern part of the city": "east",
        "Бойцы в центре города": "centre",
        "دخلوا مركز البلدة": "centre",
    }
    assert {quote: portions(quote, ()) & {"east", "centre"} for quote in named} == {
        quote: {part} for quote, part in named.items()
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Army units entered Karmid", "Karmid has been captured"),
        ("Army units entered the centre of Karmid", "The whole of Karmid has been captured"),
        ("Troops pushed into the western part of Karmid", "The eastern part of Karmid was captured"),
        ("Clashes: they reached the gates of Karmid airport", "The airport of Karmid was captured"),
        ("They advanced in Karmid, east of the river", "Karmid in eastern Idlib captured"),
    ],
)
def test_an_advance_is_no_capture_where_the_part_is_not_one(first, second):
    assert compare(told("A", "advance", first), told("B", "capture", second, after=20)).veto is not None


def test_who_names_the_same_part_is_not_doubted_for_telling_a_part():
    there = told("A", "presence", "Fighters stand in the southern part of Karmid")
    taken = told("B", "capture", "The southern part of Karmid was taken", after=10)
    assert compare(there, taken).score >= AUTO
    whole = told("B", "capture", "Karmid was taken", after=10)
    assert compare(there, whole).score < AUTO
