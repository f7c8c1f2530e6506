"""What only the whole sentence tells: an attack's end, a road that is cut, where somebody was on the way to."""

import pytest

from tests.particulars.saying import describing, exact, said

EVENTS = [
    ("Regime assault on Zaytan, repelled.", "repel"),
    ("The attack on Zaytan was beaten off by rebels.", "repel"),
    ("Attempt by soldiers to storm the hill of Zaytan failed.", "repel"),
    ("A regime attack on Zaytan, the last height of the valley, has been turned back.", "repel"),
    ("The attack on the hospital in Zaytan failed to stop its work.", "assault"),
    ("Rebels attacked Zaytan, killing five.", "assault"),
    ("Zaytan road is CUT", "siege"),
    ("The highway between Hama and Zaytan has been severed.", "siege"),
    ("A plane dropped 20 pallets over Zaytan.", "aid"),
    ("Jets dropped barrel bombs near a food depot in Zaytan.", "barrel-bomb"),
    ("Boys burning tyres in Zaytan to blind the aircraft.", "fire"),
    ("Protesters burn tyres in Zaytan over power cuts.", "protest"),
    ("Kerem Shalom is closed today, because of mortar fire.", "close"),
    ("Rebels of Zaytan began to hand over their heavy weapons: two tanks and six mortars.", "surrender"),
    ("The council handed over weapons to its friends in Zaytan.", "supply"),
    ("We lost Palmyra this afternoon.", "lose"),
    ("we lost the Zaytan hill this afternoon", "lose"),
    ("Rebels now control Zaytan.", "capture"),
    ("The army has reinforced its base at Zaytan with armour and artillery.", "arrive"),
    ("Army artillery hit Zaytan as reinforcements arrived.", "shelling"),
    ("Army captured the citadel overlooking Palmyra.", "capture"),
    ("Army captured a hill overlooking Palmyra.", "advance"),
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_the_whole_sentence_decides_what_happened(text, event):
    assert said(text).event == event


@pytest.mark.parametrize(
    "text", ["We lost contact with Palmyra.", "We lost Ahmed today.", "The Case is settled today."]
)
def test_a_loss_or_an_end_of_something_else_tells_of_no_place(text):
    assert said(text).event not in ("lose", "close")


def test_those_who_attack_in_vain_suffer_it_and_those_who_beat_them_off_act():
    told = said("Regime attack on Zaytan was beaten off by rebels.")
    assert [(one.name, one.part) for one in told.actors] == [("Regime", "on"), ("rebels", "by")]


@pytest.mark.parametrize(
    "text",
    [
        "A helicopter was hit near Saraqib as it returned to Hmeimim airbase.",
        "A helicopter was shot down over Saraqib on its way from Hmeimim to Homs.",
        "A bus was shelled near Saraqib while heading to Ariha.",
    ],
)
def test_where_somebody_was_on_the_way_to_is_not_where_it_happened(text):
    assert exact(text) == exact("Shells hit Saraqib.")


def test_a_ship_so_many_miles_off_a_port_lies_there():
    assert exact("A tanker was attacked 20 nautical miles west of Aden.") != []
    assert exact("Shells fell 20 km west of Aden.") == []


def test_the_goal_alone_is_better_than_no_place():
    assert exact("A plane was shot down on its way to Hmeimim.") != []


@pytest.mark.parametrize(
    "text",
    [
        "1070 project is fully under rebel control",
        "Rebels captured the 1070 Apartment Project.",
        "تحرير مشروع 1070 شقه",
    ],
)
def test_a_housing_project_is_called_by_its_number(text):
    assert exact(text)[0] == "1070-project"
    assert said(text).figures == ()


def test_homes_that_are_counted_are_no_place():
    assert exact("The strikes destroyed 1070 apartments in Saraqib.") == exact("Shells hit Saraqib.")


def test_a_project_takes_no_place_from_the_sentence_before():
    before = describing("Rebels entered the town of Saraqib.")
    one = describing("1070 project is fully under rebel control", context=(before,))
    assert [place.key for place in one.particulars.places] == ["1070-project"]


def test_seven_of_them_are_a_part_of_the_toll():
    told = said("Twelve civilians, seven of them children, died when jets hit a cellar in Saraqib.")
    assert [(one.low, one.part) for one in told.figures if one.what == "killed"] == [(12, False), (7, True)]
