"""A place that changes hands, told by those who took it, by those who lost it, and by those who draw maps."""

import pytest

from tests.particulars.saying import exact, said

TAKEN = [
    "Zaytan is free.",
    "Zaytan is finally free of ISIS.",
    "No more ISIS in Zaytan.",
    "Zaytan declared free of ISIS.",
    "Zaytan has been lost to the rebels.",
    "Zaytan fully cleared by FSA at noon",
    "Iraqi forces cleared Zaytan",
    "SAA and NDF control Zaytan after heavy clashes with ISIS",
    "Rebels managed to control the village of Zaytan",
    "Control of Zaytan passed to rebels after clashes.",
    "Zaytan now marked blue on the map",
    "Zaytan is back in Ukrainian hands",
    "Zaytan fully under rebel control.",
    "Rebels entered Zaytan and took control of it.",
    "الثوار دخلوا قرية زيتان وسيطروا عليها",
    "Противник зашёл в Дударевку и установил контроль над посёлком",
    "Дударівка вільна",
    "Дударівка – під нашим прапором",
    "Дударевка свободна",
    "Дударевка тоже за противником.",
    "Дударівка вже за ворогом.",
    "Вопросов больше нет: посёлок Дударевка за ВСУ.",
    "У Дударівці росіян більше немає.",
    "Боевиков в Дударевке больше нет.",
    "Zaytan is empty of militants.",
    "ZAYTAN IS LIBERATED",
    "Над Дударівкою знову наш прапор.",
    "SDF fighters cleaned out Zaytan, village and mill both.",
    "Militias took al-Zaytan this morning",
    "Zaytan goes to the rebels, barely a shot.",
    "Rebels broke through the line and seized Zaytan",
    "Troops crossed the canal and are in control of Zaytan",
    "Rebels hold Zaytan tonight.",
    "SDF hold all of Zaytan this evening, both clips are from there",
]


@pytest.mark.parametrize("text", TAKEN)
def test_a_place_is_told_to_be_taken_in_many_ways(text):
    assert said(text).event == "capture"
    assert exact(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kayla Miller is free.",
        "Rebels hold Zaytan.",
        "HTS hold Kayla Miller since this morning",
        "The rebels hold talks in Zaytan tonight",
        "The road to Zaytan is free.",
        "Admission is free.",
        "Parking in Zaytan is free of charge.",
        "Rescuers cleared rubble in Zaytan",
        "Rebels control Zaytan and three villages that lie beside it.",
        "The light turned green.",
        "Credit for Zaytan goes to the rebels.",
        "Kerry goes to Ukraine on Monday.",
        "Rescuers cleaned out a well in Zaytan",
        "Troops crossed the canal but failed to reach Zaytan",
        "Troops entered Zaytan and took casualties",
        "The army took heavy losses in Zaytan",
        "Rebels try to regain control of Zaytan after clashes",
        "Боевики пытаются захватить Дударевку",
        "الثوار يحاولون السيطرة على قرية زيتان",
        "Clashes in Zaytan over control of the road",
        "Победа за нами!",
        "Следим за противником под Дударевкой.",
        "Дударевка не за нами.",
        "Дударевка всё ещё за нами.",
        "Боеприпасов у гарнизона Дударевки больше нет.",
        "The market in Zaytan is empty of goods.",
        "The flag on the town hall in Zaytan is at half mast.",
    ],
)
def test_what_else_is_free_or_cleared_or_only_tried_takes_no_place(text):
    assert said(text).event not in ("capture", "regain")


LOST = [
    ("The regime loses the village of Zaytan to rebels.", "lose"),
    ("Окупанти втратили Дударівку", "lose"),
    ("Окупанти втратили 40 солдатів", "kill"),
    ("Rebels failed to take Zaytan", "repel"),
    ("Iraqi forces back in Zaytan", "regain"),
    ("Сили оборони повернули Дударівку", "regain"),
]


@pytest.mark.parametrize(("text", "event"), LOST)
def test_who_lost_or_failed_to_take_it_is_told_apart(text, event):
    assert said(text).event == event


def test_to_whom_a_place_was_lost_is_who_took_it():
    parts = {one.name: one.part for one in said("The regime loses the village of Zaytan to rebels.").actors}
    assert parts == {"regime": "by", "rebels": "unknown"}


def test_who_holds_it_and_who_is_there_no_more_are_told_apart():
    assert [(one.key, one.part) for one in said("Дударівка вже за ворогом.").actors] == [("russia", "by")]
    assert [(one.key, one.part) for one in said("У Дударівці росіян більше немає.").actors] == [("russia", "on")]


CAPITALS = [
    ("ZAYTAN IS FREE", []),
    ("ZAYTAN IS BURNING AFTER STRIKE", []),
    ("IS CAPTURES ZAYTAN", ["isis"]),
    ("AIRSTRIKE ON IS IN ZAYTAN", ["isis"]),
    ("SDF AND IS CLASH IN ZAYTAN", ["sdf", "isis"]),
]


@pytest.mark.parametrize(("text", "actors"), CAPITALS)
def test_in_capitals_a_verb_is_no_group(text, actors):
    assert [one.key for one in said(text).actors] == actors


FLAGS = [
    "Soldiers fixed the national flag to the roof of the school in Zaytan.",
    "Flag's back up over the Zaytan council building.",
    "Бойцы закрепили флаг на крыше школы в Дударевке.",
    "Прапор України знову на сільраді в Дударівці.",
]


@pytest.mark.parametrize("text", FLAGS)
def test_a_flag_put_on_a_building_is_ground_gained(text):
    assert said(text).event == "advance"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Jihadists throwing everything they have at Zaytan.", "assault"),
        ("Rebels are coming at Zaytan from three sides.", "assault"),
        ("Rebels came to a checkpoint at Zaytan.", "presence"),
    ],
)
def test_who_comes_at_a_village_attacks_it_and_is_not_in_it(text, event):
    assert said(text).event == event
