"""Cyrillic names that differ in a consonant that their writers keep apart are two places; forms of one name are one."""

import pytest

from pipeline.match import AUTO, compare
from pipeline.spelling import same_place
from pipeline.written_apart import written_apart
from tests.particulars.saying import describing

TWO = [
    ("Грачівка", "Грушівка"),
    ("Чаповка", "Шаповка"),
    ("Шаповка", "Жаповка"),
    ("Калиново", "Галиново"),
    ("Калиново", "Халиново"),
    ("Бережівка", "Березівка"),
    ("Борки", "Порки"),
    ("Терни", "Дерни"),
    ("Мала Чаповка", "Мала Шаповка"),
]
MAY_BE_ONE = [
    ("Щастя", "Счастье"),
    ("Острогожск", "Острогозьк"),
    ("Авдіївка", "Авдіївці"),
    ("Прага", "Празі"),
    ("Хама", "Гама"),
    ("Дибан", "Зибан"),
    ("Джебла", "Жебла"),
    ("Запоріжжя", "Запорожье"),
    ("Угледар", "Вугледар"),
    ("Козача Лопань", "Казачья Лопань"),
    ("Hrushivka", "Hrouchivka"),
    ("Zhovti Vody", "Zovti Vody"),
    ("Грушівка", "Hrushivka"),
]


@pytest.mark.parametrize(("a", "b"), TWO)
def test_letters_that_a_writer_keeps_apart_make_two_places(a, b):
    assert written_apart(a, b)
    assert written_apart(b, a)
    assert same_place(a, b) == 0.0


@pytest.mark.parametrize(("a", "b"), MAY_BE_ONE)
def test_forms_and_other_scripts_part_nothing(a, b):
    assert not written_apart(a, b)
    assert not written_apart(b, a)


def test_two_villages_of_one_spelling_family_are_not_joined():
    first = describing("Ворог захопив Грачівку.", lang="uk", source="A", post_id="A")
    second = describing("Ворог захопив Грушівку.", lang="uk", source="B")
    assert compare(first, second).veto == "other place (Грушівку, not Грачівку)"
    assert compare(first, describing("Росіяни захопили Грачівку.", lang="uk", source="B")).score >= AUTO
