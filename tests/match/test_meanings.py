"""Words are brought to their plain form, phrases are one word, and groups say which words stand for one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import FOLDER
from pipeline.match.likewords import NEAR, NOTHING, SAME, meant
from pipeline.match.meanings import FILES, groups, plain_form, read_groups, units
from pipeline.match.rarity import UNLEARNT


def keys(text):
    return [unit.key for unit in units(text)]


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("cars", "car"),
        ("stopped", "stop"),
        ("cities", "city"),
        ("storming", "storm"),
        ("making", "make"),
        ("shot", "shoot"),
        ("men", "man"),
        ("fled", "flee"),
        ("president's", "president"),
        ("runnin'", "run"),
    ],
)
def test_endings_are_taken_off_where_a_group_has_the_word(word, plain):
    assert plain_form(word) == plain


def test_a_word_that_no_group_has_keeps_its_stem():
    assert plain_form("xylotropic") is None
    assert keys("xylotropics") == ["xylotr"]


def test_a_phrase_is_one_word():
    assert keys("the prime minister spoke") == ["the", "prime_minister", "speak"]
    assert keys("Militants laid down arms")[:2] == ["militant", "lay_down"]


def test_a_compound_is_taken_apart_unless_a_group_has_it():
    assert keys("gun-loving ex-soldier") == ["gun", "love", "ex-soldier"]


def test_the_country_in_capitals_is_no_pronoun():
    assert units("US troops")[0].same & units("American troops")[0].same
    assert not units("us")[0].same & units("American")[0].same


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("car", "automobile", SAME),
        ("car", "vehicle", NEAR),
        ("blast", "explosion", SAME),
        ("u", "you", SAME),
        ("Moscow", "Russian", NEAR),
        ("PM", "prime minister", SAME),
        ("twelve", "12", SAME),
    ],
)
def test_words_of_one_meaning_count_more_than_those_near_it(a, b, alike):
    assert meant(a, b, UNLEARNT).mean == pytest.approx(alike)


def test_the_same_event_in_other_words_is_more_alike_than_another_of_the_same_form():
    told = "Gunmen kill four soldiers in bomb attack on Iraqi capital"
    same = meant(told, "Four troops slain as militants blow up car in Baghdad", UNLEARNT)
    other = meant(told, "Ministers open two schools in vote campaign for Dutch parliament", UNLEARNT)
    assert same.mean > other.mean + 0.2
    assert same.otherwise > other.otherwise
    assert same.counted > other.counted


def test_the_same_text_says_all_of_itself_and_nothing_otherwise():
    assert meant("army takes the hill", "army takes the hill", UNLEARNT) == pytest.approx((1.0, 0.0, 1.0))


def test_of_nothing_nothing_is_meant():
    assert meant("", "fire", UNLEARNT) == NOTHING


def test_words_that_only_hold_a_sentence_together_are_not_counted():
    assert meant("of the", "of the", UNLEARNT).counted == 0.0


def test_a_group_has_one_word_of_its_meaning_and_another_at_least():
    for path in FOLDER.glob(FILES):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        assert all(len(line.replace("~", " ").split()) > 1 for line in lines), path
        assert all(line.partition("~")[0].strip() for line in lines), path
        assert len(lines) == len(set(lines)), path


def test_groups_are_read_from_any_folder(tmp_path):
    folder = tmp_path / "xx" / "synonyms"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("# comment\nbarn shed ~ farm\nhay_stack rick\n", encoding="utf-8")
    (folder / "irregular.txt").write_text("barn barnen\n", encoding="utf-8")
    (folder / "idle.txt").write_text("och i\n", encoding="utf-8")
    found = read_groups(tmp_path)
    assert found.same["barn"] == found.same["shed"]
    assert "farm" not in found.same
    assert found.near["farm"] == found.near["barn"]
    assert found.phrases == {"hay": (("hay", "stack"),)}
    assert found.forms == {"barn": "barn", "barnen": "barn"}
    assert found.idle == {"och", "i"}


def test_the_shipped_groups_are_read_once():
    assert groups() is groups()


@given(st.text(max_size=60), st.text(max_size=60))
def test_every_share_lies_between_nothing_and_all(a, b):
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in meant(a, b, UNLEARNT))
