"""Two victims by name are two events, in four languages; a shared Abu is no shared name."""

import pytest

from pipeline.match import compare
from pipeline.match.told import told
from pipeline.match.victims import other_victims
from tests.particulars.saying import describing


def reading(text, lang, source="B"):
    return told(describing(text, source=source, post_id=source, lang=lang))


TWO = [
    ("en", "The commander Abu Salim was killed in Saraqib.", "A leader, Abu Yahya, died in Saraqib."),
    ("en", "The journalist Omar Haddad was killed in Saraqib.", "Journalist Khalid Sayyed was killed in Saraqib."),
    ("ar", "مقتل القائد أبو سليم في سراقب", "مقتل القيادي أبو يحيى في سراقب"),
    ("ru", "В Херсоне убит журналист Олег Сидоров.", "Журналист Павел Громов убит в Херсоне."),
    ("ru", "В Идлибе убит командир Абу Салим.", "В Идлибе убит главарь Абу Яхья."),
    ("uk", "У Херсоні загинув лікар Олег Сидоренко.", "У Херсоні загинув лікар Павло Громик."),
]
ONE = [
    ("en", "The commander Abu Salim was killed in Saraqib.", "Saraqib: leader Abu Saleem al-Homsi killed."),
    ("en", "The commander Abu Salim was killed in Saraqib.", "Commander Khalid Sayyed was killed in Saraqib."),
    (
        "en",
        "A journalist, Omar Haddad, was killed in Saraqib.",
        "A journalist was killed in Saraqib, mayor Karim Zaydan said.",
    ),
    (
        "en",
        "Journalist Omar Haddad was killed in Saraqib.",
        "Two journalists were killed in Saraqib: Omar H and Khalid S.",
    ),
    ("uk", "У Херсоні загинув лікар Олег Сидоренко.", "У Херсоні вбито лікаря Олега Сидоренка."),
    ("ar", "استشهاد الصحفي خالد العيسى في سراقب", "مقتل الصحفي خالد عيسى في سراقب"),
]


@pytest.mark.parametrize(("lang", "one", "other"), TWO)
def test_two_names_are_two_people(lang, one, other):
    first, second = reading(one, lang), reading(other, lang, "C")
    assert "another person" in (other_victims(first, second) or "")
    assert compare(first.statement, second.statement).veto


@pytest.mark.parametrize(("lang", "one", "other"), ONE)
def test_one_person_in_other_letters_or_by_another_kind_of_name_is_none(lang, one, other):
    assert other_victims(reading(one, lang), reading(other, lang, "C")) is None


SPARED = [
    (
        "en",
        "Air strike on Salqin kills six civilians.",
        "No civilians among the dead in Salqin strike, six fighters killed.",
    ),
    (
        "ru",
        "При авиаударе по Херсону погибли шесть мирных жителей.",
        "Авиаудар по Херсону: убиты шесть боевиков, среди погибших нет мирных жителей.",
    ),
    ("ar", "مقتل ستة مدنيين بغارة جوية على سلقين.", "غارة على سلقين: مقتل ستة مقاتلين ولا مدنيين بين القتلى."),
]


@pytest.mark.parametrize(("lang", "first", "second"), SPARED)
def test_civilians_who_died_are_not_fighters_among_whom_none_was(lang, first, second):
    a, b = reading(first, lang, "A"), reading(second, lang)
    assert other_victims(a, b) == other_victims(b, a) == "other victims (civilians, not armed men)"
    assert other_victims(a, a) is None
