"""What is read of events that the victim, the bystander or the other army tells, and of words that only look so."""

import pytest

from tests.particulars.saying import exact, said

EVENTS = [
    ("A convoy of 38 UN trucks crossed from Turkey into Idlib through Bab al-Hawa", "aid"),
    ("Turkish military convoy entered Zaytan", "arrive"),
    ("Our fighters in Zaytan came under attack from Russian jets", "airstrike"),
    ("Our fighters in Zaytan came under attack by ISIS", "assault"),
    ("Helicopter hit by missile, falls near Zaytan", "shoot-down"),
    ("Army fights rebels in Zaytan", "clash"),
    ("ISIS shot five men in the head in Zaytan", "execute"),
    ("100 bodies found in Zaytan mass grave", "execute"),
    ("SDF is holding 12 young men in Zaytan", "arrest"),
    ("Rebels are holding the hill near Zaytan", "hold"),
    ("Masked men took two aid workers from their car in Zaytan", "abduct"),
    ("Police defused a car bomb in Zaytan", "fortify"),
    ("Fire at Zaytan refinery after drone attack", "drone-strike"),
    ("Sappers opened fire at protesters in Zaytan", "shooting"),
    ("Regime loses ten men in Zaytan", "kill"),
    ("Rebels begin leaving Zaytan under deal", "evacuate"),
    ("خروج أول دفعة من مقاتلي زيتان", "evacuate"),
    ("После полного освобождения Вишнёвой Балки сапёры приступили к разминированию.", "capture"),
    ("Rebels inside Zaytan, garrison pulled back", "presence"),
    ("Rebels captured the hill of Zaytan this morning", "capture"),
    ("Rebels captured a hill near Zaytan this morning", "advance"),
    ("Хашд аш-Шааби перекрыл трассу у Зайтана", "protest"),
    ("Daesh lobbed mustard gas shells at Zaytan", "chemical"),
    ("Sixty POWs are back in Ukraine", "release"),
    ("Подводные лодки выпустили семь крылатых ракет у Абу-Кемаля", "missile"),
    ("Lachin handed over to Azerbaijan", "hand-over"),
    ("Zaytan airfield, which is now in Kyiv's hands, according to War Mapper", "capture"),
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_it_is_told_which_event_it_was(text, event):
    assert said(text).event == event


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("SDF liberates Arab Hassan village", "قسد تنتزع قرية عرب حسن من داعش"),
        ("RSF seizes control of Wad Madani", "قوات الدعم السريع تسيطر على ود مدني"),
        ("Rebels captured Harat al-Badu", "Rebels captured al-Badu"),
        ("Rebels captured the whole Assad Suburb", "تم تحرير ضاحية الأسد بالكامل"),
        ("Zaytan, north of Manbij, is now in the hands of the SDF", "SDF captured Zaytan"),
        ("Rockets hit Baghdad International Airport", "Rockets hit Baghdad airport"),
    ],
)
def test_a_place_has_one_key_however_it_is_told(text, same):
    assert exact(text)[:1] == exact(same)[:1] != []


@pytest.mark.parametrize(
    "text",
    [
        "Hamas fired rockets from Zaytan",
        "SDF captured the Textile Mill",
        "Amjad Musa taken into custody",
        "Ранее боевики отступили – САНА",
    ],
)
def test_where_rockets_set_out_from_and_what_works_are_called_by_is_no_place(text):
    assert exact(text) == []


def test_the_centre_of_a_city_that_gives_its_province_a_name_is_the_city():
    assert exact("A commander was killed near Idlib's clock tower") == exact("مقتل قيادي وسط مدينة إدلب")
    assert exact("A commander was killed in Idlib") == []


def test_who_comes_along_acts_and_with_whom_one_fights_does_not():
    assert [one.part for one in said("A TV crew drives into Zaytan with the Peshmerga").actors] == ["by"]
    parts = {one.name: one.part for one in said("SDF took Zaytan after two hours of clashes with Daesh").actors}
    assert parts == {"SDF": "by", "Daesh": "on"}
