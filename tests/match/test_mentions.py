"""A village found in the plain words of another report, and names across scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match import AUTO, compare, keys
from pipeline.match.mentions import mentions, sketched
from pipeline.match.sketches import coarse
from pipeline.types import Stance
from tests.builders import NOON, a_place, a_region, a_statement, minutes, particulars


def told(quote, *, source="A", at=NOON, lang="en", **fields):
    said = particulars(**{"actors": (), "event": "shelling", **fields})
    return a_statement(quote, source, at, lang=lang, stance=Stance.ASSERTS, particulars=said)


MARKED = told("Grad rockets struck Abu Salim before midnight", places=[a_place("Abu Salim", "abslm")])


@pytest.mark.parametrize(
    ("quote", "lang"),
    [("ابو سليم تحت القصف الآن", "ar"), ("Abu Saleem under fire now", "en"), ("in abu saleem it burns", "en")],
)
def test_a_village_in_plain_words_of_any_script_is_the_village(quote, lang):
    bare = told(quote, source="B", at=minutes(20), lang=lang, places=())
    found = compare(MARKED, bare)
    assert found.parts["place"] == 1.0
    assert "in the words of the other" in found.why
    assert found.score >= AUTO
    assert set(keys(MARKED)) & set(keys(bare))


def test_a_report_without_that_name_stays_apart():
    bare = told("القصف مستمر على الاحياء منذ الصباح", source="B", lang="ar", places=())
    assert "place" not in compare(MARKED, bare).parts


def test_plain_words_say_nothing_where_the_kinds_of_event_are_others():
    bare = told("ابو سليم بلا ماء", source="B", lang="ar", event="protest", places=())
    assert "place" not in compare(MARKED, bare).parts


def test_a_word_that_names_a_province_names_no_village():
    town = told("The town of Aleppo is shelled", places=[a_place("Aleppo", "albu")])
    province = told("Shelling in rural Aleppo", source="B", places=[a_region("Aleppo", key="albu")])
    assert "place" not in compare(town, province).parts


def test_a_village_misread_beside_the_right_word_does_not_part_two_reports():
    right = told("Warplanes bombed the market of Kebkabiya", event="airstrike", places=[a_place("Kebkabiya", "kbkby")])
    wrong = told("قصف الطيران سوق المواشي في كبكابية", source="B", lang="ar", event="airstrike", places=["المواشي"])
    found = compare(right, wrong)
    assert found.veto is None
    assert found.score >= AUTO


def test_words_behind_a_preposition_come_first():
    assert mentions("Volunteers wait near Karkaba today")[0] == "karkaba"


def test_a_name_of_glides_has_a_sketch():
    assert coarse("Wadia") == coarse("الوديعة") != ""


@given(st.text(max_size=60))
def test_any_text_has_mentions_and_the_same_ones_again(text):
    assert sketched(text) == sketched(text)
    assert all(sketch and names for sketch, names in sketched(text).items())


def test_a_name_spelt_in_two_scripts_ties_two_tellings_of_a_decision():
    english = told("Hadi has appointed General Ali Muqbil commander", event="appoint", places=["Fourth"])
    arabic = told("صدر قرار بتعيين العميد علي مقبل قائدا", source="B", lang="ar", event="appoint", places=())
    found = compare(english, arabic)
    assert found.parts["names"] == 1.0
    assert found.score >= AUTO
    assert set(keys(english)) & set(keys(arabic))


def test_two_appointments_that_share_only_titles_are_two():
    one = told("The Council has appointed Major General Salem Drawil to the west", event="appoint", places=())
    other = told(
        "The Council has appointed Major General Osama Juweili to the east", source="B", event="appoint", places=()
    )
    assert compare(one, other).score < AUTO


def test_two_rare_names_at_one_place_carry_a_happening_that_no_list_knows():
    ship = told("The container ship Joseph Schulte has left Odesa", event=None, places=["Odesa"])
    other = told(
        "З Одеси вийшло перше судно – контейнеровоз Joseph Schulte",
        source="B",
        at=minutes(20),
        lang="uk",
        event=None,
        places=[a_place("Одеси", "odesa")],
    )
    third = told("A container ship, the Black Pearl, is in Odesa", source="C", event=None, places=["Odesa"])
    assert compare(ship, other).score >= AUTO > compare(ship, third).score


def test_the_name_behind_village_comes_before_known_words():
    assert mentions("سيطرت قوات النظام على تلال جنوب غرب بلدة القريتين بريف حمص")[0] == "القريتين"
    assert mentions("Rebels say Bouslim burns")[0].casefold() == "bouslim"
