"""Whole posts are compared by particulars and by words; every score says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.lexical import MEASURES, measures
from pipeline.match.posts import compare_posts, score
from pipeline.match.rarity import LEAST, UNLEARNT, learn
from pipeline.match.scales import ARABIC, OTHER, scale_of, shipped_scales, weighed
from pipeline.match.telling import telling
from pipeline.match.texts import stem, words_of
from pipeline.match.traits import TRAITS
from tests.builders import NOON, a_statement, particulars


def post(quote, source="A", **told):
    return telling([a_statement(quote, source, NOON, particulars=particulars(**told))], quote)


def test_words_lead_where_neither_names_a_village():
    nothing = {"places": (), "event": None, "actors": ()}
    said = post("Ministers agree a ceasefire plan for the northern border", **nothing)
    same = post("Ceasefire plan for northern border agreed by ministers", "B", **nothing)
    other = post("Ministers open a new museum of glass in the capital", "B", **nothing)
    assert score(said, same) > 0.5 > score(said, other)


def test_a_shared_village_speaks_for_one_event():
    one = post("Four people were hurt this morning", places=["Tell Marjan"], event="strike")
    same = post("Rockets fell near the mill", "B", places=["Tell Marjan"], event="strike")
    other = post("Rockets fell near the mill", "B", places=["Umm Zahra"], event="strike")
    assert score(one, same) > score(one, other)


def test_the_reason_names_the_rarest_words_in_common():
    a = a_statement("Smoke rises over the sugarbeet refinery", "A", NOON)
    b = a_statement("A fire at the sugarbeet works", "B", NOON)
    found = compare_posts([a], [b], (a.quote, b.quote))
    assert "words in common (" in found.why
    assert stem("sugarbeet") in found.why
    assert set(found.parts) == set(TRAITS)


def test_the_file_weighs_every_trait_once():
    assert {name: list(weights) for name, weights in shipped_scales().items()} == {
        ARABIC: list(TRAITS),
        OTHER: list(TRAITS),
    }


def test_the_scale_is_told_by_the_script_of_most_letters():
    assert scale_of("قصف على تل رفعت", "shelling of tell rifaat") == ARABIC
    assert scale_of("shelling of tell rifaat (تل)", "fire") == OTHER


def test_words_that_few_posts_say_are_rarer():
    texts = [f"airstrike on village {n} reported" for n in range(2 * LEAST)]
    learnt = learn(texts)
    assert learnt.of("7") > learnt.of(stem("airstrike"))
    assert learnt.of("unheard") <= 1.0


def test_without_posts_to_learn_from_long_words_count_as_rarer():
    assert UNLEARNT.of("refine") > UNLEARNT.of("the")


@pytest.mark.parametrize(("word", "other"), [("storming", "storms"), ("killed", "killing"), ("القصف", "قصف")])
def test_endings_and_articles_do_not_part_words(word, other):
    assert stem(word) == stem(other)


@given(st.text(max_size=80), st.text(max_size=80))
def test_measures_are_the_same_both_ways_and_never_fail(a, b):
    ours = measures(words_of(a), words_of(b))
    assert ours == measures(words_of(b), words_of(a))
    assert list(ours) == list(MEASURES)
    assert 0 <= weighed({"bias": 1.0, **ours}, shipped_scales()[OTHER]) <= 1


@given(st.text(min_size=1, max_size=80))
def test_a_text_is_most_like_itself(text):
    ours = measures(words_of(text), words_of(text))
    assert not words_of(text).said or ours["cosine"] == pytest.approx(1.0)


def test_tags_are_taken_apart_and_what_was_embedded_loses_its_byline():
    assert words_of("#BridgeCollapse at #Tell_Marjan").plain == "bridge collapse at tell marjan"
    quoted = "The bridge isn?t safe — A. Name (@a_name) January 5, 2015"
    assert words_of(quoted).plain == "the bridge isn't safe"
    assert not words_of(quoted).numbers
    assert words_of("Is it? No. — Ministry, 5 January").numbers == {"5"}


def test_one_event_in_other_words_is_found_by_their_meaning():
    nothing = {"places": (), "event": None, "actors": ()}
    said = post("Cop shot dead by robbers in downtown car chase", **nothing)
    same = post("Police officer killed as thieves flee in vehicle", "B", **nothing)
    other = post("Cup final moved by organisers to downtown ground", "B", **nothing)
    assert score(said, same) > score(said, other)


def test_what_words_mean_says_nothing_between_arabic_texts():
    found = measures(words_of("قصف على السوق"), words_of("غارة على السوق"))
    assert found["meant"] == found["otherwise"] == found["counted"] == 0.0
