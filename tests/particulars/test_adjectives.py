"""Districts and communities that are called after a town, and the city that a district told alone lies in."""

import pytest

from pipeline.particulars.adjectives import town_of
from pipeline.particulars.gazetteer import gazetteer_loaded
from tests.particulars.saying import said
from tests.particulars.test_beside_a_report import told

needs_gazetteer = pytest.mark.skipif(not gazetteer_loaded(), reason="the gazetteer was not built")

TOWNS = [
    ("Печенізької", "Pechenihy"),
    ("Малинівської", "Malynivka"),
    ("Лозівській", "Lozova"),
    ("Мерефянської", "Merefa"),
    ("Чугуевского", "Chuhuyiv"),
    ("Суджанском", "Sudzha"),
    ("Глушковский", "Glushkovo"),
]


@needs_gazetteer
@pytest.mark.parametrize(("adjective", "town"), TOWNS)
def test_an_adjective_is_made_of_a_town(adjective, town):
    found = town_of(adjective)
    assert found is not None
    assert found.name == town


@pytest.mark.parametrize("word", ["Печеніги", "російських", "Індустріальному", "Вулецької"])
def test_other_words_are_made_of_none(word):
    assert town_of(word) is None


@needs_gazetteer
@pytest.mark.parametrize(
    ("adjective", "town"),
    [
        ("Обстріляно Дергачівську громаду", "Shelling of Derhachi"),
        ("У Чугуївському районі обстріляли село", "A village was shelled in Chuhuiv district"),
        ("Евакуюють дітей із Печенізької та Малинівської громад", "Children evacuated from Pechenihy"),
    ],
)
def test_land_called_after_a_town_has_its_key(adjective, town):
    assert said(adjective).places[0].key == said(town).places[0].key


@needs_gazetteer
def test_a_district_of_a_city_named_after_another_is_not_that_city():
    keys = [place.key for place in said("У Шевченківському районі стався вибух").places]
    assert said("Вибух у Шевченковому").places[0].key not in keys


CITIES = [
    ("Харків. О 02:40 ракета влучила у школу в Індустріальному районі.", "uk", "Харків"),
    ("Another strike on Kharkiv. A missile fell on the garage in Saltivskyi district.", "en", "Kharkiv"),
    ("Одеса. Дрон влучив у склад у Хаджибейському районі міста.", "uk", "Одеса"),
]


@needs_gazetteer
@pytest.mark.parametrize(("text", "lang", "city"), CITIES)
def test_a_district_told_alone_lies_in_the_city_named_just_before(text, lang, city):
    assert city in [place.name for place in told(text, lang)[-1].particulars.places]


@needs_gazetteer
def test_land_called_after_another_town_lies_in_no_city():
    names = [place.name for place in told("Харків. Вранці обстріляно Чугуївський район.", "uk")[-1].particulars.places]
    assert "Харків" not in names
