"""Comparing two statements: scores in words, vetoes, copies, and counts that carry on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match import AUTO, SUGGEST, compare, keys
from pipeline.match.keys import MOST
from pipeline.match.weights import weights
from pipeline.types import Stance
from pipeline.wording import is_copy
from tests.builders import (
    NOON,
    a_figure,
    a_place,
    a_region,
    a_statement,
    a_when,
    an_actor,
    minutes,
    particulars,
)


def told(*, source="A", at=NOON, quote="Rebels storm the village", stance=Stance.ASSERTS, **fields):
    return a_statement(quote, source, at, stance=stance, particulars=particulars(**fields))


def test_a_comparison_says_in_words_what_agrees():
    a = told(quote="The brigades push hard to storm Khalsa this hour")
    b = told(source="B", at=minutes(41), quote="rebels storm Khalasah", places=[a_place("Khalasah", "khalsa")])
    found = compare(a, b)
    assert found.why.startswith("same place (Khalasah = Khalsa, spelling), same event (assault)")
    assert "41 minutes apart" in found.why
    assert found.why.endswith("1 of 1 words")
    assert found.veto is None
    assert found.score >= AUTO


def test_one_frame_for_two_villages_is_two_claims():
    line = "Two people were hurt in a strike on {} this morning, officials say"
    a = told(quote=line.format("Kurakhove"), places=["Kurakhove"], event="airstrike")
    b = told(source="B", quote=line.format("Selydove"), places=["Selydove"], event="airstrike")
    found = compare(a, b)
    assert found.veto == "other place (Selydove, not Kurakhove)"
    assert not found.copy_of
    assert found.score < SUGGEST


@pytest.mark.parametrize(
    ("one", "other"), [("assault", "capture"), ("capture", "lose"), ("assault", "repel"), ("airstrike", "capture")]
)
def test_two_events_in_one_village_are_two_claims(one, other):
    assert compare(told(event=one), told(source="B", event=other)).veto


def test_near_words_for_one_event_may_join():
    found = compare(told(event="capture"), told(source="B", event="regain"))
    assert found.veto is None
    assert "near events" in found.why


def test_the_same_act_by_the_opposing_side_is_another_claim():
    found = compare(told(), told(source="B", actors=[an_actor("SAA", side="government")]))
    assert found.veto == "opposite actor (SAA acts, not rebels)"


def test_the_same_act_upon_the_opposing_side_is_another_claim():
    ours, theirs = an_actor("rebels", part="on"), an_actor("SAA", side="government", part="on")
    assert compare(told(event="kill", actors=[ours]), told(source="B", event="kill", actors=[theirs])).veto


def test_a_negated_statement_is_another_claim_but_a_denial_is_not_vetoed():
    assert compare(told(), told(source="B", negated=True)).veto == "one of them says that it did not happen"
    assert compare(told(), told(source="B", negated=True, stance=Stance.DENIES)).veto is None


def test_differing_figures_of_one_moment_are_one_claim_and_incompatible_ones_are_not():
    five, nine, many = (told(source=f"S{n}", event="kill", figures=[n]) for n in (5, 9, 50))
    assert compare(five, nine).veto is None
    assert compare(five, many).veto == "incompatible figure (50, not 5 killed)"
    front = [a_region("Aleppo")]
    few, more = (told(source=f"S{n}", event="kill", figures=[n], places=front) for n in (11, 41))
    assert compare(few, more).veto == "incompatible figure (41, not 11 killed)"
    assert compare(five, told(source="B", event="kill", figures=[a_figure(3, None)])).parts["figures"] == 1.0


def test_figures_of_a_part_or_of_others_are_not_compared():
    whole = told(event="kill", figures=[a_figure(90)])
    assert "figures" not in compare(whole, told(source="B", event="kill", figures=[a_figure(20, part=True)])).parts
    wounded = told(source="B", event="kill", figures=[a_figure(4, what="wounded")])
    assert "figures" not in compare(whole, wounded).parts


def test_five_more_is_another_event():
    five, more = told(event="kill", figures=[5]), told(source="B", event="kill", figures=[a_figure(5, increment=True)])
    assert compare(five, more).veto == "one of them counts further killed"


def test_a_later_cumulative_figure_updates_and_does_not_join():
    early = told(event="kill", figures=[9])
    late = told(source="B", at=minutes(60), event="kill", figures=[a_figure(31, cumulative=True)])
    found = compare(late, early)
    assert found.updates
    assert found.veto == "a later count of killed (31 after 9)"
    assert (found.a, found.b) == (early.uid, late.uid)
    lower = told(source="B", at=minutes(60), event="kill", figures=[a_figure(7, cumulative=True)])
    assert not compare(early, lower).updates
    elsewhere = told(
        source="B", at=minutes(9), places=["Zaytan"], event="kill", figures=[a_figure(31, cumulative=True)]
    )
    assert not compare(early, elsewhere).updates


def test_stated_times_of_two_days_are_two_claims():
    today = told(when=a_when(), event="airstrike", at=NOON + timedelta(hours=4))
    before = told(source="B", when=a_when(NOON - timedelta(days=1)), event="airstrike")
    assert compare(today, before).veto == "other time (23 hours between the events)"
    assert compare(today, told(source="B", when=a_when(NOON + timedelta(hours=3)), event="airstrike")).veto is None


def test_fronts_in_other_directions_are_other_places_and_a_front_alone_joins_nothing():
    south = told(places=[a_region("Aleppo", direction="south")])
    north = told(source="B", places=[a_region("Aleppo", direction="north")])
    assert compare(south, north).veto == "other region (north, not south of Aleppo)"
    again = told(source="B", quote="Opposition launches push", places=[a_region("Aleppo", direction="south")])
    assert compare(south, again).score < AUTO


def test_a_shared_place_that_is_not_the_first_counts_less():
    both = told(source="B", places=["Zaytan", "Khalsa"])
    assert compare(told(), both).score < compare(told(), told(source="B")).score


def test_a_dateline_that_both_bear_is_no_shared_place():
    ours, theirs = told(places=["Khalsa", "Beirut"]), told(source="B", places=["Zaytan", "Beirut"])
    assert compare(ours, theirs).veto == "other place (Zaytan, not Khalsa)"


def test_an_alias_that_only_the_spelling_shows_is_the_same_place():
    found = compare(told(), told(source="B", places=[a_place("Khalasa", "other-key")]))
    assert found.veto is None
    assert found.parts["place"] >= 0.85


@pytest.mark.parametrize(
    "edit",
    ["{}", "BREAKING: {}", "RT @someone: {} https://t.co/abc", "{} 🔥🔥 #Aleppo", "Our view. {} More soon."],
)
def test_a_lightly_edited_repost_is_a_copy(edit):
    text = "Rebels have taken three houses in the west of Khalsa after heavy fire"
    assert is_copy(text, edit.format(text))


def test_short_sentences_and_other_numbers_are_no_copies():
    assert not is_copy("The army enters the town", "The army enters the town")
    assert not is_copy(
        "Officials say 5 people were killed in the market today",
        "Officials say 9 people were killed in the market today",
    )


def test_across_languages_the_particulars_decide():
    arabic = a_statement("اقتحام قرية خلصة", "B", lang="ar", particulars=particulars([a_place("خلصة", "khalsa")]))
    found = compare(told(), arabic)
    assert "words" not in found.parts
    assert found.score >= AUTO


NAMES = st.sampled_from(["Khalsa", "Zaytan", "Khan Tuman"])


@st.composite
def statements(draw, source):
    return told(
        source=source,
        at=minutes(draw(st.integers(0, 9000))),
        quote=draw(st.text(max_size=60)) or "x",
        places=draw(st.lists(NAMES, max_size=3)),
        event=draw(st.sampled_from([None, "assault", "capture", "kill", "no such event"])),
        figures=[a_figure(draw(st.integers(0, 10**6)), None)] if draw(st.booleans()) else (),
        stance=draw(st.sampled_from(list(Stance))),
    )


@given(statements("A"), statements("B"))
def test_comparing_is_symmetric_and_bounded(a, b):
    found = compare(a, b)
    assert found == compare(b, a)
    assert 0 <= found.score <= 1
    assert found.why
    assert all(0 <= value <= 1 for value in found.parts.values())


@given(statements("A"))
def test_keys_are_few_short_and_repeatable(statement):
    found = keys(statement)
    assert found == keys(statement)
    assert len(found) == len(set(found)) <= MOST


def test_an_aside_has_no_keys_and_spellings_share_one():
    assert keys(a_statement(aside="forecast")) == ()
    other = told(source="B", quote="fight for Khalasah", places=[a_place("Khalasah", "khalsa")])
    assert set(keys(told())) & set(keys(other)) >= {"p:khalsa", "q:ls"}


def test_copies_and_own_acts_without_places_share_keys():
    text = "The coalition has listed the brigade as a terrorist body after years of talks"
    empty = {"places": (), "event": None, "actors": ()}
    assert set(keys(told(quote=text, **empty))) & set(keys(told(source="B", quote=f"New: {text}.", **empty)))
    act = a_statement("US lists it", own_act="US", particulars=particulars(**empty))
    assert "o:us" in keys(act)


def test_the_bands_lie_in_order_and_every_part_has_a_weight():
    scale = weights()
    assert scale.answer < scale.suggest < scale.auto
    assert set(scale.parts) == {"place", "region", "event", "actors", "figures", "time", "means", "names", "words"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sukhi Luky", "Suhi Luky"), ("Khalsa", "Halsa"), ("Qamishli", "Gamishly"), ("القامشلي", "Kamishlo")],
)
def test_spellings_of_two_families_still_find_each_other(one, other):
    assert set(keys(told(places=[one], actors=()))) & set(keys(told(places=[other], actors=())))
