"""The sketch by which names of three scripts are looked up."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match import AUTO, compare, keys
from pipeline.match.sketches import coarse, sketches
from tests.builders import a_place, a_statement, minutes, particulars

FAMILIES = [
    "Hajin|هجين|Хаджин",
    "Khalfaya|حلفايا|Хальфая",
    "Nahariya|نهاريا|Нагария",
    "Suwayrah|السويرة|Сувейра",
    "Sirwah|صرواح|Сирвах",
    "Kissufim|كيسوفيم|Кисуфим",
    "Khiam|الخيام|Хиям",
    "Kadugli|كادقلي|Кадугли",
    "Zalingei|زالنجي|Залингей",
    "Derhachi|ديرهاتشي|Дергачі",
    "Lukiantsi|Лук'янці|Лукьянцы",
    "Myrhorod|ميرهورود|Миргород",
    "Gogjali|كوكجلي",
    "Azaz|أعزاز|Азаз",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_name_has_a_sketch_in_common_with_itself_in_other_scripts(family):
    for one, other in combinations(family.split("|"), 2):
        assert set(sketches(one)) & set(sketches(other)), (one, other)


@pytest.mark.parametrize(("one", "other"), [("Zaytan", "Birna"), ("Нава", "Тафас"), ("مورك", "صوران")])
def test_other_names_share_no_sketch(one, other):
    assert not set(sketches(one)) & set(sketches(other))


@given(st.text(max_size=40))
def test_the_first_sketch_of_any_name_is_its_coarse_one(name):
    found = sketches(name)
    assert len(found) <= 6
    assert not found or all(found)
    assert coarse(name) in ("", *found)


def test_a_russian_and_an_arabic_report_of_one_village_find_each_other_and_join():
    russian = a_statement(
        "Обстрел Сирваха, трое убитых",
        "A",
        lang="ru",
        particulars=particulars(event="shelling", actors=(), places=[a_place("Сирваха")]),
    )
    arabic = a_statement(
        "قصف صرواح بالمدفعية",
        "B",
        at=minutes(20),
        lang="ar",
        particulars=particulars(event="shelling", actors=(), places=[a_place("صرواح")]),
    )
    assert {key for key in set(keys(russian)) & set(keys(arabic)) if key.startswith("q:")}
    assert compare(russian, arabic).score >= AUTO
