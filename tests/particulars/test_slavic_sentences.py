"""Russian and Ukrainian as ministries, channels and locals in haste write it: what is told, where, and of how many."""

import pytest

from pipeline.spelling import same_place
from tests.particulars.saying import describing, said

LIKE = 0.8
"""Least likeness of a name as it is inflected to the name itself."""

TOLD = [
    ("рябинівка під контролем росіян", "capture", "Рябинівка"),
    ("Очеретівку захопили росіяни", "capture", "Очеретівка"),
    ("по вільхівці арта кладе, не виходьте", "shelling", "Вільхівка"),
    ("у лозовому пролунав потужний вибух", "explosion", "Лозове"),
    ("в лозовой бахнуло так что стекла повылетали", "explosion", "Лозовая"),
    ("два фаба легли по червоному лиману", "airstrike", "Червоный Лиман"),
    ("ясенівку знову криють мінами", "shelling", "Ясенівка"),
    ("С самолётов сброшены три КАБа на Покровку", "airstrike", "Покровка"),
    ("Над сельсоветом Рябиновки поднят российский флаг", "capture", "Рябиновка"),
    ("Верхнеозерск попал под обстрел", "strike", "Верхнеозерск"),
    ("Кольцо вокруг Димитровки замкнулось", "siege", "Димитровка"),
    ("Стельмаховку мы потеряли", "lose", "Стельмаховка"),
    ("Две тысячи человек бежали из Хаджины", "displace", "Хаджина"),
    ("12 заложников освобождены из плена в Умм-Тине", "release", "Умм-Тин"),
    ("Наші дрони спалили чотири танки під Оріховим", "destroy", "Оріхове"),
    ("Окупанти накрили Верхньоозерськ градами", "shelling", "Верхньоозерськ"),
    ("Гарнизон Красногорки сложил оружие", "surrender", "Красногорка"),
]


@pytest.mark.parametrize(("text", "event", "place"), TOLD)
def test_what_is_told_and_where_is_read(text, event, place):
    found = said(text)
    assert found.event == event
    assert any(same_place(one.name, place) >= LIKE for one in found.places if not one.region)


COUNTED = [
    ("В Мокром дрон ударил по трактору, тракторист погиб", "killed", 1),
    ("Внаслідок артобстрілу поранено 64-річну жінку", "wounded", 1),
    ("Девять человек погибли при подрыве машины в Дуброве", "killed", 9),
    ("Два мирных жителя ранены в Дуброве", "wounded", 2),
    ("Военная полиция арестовала восьмерых в Дуброве", "arrested", 8),
]


@pytest.mark.parametrize(("text", "what", "count"), COUNTED)
def test_single_victims_and_those_counted_before_the_word_are_counted_once(text, what, count):
    assert [one.low for one in said(text).figures if one.what == what] == [count]


@pytest.mark.parametrize("text", ["Армянские подразделения покинули Гадрутай", "Новый закон взорвал соцсети"])
def test_an_adjective_that_opens_a_sentence_is_no_town(text):
    assert not {"Армянские", "Новый"} & {one.name for one in said(text).places}


@pytest.mark.parametrize(
    "text", ["Ситуация под контролем", "в остановке сидят люди, обстрел", "в подвале слышны взрывы"]
)
def test_common_words_in_small_letters_are_no_villages(text):
    assert not [one for one in said(text).places if not one.region]


def test_a_blow_to_the_purse_is_no_strike():
    assert describing("Цены ударили по карману").aside == "no event"


def test_a_helicopter_that_is_lost_was_shot_down_and_men_who_are_lost_were_killed():
    assert said("ВВС потеряли вертолёт у Агдерика").event == "shoot-down"
    assert said("Под Дубравкой враг потерял 15 человек").event == "kill"
