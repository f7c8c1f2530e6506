"""Communiqués, governors and channels: works struck, ships sunk, losses listed, columns coming in."""

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from tests.builders import a_post
from tests.particulars.saying import said

TOLD = [
    ("Сили оборони уразили нафтобазу в Дубровську", "strike"),
    ("Атаковано порт Дубровська", "strike"),
    ("Боевики атаковали Дубровку", "assault"),
    ("Морські дрони потопили сторожовий корабель", "destroy"),
    ("Sea drones sank a patrol ship near Dubrovsk", "destroy"),
    ("The fleet lost a landing ship off Dubrovsk", "destroy"),
    ("Станція втратила останню з трьох ліній зовнішнього живлення", "outage"),
    ("Колонна противника зашла в Дубровку", "advance"),
    ("До Дубровки прибула колона техніки", "arrive"),
    ("Загарбники двадцять разів намагалися витіснити наших воїнів із займаних позицій", "assault"),
    ("Противник пытался выбить наши подразделения из Дубровки", "assault"),
    ("Рятувальники загасили пожежу на складі в Дубровці", "fire"),
    ("В Дубровке загорелись резервуары с топливом", "fire"),
    ("Рятувальники деблокували з-під завалів трьох людей", "evacuate"),
    ("Родинам повернуто тіла 44 полеглих воїнів", "release"),
    ("Министры обсудили по телефону новое соглашение", "talks"),
    ("Президент обговорив поставки з прем'єром", "talks"),
    ("Спикер назвал ночной удар по Дубровке терактом", "criticise"),
    ("Заложников освободили, нападавший обезврежен", "release"),
    ("Сили оборони утримують південну частину Дубровки", "hold"),
    ("Появились сообщения о взятии Дубровки", "capture"),
]


@pytest.mark.parametrize(("text", "event"), TOLD)
def test_what_a_report_tells_is_read(text, event):
    assert said(text).event == event


LISTED = [
    ("Втрати ворога за добу: особовий склад — 930 осіб, танки — 4, гармати — 21", [930], [4, 21]),
    ("Орієнтовні втрати противника: особового складу – 930, ББМ – 14, артсистем – 21", [930], [14, 21]),
    ("Потери противника за сутки: личный состав – 310, танки – 5", [310], [5]),
    ("Losses of the enemy: personnel – 310, tanks – 5", [310], [5]),
    ("The enemy lost about 310 personnel, 5 tanks and 9 artillery systems", [310], [5, 9]),
]


@pytest.mark.parametrize(("text", "killed", "destroyed"), LISTED)
def test_losses_listed_behind_their_labels_are_men_killed_and_machines_destroyed(text, killed, destroyed):
    counted = said(text).figures
    assert [one.low for one in counted if one.what == "killed"] == killed
    assert [one.low for one in counted if one.what == "destroyed"] == destroyed


def test_drones_counted_behind_their_downing_are_shot_down():
    assert [(one.what, one.low) for one in said("Наші підрозділи збили вертоліт та чотири БпЛА").figures] == [
        ("shot-down", 4)
    ]


@pytest.mark.parametrize(
    "text", ["Появились сообщения о взятии Дубровки, ждём подтверждения.", "Взято Дубровку, чекаємо підтвердження."]
)
def test_what_waits_to_be_confirmed_is_hedged_and_no_forecast(text):
    (found,) = [one for one in split(a_post(text), Roster(())) if one.aside is None]
    assert found.hedged


BROUGHT_HOME = [
    ("Родинам повернуто тіла 44 полеглих воїнів", 44),
    ("Родственникам передали тела 12 военных", 12),
    ("We have handed over 26 bodies of their soldiers", 26),
    ("We received the bodies of 26 of our fallen", 26),
]


@pytest.mark.parametrize(("text", "number"), BROUGHT_HOME)
def test_bodies_that_are_given_back_are_counted_and_nobody_was_killed_by_that(text, number):
    assert [(one.what, one.low, one.high) for one in said(text).figures] == [("released", number, number)]


def test_a_town_told_with_its_side_is_told_before_the_river_beside_it():
    found = [one.name for one in said("The militia took all of eastern Dubrovka, up to the Iput River").places]
    assert found[0] == "Dubrovka"


def test_the_village_is_told_before_the_end_of_its_road():
    found = [one for one in said("Перерезана дорога на Бежицу, взята Дубровка").places if not one.region]
    assert found[0].name == "Дубровка"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Дубровку залишили без бою", "lose"),
        ("Дубровку сдали без боя", "lose"),
        ("У Дубровці немає інтернету", "outage"),
        ("В Дубровке нет связи", "outage"),
        ("Из Дубровки вывезли пациентов больницы", "evacuate"),
        ("Министр отдал приказ об отводе войск из Дубровки", "lose"),
        ("Президент приехал в Дубровку", "talks"),
        ("Противник отбил нашу атаку на Дубровку", "repel"),
        ("Армия отбила Дубровку", "regain"),
        ("Міністерство оголосило про вихід із зернової угоди", "suspend"),
        ("Traffic on the Dubrovka bridge has resumed", "open"),
        ("Власти организуют переезд жителей Дубровки на другой берег", "evacuate"),
    ],
)
def test_what_is_left_cut_off_and_moved_is_read(text, event):
    assert said(text).event == event


@pytest.mark.parametrize(
    "text",
    [
        "Росіяни спробують захопити Дубровку.",
        "Росіяни намагатимуться захопити Дубровку.",
        "Противник попытается взять Дубровку.",
    ],
)
def test_what_somebody_will_try_is_foretold(text):
    assert all(one.aside for one in split(a_post(text), Roster(())))
