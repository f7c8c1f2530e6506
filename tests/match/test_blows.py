"""A blow and what it left: when they are one claim, and when two attacks on one place are two."""

from __future__ import annotations

import pytest

from pipeline.match import AUTO, compare
from pipeline.match.events import BROADER, CAUSED, NEAR, likeness
from pipeline.match.things import things
from pipeline.types import Precision, Stance
from tests.builders import NOON, a_figure, a_statement, a_when, an_actor, minutes, particulars


def told(quote="it is told", *, source="A", at=NOON, lang="en", **fields):
    said = particulars(**{"actors": (), **fields})
    return a_statement(quote, source, at, lang=lang, stance=Stance.ASSERTS, particulars=said)


@pytest.mark.parametrize("effect", ["kill", "wound"])
@pytest.mark.parametrize("cause", ["shelling", "airstrike", "bombing", "explosion", "ambush"])
def test_a_blow_and_its_dead_are_nearer_than_near_events(cause, effect):
    assert NEAR < likeness(cause, effect) == likeness(effect, cause) == CAUSED == likeness(cause, "fire") < BROADER


def test_a_blow_and_its_toll_join_where_the_count_is_one():
    count = [a_figure(4, what="wounded")]
    strike = told("mortar fire wounds four", event="shelling", figures=count, means=["artillery"])
    toll = told("four children were hurt by it", source="B", event="wound", figures=count, means=["artillery"])
    assert compare(strike, toll).score >= AUTO


def test_a_blow_and_its_toll_are_put_to_the_desk_where_nothing_else_is_shared():
    strike = told("planes over the town", event="airstrike")
    assert compare(strike, told("a man was hurt", source="B", event="wound")).score < AUTO


def test_a_shared_thing_ties_a_blow_and_a_fire_in_two_languages():
    hit = told("Прилёт по складу боеприпасов", event="strike", lang="ru")
    fire = told("the ammunition store is burning", source="B", event="fire")
    assert compare(hit, fire).score >= AUTO
    assert things("سوق المواشي") & things("a crowded market") == {"market"}


def test_counts_of_one_hit_thing_that_do_not_meet_are_one_contested_claim():
    one = told("14 dead in the market", event="shelling", figures=[a_figure(14)], means=["artillery"])
    other = told("21 killed in the market", source="B", at=minutes(30), event="shelling", figures=[a_figure(21)])
    assert compare(one, other).score >= AUTO


def test_means_of_one_kind_say_nothing_against():
    rockets = told("rockets fell", event="shelling", means=["rocket"])
    grad = told("a Grad salvo", source="B", event="shelling", means=["artillery"])
    assert compare(rockets, grad).score >= AUTO


def test_a_place_taken_and_taken_again_hours_later_is_put_to_the_desk():
    rebels = {"actors": ("rebels",)}
    taken = told("rebels took it", event="capture", **rebels)
    soon = told("they recaptured it", source="B", at=minutes(60), event="regain", **rebels)
    late = told("they recaptured it", source="B", at=minutes(60 * 20), event="regain", **rebels)
    assert likeness("capture", "regain") == BROADER
    assert compare(taken, soon).score >= AUTO > compare(taken, late).score


def test_a_place_regained_by_nobody_knows_whom_was_not_surely_taken_by_the_same():
    taken = told("rebels took it", event="capture")
    regained = told("the army says it regained it", source="B", at=minutes(20), event="regain")
    found = compare(taken, regained)
    assert found.score < AUTO
    assert "changed hands" in found.why


def test_another_strike_hours_later_is_put_to_the_desk():
    first = told("Прилёт по селу", event="strike", lang="ru")
    again = told("Ещё один прилёт по селу", source="B", at=minutes(60 * 5), event="strike", lang="ru")
    assert compare(first, again).score < AUTO
    assert "told as another" in compare(first, again).why
    raid = told("A second air raid at 17:45", source="C", at=minutes(60 * 5), event="airstrike")
    assert "told as another" in compare(told("jets over the market", event="airstrike"), raid).why


def test_the_raid_of_the_morning_and_that_of_the_evening_are_two():
    morning = told("jets over the market", event="airstrike", when=a_when(NOON, 2.0))
    evening = told("jets over the square", source="B", at=minutes(480), event="strike", when=a_when(minutes(420), 2.0))
    assert morning.particulars.when.stated
    assert "other hours" in (compare(morning, evening).veto or "")
    undated = told("jets over the square", source="B", at=minutes(480), event="strike")
    assert "other hours" not in compare(morning, undated).why


def test_forces_in_a_part_of_a_town_have_not_taken_it():
    actor = [an_actor("army")]
    taken = told("the army took the town", event="capture", actors=actor)
    inside = told("soldiers inside the eastern quarter", source="B", event="presence", actors=actor)
    assert compare(taken, inside).score < AUTO


def test_a_risen_toll_is_not_the_strike():
    risen = told(
        "the wounded have risen to seven", event="wound", figures=[a_figure(7, what="wounded", cumulative=True)]
    )
    strike = told("drones hit it", source="B", event="strike", means=["drone"])
    assert compare(risen, strike).score < AUTO


def test_a_leader_is_none_of_the_dead_that_are_counted():
    leader = told("field commander Abu Hashim has been killed", event="kill-leader")
    dead = told("two dead brought to us", source="B", event="kill", figures=[a_figure(2)])
    assert compare(leader, dead).score < AUTO


def test_seven_for_seven_are_fourteen():
    each = told("seven of each side were freed", event="prisoner-exchange", figures=[a_figure(7, what="released")])
    both = told("14 were swapped", source="B", event="prisoner-exchange", figures=[a_figure(14, what="released")])
    found = compare(each, both)
    assert "same figure (7 of each side)" in found.why
    assert found.score >= AUTO


def test_strikes_on_two_quarters_of_one_town_are_put_to_the_desk():
    one = told("قصف جوي على حي الأربعين في حماة", event="airstrike", lang="ar", places=["Hama"])
    other = told("غارة على حي جنوب الملعب في حماة", source="B", event="airstrike", lang="ar", places=["Hama"])
    same = told("غارة على حي الأربعين وسط حماة", source="C", event="airstrike", lang="ar", places=["Hama"])
    assert compare(one, other).score < AUTO <= compare(one, same).score
    assert "other quarters" in compare(one, other).why


def test_a_quarter_of_two_words_is_one_quarter_in_two_scripts():
    one = told("Mortar rounds landed in the Bab Touma quarter", event="shelling")
    other = told("قذائف على حي باب توما", source="B", event="shelling", lang="ar")
    assert compare(one, other).score >= AUTO


def test_a_toll_is_put_to_the_desk_where_only_the_thing_hit_is_shared():
    strike = told("Warplanes hit the market", event="airstrike", means=["airstrike"])
    toll = told("تسعة قتلى في السوق", source="B", at=minutes(60), event="kill", lang="ar", figures=[a_figure(9)])
    assert compare(strike, toll).score < AUTO
    assert "a toll, which may be a claim of its own" in compare(strike, toll).why
    bombs = told("تسعة قتلى بغارة على السوق", source="B", event="kill", lang="ar", means=["airstrike"])
    assert compare(strike, bombs).score >= AUTO


def test_today_is_no_other_hour_than_noon():
    today = a_when(minutes(-720), 12.0, precision=Precision.DAY)
    morning = told("jets bombed the market on Saturday", event="airstrike", when=today)
    now = told(
        "a jet did bomb the market", source="B", at=minutes(240), event="airstrike", when=a_when(minutes(180), 1.0)
    )
    assert "other hours" not in compare(morning, now).why


def test_two_landmarks_of_one_town_are_two_captures():
    castle = told("the army took Palmyra castle", event="capture")
    hotel = told("the army took a hotel in Palmyra", source="B", at=minutes(60), event="capture")
    assert "another landmark" in (compare(castle, hotel).veto or "")
    citadel = told("سيطرة الجيش على القلعة", source="C", at=minutes(60), event="capture", lang="ar")
    town = told("Palmyra is in the army's hands", source="D", at=minutes(60), event="capture")
    assert compare(castle, citadel).veto is None
    assert compare(castle, town).veto is None
