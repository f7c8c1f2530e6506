"""An advance of 300 metres is none of two kilometres, and the 47th Brigade is not the 110th."""

import pytest

from pipeline.verify.measured import distances, other_unit, other_way
from tests.particulars.saying import describing


@pytest.mark.parametrize(
    ("said", "metres"),
    [
        ("Troops advanced 300 metres near Terny", (300.0,)),
        ("Forces advanced two kilometres at Terny", (2000.0,)),
        ("просунулися на п'ять кілометрів", (5000.0,)),
        ("продвинулись на 1,5 км", (1500.0,)),
        ("تقدمت القوات مسافة 300 متر", (300.0,)),
        ("captured Terny, 2 km from Torske", ()),
        ("a village 10 km north of Lyman", ()),
    ],
)
def test_how_far_an_advance_went(said, metres):
    assert distances(said) == metres


def both(lang, first, second):
    return describing(first, lang=lang, source="A", post_id="A"), describing(second, lang=lang, source="B")


@pytest.mark.parametrize(
    ("lang", "first", "second", "two"),
    [
        (
            "en",
            "Russian troops advanced 300 metres near Terny.",
            "Russian forces advanced two kilometres at Terny.",
            True,
        ),
        ("en", "Russian troops advanced 300 metres near Terny.", "Russian forces advanced 350 m at Terny.", False),
        ("uk", "Росіяни просунулися на 300 метрів біля Тернів.", "Росіяни просунулися на два кілометри.", True),
        ("ru", "Россияне продвинулись на 300 метров у Терн.", "Россияне продвинулись у Терн.", False),
    ],
)
def test_two_distances_may_be_two_advances(lang, first, second, two):
    assert other_way(*both(lang, first, second)) is two


@pytest.mark.parametrize(
    ("lang", "first", "second", "two"),
    [
        ("en", "The 47th Brigade withdrew from Stepove.", "The 110th Brigade has withdrawn from Stepove.", True),
        ("en", "The 47th Brigade withdrew from Stepove.", "The 47th Mechanized Brigade left Stepove.", False),
        ("en", "The 47th Brigade withdrew from Stepove.", "Ukrainian forces left Stepove.", False),
        ("uk", "47-ма бригада відійшла зі Степового.", "110-та бригада відійшла зі Степового.", True),
        ("uk", "47-ма бригада відійшла.", "47-ма та 110-та бригада відійшли зі Степового.", False),
    ],
)
def test_two_numbers_are_two_units(lang, first, second, two):
    assert other_unit(*both(lang, first, second)) is two
