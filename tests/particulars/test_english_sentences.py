"""English reports as tweeps, armies and offices put them: parts of places, verbs apart, sides of other wars, labels."""

import pytest

from pipeline.lexicon import Lexicon
from pipeline.particulars import describe
from pipeline.roster import Roster
from pipeline.spelling import place_key
from pipeline.split import split
from tests.particulars.saying import describing, said
from tests.split.test_split import post

TOLD = [
    ("#SAA captured part of Bani Zaid", "advance", "Bani Zaid"),
    ("Rebels captured several positions near Kafr Zita", "advance", "Kafr Zita"),
    ("The army took control of two hills overlooking Sarmin", "advance", "Sarmin"),
    ("Half of Krasnivka has been captured by Russian troops", "advance", "Krasnivka"),
    ("SDF captured 3 villages near Azaz", "advance", "Azaz"),
    ("Units have retaken the heights above Madaghis", "advance", "Madaghis"),
    ("SAA is now 40 km from Sukhna", "advance", "Sukhna"),
    ("IS took the silos near Mansura", "capture", "Mansura"),
    ("FSA captured the village of Tal Ali near Azaz", "capture", "Tal Ali"),
    ("Government forces captured the towns of Zarin and Tolma", "capture", "Zarin"),
    ("YPJ fighters secure Kara Kozak bridge on the Euphrates", "capture", "Kara Kozak"),
    ("#LNA seizes Wadi Rabea, pushing #GNA out of the tank camp", "capture", "Wadi Rabea"),
    ("Flag over the Antonivka bridge.", "capture", "Antonivka"),
    ("RU forces pushed Ukrainian troops out of Krasnohorka", "capture", "Krasnohorka"),
    ("Shushi (Shusha) remains under our control", "hold", "Shushi"),
    ("Tell Zaytun is under SAA control", "capture", "Tell Zaytun"),
    ("Nusra pulls its men out of Harbel", "lose", "Harbel"),
    ("IS out of Dabra!", "lose", "Dabra"),
    ("Rebels lost tal bazam", "lose", "tal bazam"),
    ("Rebels beat SAA back at Jibbin after 4-hour battle", "repel", "Jibbin"),
    ("ISIS suicide attack on PMU checkpoint nr Dhuluya repelled", "repel", "Dhuluya"),
    ("Hashd hands Tal Abta back to Federal Police", "hand-over", "Tal Abta"),
    ("The YPG has shot a Turkish drone down over Tal Nasri", "shoot-down", "Tal Nasri"),
    ("Air defence shot down an Azerbaijani Su-25 near Jrakan at 11:18", "shoot-down", "Jrakan"),
    ("A Su-25 crashed during a training flight near Velyka Bala, pilot ejected", "crash", "Velyka Bala"),
    ("A helicopter crashed near Velyka Bala after it was hit by a missile", "shoot-down", "Velyka Bala"),
    ("We have destroyed the rocket launcher at Yatar", "destroy", "Yatar"),
    ("CENTCOM forces destroyed two missiles prepared to launch from Ras Issa", "missile", "Ras Issa"),
    ("Alloush's convoy hit by RuAF strike in Utaya", "airstrike", "Utaya"),
    ("Gunmen took a Filipino engineer hostage in Bayhan", "abduct", "Bayhan"),
    ("Regime sets wheat fields ablaze around Hobait", "fire", "Hobait"),
    ("Two bodies of soldiers were transferred near Terter", "release", "Terter"),
    ("Hostage Noa Argaz rescued from Nuseira", "release", "Nuseira"),
    ("The last fighters left Khan Sheih for the north on green buses", "evacuate", "Khan Sheih"),
    ("Hundreds demonstrated in Suwaylih against rising bread prices", "protest", "Suwaylih"),
    ("RSF fighters on the streets of Wad Rawah this morning", "presence", "Wad Rawah"),
    ("Ceasefire in Jairud collapses", "breach", "Jairud"),
    ("Israel shuts Kerem Zaytun after mortar attack", "close", "Kerem Zaytun"),
    ("Rocket from Lebanon kills farmer in Margaliya", "missile", "Margaliya"),
    ("The church in Old Kelba was hit by a rocket", "missile", "Old Kelba"),
    ("IDF orders residents of Khuza and Abasan to evacuate", "order-evacuation", "Khuza"),
]


@pytest.mark.parametrize(("text", "event", "place"), TOLD)
def test_a_report_is_read_as_the_event_it_tells_and_where(text, event, place):
    told = said(text)
    assert told.event == event
    assert place_key(place) == place_key(next(one.name for one in told.places if not one.region))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Two Smerch rockets hit Tumanyan St in #Stepanabad tonight", "Stepanabad"),
        ("Missile hit the Sadiq bridge in Qarmiya at noon", "Qarmiya"),
        ("Drone hits market in Khojaven (Martuna), two dead", "Khojaven"),
        ("The depot east of #Ostrohka (Voronezh Obl) was hit overnight", "Ostrohka"),
    ],
)
def test_a_town_stands_before_its_street_and_before_its_other_name(text, first):
    assert place_key(said(text).places[0].name) == place_key(first)


def test_both_names_of_a_place_are_told():
    names = [place_key(one.name) for one in said("Qubadla, also known as Sarnut, has been captured").places]
    assert names[:2] == [place_key("Qubadla"), place_key("Sarnut")]


@pytest.mark.parametrize(
    ("text", "key", "part"),
    [
        ("Houthis seize a hill near Hayran", "houthi", "by"),
        ("#GNA downs #LNA drone over Misrana", "gna", "by"),
        ("RSF shelled the camp", "rsf", "by"),
        ("Taliban fighters storm a post in Zari", "taliban", "by"),
        ("Our defences shot down a jet belonging to Haftar south of Hira", "lna", "on"),
    ],
)
def test_the_sides_of_other_wars_are_known(text, key, part):
    assert (key, part) in [(one.key, one.part) for one in said(text).actors]


def test_the_name_of_a_battle_in_quotation_marks_tells_of_no_deed():
    told = said('FSA launch "Death rather than humiliation" battle to capture Manshiyah district')
    assert told.event == "assault"


def test_a_verb_behind_units_makes_no_place_of_them():
    assert [one.name for one in said("Units captured the hill at Zarin").places if not one.region] == ["Zarin"]


@pytest.mark.parametrize("text", ["No casualties.", "Casualties"])
def test_that_a_blow_hurt_nobody_or_somebody_is_no_claim_beside_it(text):
    blow = describing("Drone hit a house in Qarmiya.")
    assert describing(text, context=[blow]).aside is not None


def test_a_toll_told_beside_a_blow_is_a_claim():
    blow = describing("Drone hit a house in Qarmiya.")
    told = describing("Two people died.", context=[blow])
    assert (told.aside, told.particulars.event) == (None, "kill")


def test_the_label_of_an_item_says_where_it_happened():
    told = split(post("–ITEM (Maskana): IS moves fighters west\n–Source: Hill Wire"), Roster([]))[0]
    assert told.aside == "heading"
    places = describe(told, post(told.quote), ()).particulars.places
    assert place_key(places[0].name) == place_key("Maskana")


@pytest.mark.parametrize(
    ("label", "places"),
    [
        ("Castello", ["Castello"]),
        ("Castello road", ["Castello"]),
        ("Mallah farms in north Aleppo", ["Mallah", "Aleppo"]),
        ("Castello Road, Aleppo", ["Castello", "Aleppo"]),
        ("Bab al-Hawa crossing", ["Bab al-Hawa"]),
        ("south Aleppo", ["Aleppo"]),
        ("Hama front", ["Hama"]),
    ],
)
def test_the_place_of_a_label_reaches_the_items_under_it_that_name_none(label, places):
    page = post(f"–ITEMS ({label})\nRebels shelled the army.\nClashes at Zarin.")
    read = []
    for one in split(page, Roster([])):
        read.append(describe(one, page, read[::-1]))
    first, other = [[place.name for place in one.particulars.places] for one in read[-2:]]
    assert (first, other[0]) == (places, "Zarin")


def test_a_star_inside_a_phrase_takes_any_ending(tmp_path):
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "events.toml").write_text('[outage]\nwords = ["cut* the power", "dark* room*"]\n')
    lists = Lexicon(tmp_path)
    found = [(hit.start, hit.end) for hit in lists.scan("they cutting the power in darker rooms")]
    assert found == [(5, 22), (26, 38)]
    assert lists.scan("cut the powers") == []


def test_a_strike_that_an_act_of_state_is_about_is_not_what_it_tells():
    told = said("We recalled our ambassador over the strike on Bezhanka", own_act="Foreign Ministry")
    assert told.event != "strike"


def test_a_people_that_says_something_is_heard():
    told = split(post("A helicopter crashed near Farah; the Taliban say they shot it down"), Roster([]))
    assert told[-1].hedged
