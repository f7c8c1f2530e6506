"""What is exchanged, handed over, lost, opened or put off; what only looks like a strike, a capture or a kill."""

import pytest

from tests.particulars.saying import said

EVENTS = [
    ("The two sides exchanged 40 prisoners near Zaytan", "prisoner-exchange"),
    ("Обміняли 20 полонених", "prisoner-exchange"),
    ("Zaytan has changed hands again", "capture"),
    ("Militants handed over Zaytan port to the coast guard", "hand-over"),
    ("Norway has handed over six howitzers", "supply"),
    ("Rebels handed over 12 detainees in Zaytan", "release"),
    ("The army lost 300 troops over the past day", "kill"),
    ("The army lost 9 tanks over the past day", "destroy"),
    ("The Zaytan crossing is open to traffic", "open"),
    ("فتح معبر زيتان أمام المسافرين", "open"),
    ("Возобновлено движение по мосту у Лимана", "open"),
    ("The government suspended its agreement with the fund", "suspend"),
    ("Переговоры отложены до осени", "suspend"),
    ("أجلت البعثة المؤتمر", "suspend"),
    ("Ten trucks with food reached Zaytan", "aid"),
    ("دخول 9 شاحنات مساعدات إلى زيتان", "aid"),
    ("SDF vehicles entered Zaytan", "advance"),
    ("40 бійців повернулися додому з полону", "release"),
    ("سقوط طائرة مسيرة فوق زيتان", "shoot-down"),
    ("ضبط شاحنة محملة بقطع طائرات مسيرة في زيتان", "capture-equipment"),
    ("A jet came down near Zaytan because of a technical fault", "crash"),
    ("A jet was shot down near Zaytan", "shoot-down"),
    ("Zaytan is still under our control", "hold"),
    ("زيتان ما زالت تحت سيطرة قواتنا", "hold"),
    ("Assault brigades are moving", None),
    ("The pontoon over the river at Zaytan is gone", "damage"),
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_what_is_given_or_lost_decides_which_event_it_is(text, event):
    assert said(text).event == event


TOLLS = [
    ("Three people were killed in an air strike on Zaytan", "airstrike"),
    ("Five dead after two glide bombs fell on Zaytan", "airstrike"),
    ("Six wounded after the strike on Zaytan market", "wound"),
    ("The toll of the shelling of Zaytan has risen to five dead", "kill"),
    ("مقتل خمسة مدنيين بقصف مدفعي على زيتان", "shelling"),
    ("Після атаки на Лиман до лікарні привезли чотирьох поранених", "wound"),
    ("Добові втрати ворога: особового складу – 900, артсистем – 40", "kill"),
    ("The commander known as Hawk was killed by gunmen in Zaytan", "kill-leader"),
]


@pytest.mark.parametrize(("text", "event"), TOLLS)
def test_people_killed_in_a_strike_are_told_of_by_the_strike(text, event):
    assert said(text).event == event


def test_an_exchange_of_so_many_from_each_side_may_be_twice_as_many():
    (figure,) = said("Seven detainees from each side were freed in a swap in Zaytan").figures
    assert (figure.low, figure.high) == (7, 14)


def test_those_whom_relief_is_for_are_not_what_is_delivered():
    figures = said("A convoy of 14 trucks with food for 2,100 people reached Zaytan").figures
    assert [figure.low for figure in figures if figure.what == "delivered"] == [14]
