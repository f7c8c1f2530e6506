"""What is put to the desk instead of joined, and what ties statements that name no village."""

from __future__ import annotations

import pytest

from pipeline.match import AUTO, SUGGEST, compare
from pipeline.match.whereabouts import SAME_PLACE
from pipeline.types import Stance
from tests.builders import NOON, a_figure, a_place, a_statement, an_actor, minutes, particulars


def told(*, source="A", at=NOON, quote="Rebels storm the village", lang="en", **fields):
    return a_statement(
        quote, source, at, lang=lang, stance=Stance.ASSERTS, particulars=particulars(**{"actors": (), **fields})
    )


def asked(a, b) -> bool:
    found = compare(a, b)
    return found.veto is None and SUGGEST <= found.score < AUTO


def test_counts_that_differ_are_put_to_the_desk():
    a = told(event="arrest", actors=["SAA"], figures=[a_figure(3, what="arrested")], quote="three men were held")
    b = told(source="B", event="arrest", actors=["SAA"], figures=[a_figure(1, what="arrested")], quote="a youth is led")
    assert asked(a, b)
    assert "the counts of arrested differ" in compare(a, b).why


def test_counts_that_agree_join():
    a = told(event="arrest", figures=[a_figure(3, what="arrested")])
    b = told(source="B", event="arrest", figures=[a_figure(3, what="arrested")], quote="a youth is led away")
    assert compare(a, b).score >= AUTO


def test_a_list_of_villages_is_not_joined_unasked_with_a_report_of_one():
    a = told(places=["Khalsa", "Zaytan", "Birna"], event="shelling", actors=["SAA"])
    assert asked(a, told(source="B", event="shelling", actors=["SAA"], quote="mortar rounds are falling here"))


def test_a_village_named_in_passing_is_put_to_the_desk():
    a = told(places=["Zaytan", "Khalsa"], event="airstrike", actors=["SAA"], means=["airstrike"])
    b = told(source="B", event="airstrike", actors=["SAA"], means=["airstrike"], quote="bombs hit the old mill")
    assert asked(a, b)
    assert "in passing" in compare(a, b).why


def test_a_broader_word_for_one_event_in_another_language_joins():
    a = told(event="strike", quote="a strike hit the market")
    assert compare(a, told(source="B", event="airstrike", lang="ar", quote="قصف جوي على السوق")).score >= AUTO


@pytest.mark.parametrize("key", ["brigade-319", "grouping-south"])
def test_one_unit_and_event_without_a_village_meet_across_languages(key):
    unit = an_actor("unit", key=key, side=None, part="unknown")
    a = told(places=(), event="appoint", actors=[unit], quote="the commander is suspended")
    b = told(source="B", at=minutes(50), places=(), event="appoint", actors=[unit], lang="uk", quote="відсторонено")
    assert compare(a, b).score >= AUTO


def test_a_side_is_no_unit():
    side = an_actor("Russia", key="russia", side="russia", part="unknown")
    a = told(places=(), event="appoint", actors=[side], quote="the commander is suspended")
    b = told(source="B", places=(), event="appoint", actors=[side], lang="uk", quote="відсторонено")
    assert compare(a, b).score < AUTO


@pytest.mark.parametrize(("count", "joined"), [(60, True), (2, False)])
def test_a_large_count_of_one_event_stands_for_a_village_and_a_small_one_does_not(count, joined):
    figures = [a_figure(count, what="released")]
    a = told(places=(), event="prisoner-exchange", figures=figures, quote="they are home")
    b = told(source="B", places=(), event="prisoner-exchange", figures=figures, lang="ru", quote="обмен")
    assert (compare(a, b).score >= AUTO) is joined


def test_a_village_behind_another_joins_where_a_count_is_one():
    count = [a_figure(2)]
    street = told(places=["Mill Street", "Khalsa"], event="airstrike", figures=count, quote="bombs on Mill Street")
    town = told(source="B", event="airstrike", figures=count, quote="two dead from the air in town")
    assert compare(street, town).score >= AUTO


def test_what_a_place_hardly_sees_twice_a_day_may_be_told_ten_hours_later():
    entered = told(event="advance", quote="передовые группы вошли", lang="ru")
    late = told(source="B", at=minutes(600), event="advance", quote="our boys have entered the town")
    assert compare(entered, late).score >= AUTO
    struck = told(event="airstrike", quote="авиаудар по городу", lang="ru")
    assert asked(struck, told(source="B", at=minutes(600), event="airstrike", quote="jets bomb the town"))


def test_more_houses_hit_are_no_risen_toll():
    more = told(event="damage", figures=[a_figure(3, what="damaged", cumulative=True)], quote="склад горит", lang="ru")
    assert compare(more, told(source="B", event="damage", quote="the depot lies in ruins")).score >= AUTO


def test_rockets_and_shells_are_one_kind_of_event():
    rockets = told(event="missile", quote="ракеты попали в дом", lang="ru")
    assert compare(rockets, told(source="B", event="shelling", quote="two rounds hit a house")).score >= AUTO


def test_names_that_may_be_one_place_join_only_where_a_count_ties_them():
    one = {"places": [a_place("Yiftah", "yftx")], "event": "shelling"}
    other = {"places": [a_place("يفتاح", "yfth")], "event": "shelling", "lang": "ar", "quote": "قصف على السوق"}
    assert 0 < compare(told(**one), told(**other)).parts["place"] < SAME_PLACE
    assert compare(told(**one), told(**other)).score < AUTO
    count = [a_figure(21)]
    assert compare(told(**one, figures=count), told(**other, figures=count)).score >= AUTO


def test_an_exchange_counted_by_the_side_or_whole_is_no_doubt():
    each = told(places=(), event="prisoner-exchange", figures=[a_figure(115, what="released")], quote="115 are home")
    both = told(source="B", places=(), event="prisoner-exchange", figures=[a_figure(230, what="released")], lang="ru")
    assert "counts" not in compare(each, both).why


@pytest.mark.parametrize("event", ["arrest", "kill-leader", "appoint"])
def test_two_people_named_in_full_are_two_events(event):
    one = told(quote="Security forces have arrested Ahmad Salim in the town", event=event)
    other = told(quote="Security forces have arrested Khaled Nasser in the town", source="B", event=event)
    again = told(quote="The arrest of Akhmad Saleem was confirmed", source="C", event=event)
    assert "another person" in (compare(one, other).veto or "")
    assert compare(one, again).veto is None
