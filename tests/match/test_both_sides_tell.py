"""What two parties tell of one event, each from its side: a hill lost and taken."""

from __future__ import annotations

import pytest

from pipeline.match import AUTO, compare
from tests.builders import a_statement, an_actor, minutes, particulars

REBELS = an_actor("rebels", side="opposition")
ARMY = an_actor("army", side="government")


def told(source, event, quote, actors=(), *, after=0):
    said = particulars(event=event, places=("Karmid",), actors=actors)
    return a_statement(quote, source, minutes(after), particulars=said)


@pytest.mark.parametrize(
    ("quote", "actors"),
    [
        ("Sadly we lost Karmid hill this afternoon", ()),
        ("The army has lost Karmid", (ARMY,)),
        ("Кармид сдан", ()),
        ("خسرنا تلة كارميد", ()),
    ],
)
def test_who_tells_that_a_place_is_lost_tells_that_it_was_taken(quote, actors):
    found = compare(told("A", "lose", quote, actors, after=20), told("B", "capture", "Rebels took Karmid", (REBELS,)))
    assert found.veto is None
    assert found.score >= AUTO


@pytest.mark.parametrize(
    ("quote", "actors"),
    [
        ("The army has started retreating from Karmid", (ARMY,)),
        ("The garrison of Karmid pulled back", ()),
        ("Rebels lost Karmid again", (REBELS,)),
    ],
)
def test_men_who_go_and_takers_who_lose_it_again_are_another_event(quote, actors):
    found = compare(told("A", "lose", quote, actors, after=20), told("B", "capture", "Rebels took Karmid", (REBELS,)))
    assert found.veto is not None


def test_civilians_who_died_and_armed_men_who_died_are_two_events():
    people = told("A", "kill", "Gunmen murdered whole families of civilians in Karmid")
    men = told(
        "B", "kill", "More than sixty of them were killed in Karmid", (an_actor("army", side="government", part="on"),)
    )
    assert compare(people, men).veto is not None
    assert compare(people, told("B", "kill", "Civilians murdered in Karmid", after=9)).veto is None
