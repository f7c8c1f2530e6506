"""School No. 3 is not School No. 7, in four languages; a count of people numbers nothing."""

import pytest

from pipeline.match import AUTO, compare
from pipeline.match.numbered import numbered
from tests.particulars.saying import describing

TWO = [
    ("en", "Shell hits School No. 3 in Balyn.", "A shell struck School No. 7 in Balyn."),
    ("en", "Block 16 of Balyn was shelled.", "Balyn: shelling of Block 4."),
    ("ru", "Снаряд попал в больницу № 21 в Донецке.", "В Донецке снаряд попал в больницу №14."),
    ("uk", "Снаряд влучив у школу №3 в Дубровиці.", "У Дубровиці снаряд влучив у школу № 7."),
    ("en", "Rebels seized Hill 110 near Balyn.", "Rebels seized Hill 52 near Balyn."),
    ("ru", "Армия взяла высоту 110 у Калиновки.", "Армия взяла высоту 210 у Калиновки."),
    ("ar", "سقوط قذيفة على مدرسة رقم 3 في بنش", "سقوط قذيفة على المدرسة رقم 7 في بنش"),
]
ONE = [
    ("en", "Shell hits School No. 3 in Balyn.", "A shell struck school number 3 of Balyn."),
    ("en", "Shell hits School No. 3 in Balyn.", "A shell struck a school in Balyn."),
    ("ru", "Снаряд попал в школу №3 в Дубровке.", "В Дубровке снаряды попали в школы №3 и №7."),
]


def both(lang, first, second):
    return compare(describing(first, lang=lang, source="A", post_id="A"), describing(second, lang=lang, source="B"))


@pytest.mark.parametrize(("lang", "first", "second"), TWO)
def test_two_numbers_are_two_things(lang, first, second):
    assert "another target" in both(lang, first, second).veto


@pytest.mark.parametrize(("lang", "first", "second"), ONE)
def test_one_number_or_none_is_one_thing(lang, first, second):
    found = both(lang, first, second)
    assert found.veto is None
    assert found.score >= AUTO


@pytest.mark.parametrize(
    ("said", "things"),
    [
        ("Blocks 14, 15 and 16 were shelled", {("block", 14), ("block", 15), ("block", 16)}),
        ("ракета влучила у ТЕЦ-5", {("station", 5)}),
        ("Shelling of the camp: 3 dead", set()),
        ("Снаряд попал в дом 3 человека погибли", set()),
    ],
)
def test_what_is_told_by_number(said, things):
    assert numbered(said) == things
