"""Who took a part of a place has not taken it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.match import AUTO, compare
from pipeline.match.held_in_part import in_part, part_of
from pipeline.match.told import told
from pipeline.normalise import normalise
from pipeline.particulars import describe
from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def said(text, source="Rami", hours=0):
    at = NOON + timedelta(hours=hours)
    post = normalise(Post(source=source, id="1", text=text, published=at, fetched=at))
    (one,) = (found for found in (describe(part, post, ()) for part in split(post, Roster(()))) if found.aside is None)
    return one


def joins(first, second):
    found = compare(said(first), said(second, "Lena", 1))
    return found.veto is None and found.score >= AUTO


WHOLE = {
    "en": "Rebels have captured Tell Marjan.",
    "ru": "Повстанцы взяли Мареш.",
    "uk": "Повстанці захопили Мареш.",
    "ar": "سيطر الثوار على تل مرجان",
}


@pytest.mark.parametrize(
    ("lang", "part"),
    [
        ("en", "The centre of Tell Marjan has been taken by rebels."),
        ("en", "Rebels captured the railway station in Tell Marjan."),
        ("en", "Rebels captured the town hall of Tell Marjan."),
        ("en", "Rebels captured Tell Marjan's main square."),
        ("en", "Rebels captured downtown Tell Marjan."),
        ("en", "Rebels took the school in Tell Marjan."),
        ("en", "The middle of Tell Marjan is in rebel hands."),
        ("en", "Rebels control nearly all of Tell Marjan."),
        ("ru", "Повстанцы взяли вокзал Мареша."),
        ("ru", "Повстанцы взяли треть Мареша."),
        ("ru", "Повстанцы взяли под контроль почти весь Мареш."),
        ("uk", "Повстанці захопили адміністрацію Мареша."),
        ("uk", "Повстанці захопили площу в Мареші."),
        ("ar", "سيطر الثوار على وسط تل مرجان"),
        ("ar", "سيطر الثوار على معظم تل مرجان"),
        ("ar", "سيطر الثوار على محطة قطار تل مرجان"),
        ("ar", "سيطر الثوار على أجزاء من تل مرجان"),
    ],
)
def test_the_capture_of_a_part_is_not_that_of_the_place(lang, part):
    assert not joins(WHOLE[lang], part)


@pytest.mark.parametrize(
    ("lang", "other"),
    [
        ("en", "Rebels took full control of the town of Tell Marjan."),
        ("en", "Rebels captured Tell Marjan and its railway station."),
        ("en", "Rebels seized the eastern town of Tell Marjan."),
        ("en", "Rebels captured Tell Marjan, east of Kafr Lawz."),
        ("en", "Rebels captured the centre of Tell Marjan and then the whole town."),
        ("ru", "Повстанцы взяли под контроль весь Мареш."),
        ("ru", "Повстанцы взяли Мареш и вокзал."),
        ("uk", "Повстанці захопили місто Мареш."),
        ("ar", "سيطر الثوار على كامل تل مرجان"),
        ("ar", "سيطر الثوار على بلدة تل مرجان شرق إدلب"),
        ("ar", "سيطر الثوار على كل أحياء تل مرجان"),
    ],
)
def test_what_is_told_of_the_whole_place_joins(lang, other):
    assert joins(WHOLE[lang], other)


def test_the_reason_says_whether_one_or_both_tell_of_a_part():
    school = told(said("Rebels took the school in Tell Marjan."))
    assert in_part(school, told(said(WHOLE["en"]))) == "one of them tells of a part of the place only"
    assert in_part(school, told(said("Rebels took the bakery in Tell Marjan."))) == "they name other quarters"


def test_two_sides_of_a_town_are_two_claims():
    assert not joins(
        "The army took the northern part of Tell Marjan.", "The army took the southern part of Tell Marjan."
    )
    assert joins(
        "The army took the northern part of Tell Marjan.", "The army captured the northern half of Tell Marjan."
    )


def test_two_parts_are_two_claims_and_one_part_is_one():
    assert not joins("Rebels took the school in Tell Marjan.", "Rebels took the bakery in Tell Marjan.")
    assert joins("Rebels took the hospital in Tell Marjan.", "The hospital of Tell Marjan was taken by rebels.")


def test_a_quarter_is_a_place_of_its_own_and_a_reporter_stands_somewhere():
    assert part_of(told(said("Rebels captured the neighbourhood of Tell Marjan."))) == frozenset()
    assert part_of(told(said("From the centre of Tell Marjan: rebels have taken the town."))) == frozenset()
    assert in_part(told(said("Rebels attacked the school in Tell Marjan.")), told(said(WHOLE["en"]))) is None
