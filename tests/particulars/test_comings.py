"""Who leaves, gathers, is kept out, swapped or found: what such words tell hangs on whom they befall."""

import pytest

from tests.particulars.saying import said

EVENTS = [
    ("An artillery column of the 4th Division pulled out of Rashaya for Zaytan before dawn", "deploy"),
    ("4th Division artillery on the move to Zaytan", "deploy"),
    ("Artillery of the 4th Division shelled Zaytan on its way to Rashaya", "shelling"),
    ("The garrison left Zaytan for Rashaya after the rebels stormed it", "lose"),
    ("The army pulled its artillery out of Zaytan", "lose"),
    ("Rebel fighters have left the outskirts of Zaytan", "lose"),
    ("Daesh leaves Zaytan overnight", "lose"),
    ("Войска покинули Лиман", "lose"),
    ("قوات النظام تغادر بلدة زيتان", "lose"),
    ("Teachers march in Zaytan over unpaid salaries", "protest"),
    ("Dozens sat in outside the bakery of Zaytan", "protest"),
    ("Soldiers turned back journalists on the road into Zaytan", "aid-blocked"),
    ("Під Лиманом розвертають усіх волонтерів на блокпосту", "aid-blocked"),
    ("The attackers were turned back at Zaytan", "repel"),
    ("40 rockets and 60 shells found in a barn in Zaytan", "capture-equipment"),
    ("العثور على 40 صاروخا في مزرعة قرب زيتان", "capture-equipment"),
    ("Three rockets hit Zaytan, fragments found in a school", "shelling"),
    ("The swap of nurses at Zaytan went through, 9 for 9", "prisoner-exchange"),
    ("تم التبادل في معبر زيتان ٩ معتقلين مقابل ٩ نساء", "prisoner-exchange"),
    ("С подконтрольной противнику территории возвращены 80 военнослужащих", "prisoner-exchange"),
    ("Heavy exchange of fire between soldiers near Zaytan", "clash"),
    ("Zaytan barracks falls", "capture"),
    ("Лиман взят штурмовиками утром", "capture"),
    ("Под Лиманом взяты в плен трое солдат", "take-prisoners"),
    ("سقوط مروحية قرب زيتان بسبب عطل فني", "crash"),
    ("Девять машин горит под Лиманом", "destroy"),
    ("Колонна попала на мины под Лиманом", "bombing"),
    ("استهداف معسكر زيتان بـ 40 صاروخ غراد", "shelling"),
    ("A quadcopter hit a kiosk in Zaytan", "drone-strike"),
    ("The council has adopted a resolution on the shelling of Zaytan", "statement"),
    ("Army vehicles reach Zaytan", "arrive"),
    ("The army left Zaytan", "lose"),
    ("Police left Zaytan overnight", "lose"),
    ("Rebels quit Zaytan", "lose"),
    ("Hezbollah emptied its positions in Zaytan", "lose"),
    ("أخلى الجيش مواقعه في زيتان", "lose"),
    ("أخلت قوات النظام بلدة زيتان", "lose"),
    ("أخلى الأهالي منازلهم في زيتان", "evacuate"),
    ("By nightfall 2,000 people had left Zaytan", "evacuate"),
    ("Half of Zaytan's residents have left the village", "evacuate"),
    ("Residents abandoned the town of Zaytan", "displace"),
    ("Residents fled the village of Zaytan", "displace"),
    ("انسحب الأهالي من زيتان", "displace"),
    ("Жители оставили Лиман", "evacuate"),
    ("Мешканці залишили Лиман", "evacuate"),
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_whom_it_befalls_decides_what_a_leaving_a_gathering_or_a_find_is(text, event):
    assert said(text).event == event


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers left for Zaytan",
        "Two soldiers left the army in Zaytan",
        "The general quit politics",
        "He sat in his car in Zaytan",
        "Russia left the council",
        "They exchanged views",
    ],
)
def test_leaving_for_somewhere_and_sitting_alone_tell_of_nothing(text):
    assert said(text).event not in ("lose", "protest", "prisoner-exchange")


PLACES = [
    ("Белая Гора наша.", ["Белая Гора"]),
    ("мост на дороге Лиман-Ямполь взорван", ["Лиман", "Ямполь"]),
    ("Серов и Ванин освобождены", ["Серов", "Ванин"]),
    ("Grave with 40 bodies, Hammam Zaytan", ["Hammam Zaytan"]),
    ("اغلاق منفذ زيتان الحدودي", ["زيتان"]),
    ("Rasm border post shut this morning", ["Rasm"]),
]


@pytest.mark.parametrize(("text", "names"), PLACES)
def test_a_name_is_found_whole_and_without_what_only_describes_it(text, names):
    assert [one.name for one in said(text).places if not one.region] == names


def test_a_verb_may_be_a_town_behind_in():
    told = said("Two smugglers had been arrested in Hit, south of the dam.")
    assert (told.event, [one.name for one in told.places]) == ("arrest", ["Hit"])


@pytest.mark.parametrize(
    "text",
    [
        "Zaytan fell to the rebels, two clips geolocated by me",
        "The rebels shelled Zaytan, counted at its two field hospitals",
        "A van was struck in Zaytan sent to evacuate two nurses",
    ],
)
def test_clips_hospitals_and_purposes_are_not_counted(text):
    assert said(text).figures == ()


def test_two_things_found_in_one_breath_are_both_counted():
    found = said("40 rockets and 60 shells found in a barn in Zaytan").figures
    assert [(one.what, one.low) for one in found] == [("captured", 40), ("captured", 60)]


def test_who_owns_the_post_that_is_blown_up_suffers_it():
    told = said("تفجير نفق تحت نقطة لقوات النظام في زيتان")
    assert [(one.key, one.part) for one in told.actors] == [("regime", "on")]
