"""What bodies of aid, offices, commands and ministers say that they themselves have done; and what only looks so."""

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Role, Source
from tests.split.test_split import post

NAMES = Roster(
    [
        Source(name="The Daily Lantern", role=Role.OUTLET),
        Source(name="OCHA", role=Role.OFFICIAL),
        Source(name="IDF Spokesperson", aliases=("IDF",), role=Role.OFFICIAL, side="israel"),
        Source(name="CENTCOM", role=Role.OFFICIAL, side="coalition"),
        Source(name="МИД России", role=Role.OFFICIAL, side="russia"),
        Source(name="Council of the EU", role=Role.OFFICIAL),
        Source(name="Jordan Foreign Ministry", role=Role.OFFICIAL),
        Source(name="Marwan Health Directorate", role=Role.OFFICIAL, side="opposition"),
    ]
)
LANTERN = "The Daily Lantern"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (LANTERN, "The UN has put off an aid flight to Kassala because of the storm."),
        (LANTERN, "Médecins Sans Frontières said it was closing its hospital in Marwan after the raid."),
        (LANTERN, "Doctors Without Borders has announced that it is suspending its work there, citing insecurity."),
        (LANTERN, "The Pentagon said on Monday it had sent another 200 troops to eastern Syria."),
        (LANTERN, "US Central Command announced it has moved a Patriot battery to Jordan."),
        (LANTERN, "Norway has followed suit, freezing its shipments of radios."),
        (LANTERN, "The Hatay governor's office has closed the Bir Zeid crossing to everyone but aid workers."),
        (LANTERN, "Egyptian Foreign Minister Sameh Halim held talks with his Turkish counterpart in Cairo."),
        (LANTERN, "Germany's foreign minister Anna Baer met her Israeli counterpart in Tel Aviv."),
        (LANTERN, "Spain has withdrawn its ambassador from Hind."),
        (LANTERN, "The Wagner chief said he has stopped recruiting prisoners."),
        (LANTERN, "Дания приостановила экспорт оптики для беспилотников."),
        (LANTERN, "Україна розірвала дипломатичні відносини з Іраном."),
        (LANTERN, "وزير الخارجية المصري يلتقي نظيره التركي في القاهرة"),
        (
            LANTERN,
            "The rebels' Central Operations Room has announced that its talks with Russian officers have failed.",
        ),
        (LANTERN, "President Halder and his top commanders have decided to reinforce Hind rather than pull out."),
        ("OCHA", "Director-General Ülkü Ünal accepted the prize on behalf of the Organisation in Oslo."),
        ("IDF Spokesperson", "After an assessment, the IDF has reinforced the 98th Division with armor and artillery."),
        ("OCHA", "Due to heavy rain we have postponed the first relief flight to Hind."),
        ("IDF Spokesperson", "The IDF has reinforced its presence along the northern border with tanks."),
        ("IDF Spokesperson", "We have called up two reserve brigades."),
        ("CENTCOM", "CENTCOM has opened a formal inquiry into the strike on Tell Umran."),
        ("Council of the EU", "The Council today adopted restrictive measures against nine individuals."),
        ("МИД России", "Сергей Лавров провёл телефонный разговор с главой МИД Турции."),
        ("МИД России", "4 мая состоялась встреча С.В.Лаврова с послом Ирана."),
        ("Jordan Foreign Ministry", "التقى الوزير الصفدي نظيره الروسي في موسكو اليوم"),
        ("Marwan Health Directorate", "The Directorate has suspended all planned surgery in its hospitals."),
        ("Marwan Health Directorate", "The Health Directorate has reopened its clinic in Hind."),
        (
            LANTERN,
            "Egypt's army command admitted on Friday that Brigadier Samir Halim, who headed its mission in Hind,"
            " had been killed.",
        ),
        (
            LANTERN,
            "The Israeli army acknowledged that Colonel Avi Ronen, a commander in its tank brigade, had died.",
        ),
    ],
)
def test_what_a_body_tells_of_its_own_staff_flights_troops_and_meetings_is_its_own_act(source, text):
    first = split(post(text, source=source), NAMES)[0]
    assert (first.own_act is not None, first.hedged) == (True, False)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (LANTERN, "The Pentagon said it had killed an emir in a raid on Tell Umran."),
        (LANTERN, "Iran has sent more advisers to Hind, activists said."),
        (LANTERN, "Turkey has deployed more troops to Bir Zeid."),
        (LANTERN, "Jordan denied that it had closed the Nasib crossing."),
        (LANTERN, "The army said it had taken Khan Hind."),
        (LANTERN, "Israel's military stopped the flight to Hind."),
        (LANTERN, "Минобороны сообщило, что взяло Клещеевку."),
        ("IDF Spokesperson", "Our forces took Beit Hind."),
        ("Marwan Health Directorate", "The health directorate in Hind has suspended surgery."),
        ("Marwan Health Directorate", "Hind's Health Directorate has suspended surgery in its hospitals."),
        ("Marwan Health Directorate", "The Directorate has counted twelve dead in Hind."),
        ("Marwan Health Directorate", "Doctors say the Directorate has suspended surgery."),
        (LANTERN, "Egypt's army admitted that General Halim, who led attacks on its bases, had been killed."),
        (LANTERN, "Egypt's army admitted that General Halim, who commanded its enemies there, had been killed."),
        (LANTERN, "Egypt's army admitted that Colonel Halim, head of the cell in its ranks, had been killed."),
        (LANTERN, "Rebels say the army admitted that General Halim, who ran its staff, had been killed."),
        ("МИД России", "Зеленский провёл переговоры с министром обороны Греции."),
    ],
)
def test_results_and_what_others_tell_of_a_body_stay_claims(source, text):
    assert [item.own_act for item in split(post(text, source=source), NAMES)][:1] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Prisoner swap completed in Bir Zeid: 18 rebels for 14 soldiers.",
        "Damascus city: a shell fell on a school in Hind, three hurt.",
        "A massacre against the civilians of Hind: terrorists killed whole families.",
        "Northern Israel: a rocket hit a house in Zeid.",
    ],
)
def test_what_stands_before_a_colon_may_be_the_topic_and_nobody_s_account(text):
    (only,) = split(post(text, source=LANTERN), NAMES)
    assert (only.hedged, only.credit) == (False, ())


def test_a_nameless_source_before_a_colon_speaks_and_is_not_credited_with_what_he_says():
    (only,) = split(post("Loyalist source: the army took Khan Hind.", source=LANTERN), NAMES)
    assert (only.hedged, only.credit) == (True, ())
