"""Verbs in the form that goes with whoever acts: he, she, it or they did it."""

import pytest

from tests.particulars.saying import said

DONE = [
    ("Ворог покинув Вербове", "lose"),
    ("Противник утратив контроль над Вербовим", "lose"),
    ("Бригада відвоювала Вербове", "regain"),
    ("Батальйон відвоював Вербове", "regain"),
    ("Противник просочився до Вербового", "advance"),
    ("Ворог закріпився на околиці Вербового", "advance"),
    ("Окупант убив двох жінок у Вербовому", "kill"),
    ("У Вербовому загримів вибух", "explosion"),
    ("Ворог скинув вибухівку, постраждав водій із Вербового", "drone-strike"),
    ("Екіпаж підбив танк під Вербовим", "destroy"),
    ("Президент обговорив ситуацію з прем'єром", "talks"),
    ("Гарнізон здав зброю у Вербовому", "surrender"),
    ("Бригада вытеснила противника из Вербового", "capture"),
    ("Гарнизон потерял контроль над Вербовым", "lose"),
    ("Армия вернула себе Вербовое", "regain"),
    ("Разведка обменяла пленных под Вербовым", "prisoner-exchange"),
    ("Полк выгнал боевиков из Вербового", "capture"),
]


@pytest.mark.parametrize(("text", "event"), DONE)
def test_a_verb_tells_its_event_in_every_gender_and_number(text, event):
    assert said(text).event == event
