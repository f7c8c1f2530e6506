"""A toll is told by those who count: nobody confirms seven wounded who only heard the bomb."""

from __future__ import annotations

from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import Status
from pipeline.verify import build_case, judge
from pipeline.verify.telling import telling
from tests.builders import a_figure, a_source, an_appearance, minutes, particulars

NEUTRAL = [a_source(f"Watch {number}", "B", side="neutral") for number in range(4)]


def a_case(*said):
    return build_case("c-1", said, Roster(NEUTRAL), Policy(), minutes(600))


def a_toll(source, number, words):
    told = particulars(event="wound", actors=(), figures=(a_figure(number, number, what="wounded"),))
    return an_appearance(words, NEUTRAL[source], minutes(source), particulars=told)


def a_strike(source, words):
    told = particulars(event="drone-strike", actors=())
    return an_appearance(words, NEUTRAL[source], minutes(60 + source), particulars=told)


def test_who_only_tells_of_the_strike_does_not_confirm_the_toll():
    case = a_case(
        a_toll(0, 7, "Seven people were hurt in Khalsa."),
        a_toll(1, 7, "The hospital of Khalsa took in seven wounded."),
        a_strike(2, "Drones struck the mill at Khalsa."),
        a_strike(3, "We saw two drones dive on Khalsa."),
    )
    assert [voice.origin.name for voice in telling(case)] == ["Watch 0", "Watch 1"]
    assert judge(case).status is Status.CORROBORATED


def test_three_who_count_the_same_confirm_the_toll():
    case = a_case(
        a_toll(0, 7, "Seven people were hurt in Khalsa."),
        a_toll(1, 7, "The hospital of Khalsa took in seven wounded."),
        a_toll(2, 7, "Medics in Khalsa speak of seven injured."),
    )
    assert judge(case).status is Status.CONFIRMED


def test_a_toll_without_any_number_is_told_by_all_who_tell_of_the_harm():
    told = particulars(event="wound", actors=())
    said = [
        an_appearance(f"People were hurt in Khalsa, {n}.", NEUTRAL[n], minutes(n), particulars=told) for n in (0, 1)
    ]
    case = a_case(*said, a_strike(2, "Drones struck the mill at Khalsa."))
    assert [voice.origin.name for voice in telling(case)] == ["Watch 0", "Watch 1"]
