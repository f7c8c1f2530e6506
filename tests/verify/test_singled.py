"""What else never counts together: other victims, bombs and counts, rewordings, one house, one page, one cause."""

from __future__ import annotations

import pytest

from pipeline.types import Status
from pipeline.verify.copying import reworked
from tests.builders import a_figure, a_source, an_appearance, minutes, particulars
from tests.verify.test_together import OWN, neutral, status, told

SINGLED = {
    "works": (
        "A teacher was killed by shelling in Khalsa",
        "A baker was killed in Khalsa",
        "Shells killed a driver there",
    ),
    "ages": (
        "A woman was killed by shelling in Khalsa",
        "One man died under fire in Khalsa",
        "Shells killed a boy there",
    ),
    "in Russian": ("При обстреле погибла женщина", "В Хальсе от огня погиб мужчина", "Снарядами убит ребёнок"),
    "in Ukrainian": ("Внаслідок обстрілу загинула жінка", "У Хальсі загинув чоловік", "Снаряди вбили дитину"),
    "works in Arabic": ("مقتل مدير بقصف على خلصة", "طبيبا قتلوا في خلصة بالقصف", "القذائف قتلت سائقا هناك"),
    "in Arabic": ("مقتل امرأة بقصف على خلصة", "رجل قتل في خلصة بالقصف", "القذائف قتلت طفلا هناك"),
    "carriers": (
        "A car bomb went off in Khalsa",
        "Khalsa: motorcycle bomb explodes",
        "Suicide vest blast in Khalsa today",
    ),
}


@pytest.mark.parametrize("what", SINGLED)
def test_voices_that_single_out_another_victim_or_bomb_confirm_none(what):
    lang = {"in Russian": "ru", "in Ukrainian": "uk", "in Arabic": "ar", "works in Arabic": "ar"}.get(what, "en")
    place = particulars(["Khalsa"], "shelling", (), [a_figure(1)])
    assert status(*told(SINGLED[what], lang=lang, particulars=place)) is not Status.CONFIRMED


DEGREES = {
    "en": ("The dam of Khalsa was damaged", "In Khalsa the dam has collapsed", "Khalsa: river dam destroyed"),
    "ru": ("Дамба в Хальсе повреждена", "В Хальсе рухнула плотина", "Плотина у Хальсы разрушена"),
    "uk": ("Дамбу в Хальсі пошкоджено", "У Хальсі обвалилася гребля", "Греблю біля Хальси зруйновано"),
    "ar": ("تضرر السد في خلصة", "انهيار السد قرب خلصة", "سد خلصة دمر بالكامل"),
}


@pytest.mark.parametrize("lang", DEGREES)
def test_damaged_and_destroyed_confirm_neither(lang):
    spoilt, ruined = particulars(["Khalsa"], "damage"), particulars(["Khalsa"], "shelling")
    assert status(*told(DEGREES[lang], lang=lang, particulars=spoilt)) is not Status.CONFIRMED
    assert status(*told(DEGREES[lang], lang=lang, particulars=ruined)) is Status.CONFIRMED


def test_who_says_woman_and_who_says_teacher_may_tell_of_one_and_a_toll_singles_nobody_out():
    one = particulars(["Khalsa"], "shelling", (), [a_figure(1)])
    words = ("A woman was killed in Khalsa", "Shells killed a teacher in Khalsa today", "One dead under fire, Khalsa")
    assert status(*told(words, particulars=one)) is Status.CONFIRMED
    two = particulars(["Khalsa"], "shelling", (), [a_figure(2)])
    words = ("A man and a boy were killed in Khalsa", "Shells killed a boy and a baker", "Two dead under fire, Khalsa")
    assert status(*told(words, particulars=two)) is Status.CONFIRMED


def test_who_saw_or_tells_it_is_no_victim():
    words = (
        "Drones hit the port of Khalsa, our reporter saw",
        "The port of Khalsa is on fire after drones came, the governor said",
        "A doctor told us of drones over the burning port in Khalsa",
    )
    assert status(*told(words, particulars=particulars(["Khalsa"], "drone-strike", ()))) is Status.CONFIRMED


def test_houses_counted_far_apart_confirm_no_strike_and_near_ones_do():
    def houses(*numbers):
        words = ("Shells destroyed {} houses in Khalsa", "Khalsa: {} homes lie in ruins", "We counted {} ruined homes")
        return [
            an_appearance(
                text.format(n),
                neutral(f"S{at}"),
                minutes(9 * at),
                particulars=particulars(["Khalsa"], "shelling", (), [a_figure(n, what="destroyed")]),
            )
            for at, (text, n) in enumerate(zip(words, numbers, strict=True))
        ]

    assert status(*houses(3, 20, 50)) is not Status.CONFIRMED
    assert status(*houses(10, 12, 11)) is Status.CONFIRMED


REWORDED = {
    "one word": ("Rebels captured Khalsa village", "Rebels seized Khalsa village", "Rebels took Khalsa village"),
    "other forms": (
        "Повстанцы заняли Хальсу после того, как бригада отошла, бросив два танка и бензовоз",
        "Бросив два танка и бензовоз, бригада отошла: Хальса занята повстанцами",
        "Хальса занята повстанцами: отошедшая бригада бросила бензовоз и два танка",
    ),
}


@pytest.mark.parametrize("how", REWORDED)
def test_a_report_reworded_is_one_voice(how):
    assert status(*told(REWORDED[how])) is Status.UNCONFIRMED


@pytest.mark.parametrize(
    "names",
    [("Iron Gate", "Iron Gate TV", "Iron Gate News English"), ("Iron Gate", "@irongate_en", "IronGate Arabic")],
)
def test_feeds_called_alike_but_for_medium_and_language_are_one_house(names):
    said = [
        an_appearance(text, neutral(name), minutes(9 * n))
        for n, (text, name) in enumerate(zip(OWN, names, strict=True))
    ]
    assert status(*said) is Status.UNCONFIRMED


@pytest.mark.parametrize(
    "names", [("Kherson News", "Kherson TV", "Kherson Live"), ("Front Line", "First Line", "Free Line")]
)
def test_feeds_named_for_one_town_or_by_common_words_are_several(names):
    said = [
        an_appearance(text, neutral(name), minutes(9 * n))
        for n, (text, name) in enumerate(zip(OWN, names, strict=True))
    ]
    assert status(*said) is Status.CONFIRMED


@pytest.mark.parametrize(
    "links",
    [
        (
            "https://youtu.be/dQw4w9WgXcQ",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "youtube.com/watch?t=3&v=dQw4w9WgXcQ",
        ),
        ("bit.ly/3xyz", "https://bit.ly/3xyz", "http://bit.ly/3xyz."),
        ("t.me/s/frontk/812", "https://t.me/frontk/812", "t.me/frontk/812"),
    ],
)
def test_posts_with_one_page_in_their_text_rest_on_it(links):
    said = [
        an_appearance(f"{text} {link}", neutral(f"S{n}"), minutes(9 * n))
        for n, (text, link) in enumerate(zip(OWN, links, strict=True))
    ]
    assert status(*said) is Status.UNCONFIRMED


@pytest.mark.parametrize(
    ("sides", "found"),
    [
        (("israel", "us", "usa"), Status.CORROBORATED),
        (("azerbaijan", "turkish", "azerbaijani"), Status.CORROBORATED),
        (("houthi", "ansar allah", "iran"), Status.CORROBORATED),
        (("rsf", "RSF supporters", "uae"), Status.CORROBORATED),
        (("government", "government-leaning", "pro government media"), Status.CORROBORATED),
        (("anti-government", "opposition", "rebels"), Status.CORROBORATED),
        (("mixed", "various", "opposition"), Status.CORROBORATED),
        (("russia", "ukraine", "russian state media"), Status.CONFIRMED),
        (("houthi", "yemen government", "houthi"), Status.CONFIRMED),
    ],
)
def test_who_backs_a_side_is_no_second_one(sides, found):
    said = [
        an_appearance(text, a_source(f"S{n}", side=side), minutes(9 * n))
        for n, (text, side) in enumerate(zip(OWN, sides, strict=True))
    ]
    assert status(*said) is found


def test_aircraft_of_other_types_are_two_and_of_one_type_in_two_scripts_one():
    def fell(*words):
        return status(*told(words, particulars=particulars(["Khalsa"], "shoot-down", ())))

    first, second = "A Su-25 was shot down over Khalsa", "Khalsa: a jet is down, a Su-25 by its wing"
    assert fell(first, second, "A MiG-29 crashed in flames beside the river, shot down") is not Status.CONFIRMED
    assert fell(first, second, "Сбит Су-25, лётчик над рекой") is Status.CONFIRMED
    assert fell(first, second, "They brought an aircraft down beside the river") is Status.CONFIRMED


PARTED = {
    "hours": (
        "shelling",
        ("Shells hit Khalsa this morning", "Khalsa under fire in the morning, windows gone"),
        "Evening shelling of Khalsa set barns alight",
        "Before dawn and in the morning guns pounded the farms of Khalsa",
    ),
    "hours in Russian": (
        "shelling",
        ("Утром снаряды попали в Хальсу", "Хальса под утренним огнём, окна выбиты"),
        "Вечерний обстрел Хальсы, горят сараи",
        "Рано утром пушки били по фермам Хальсы",
    ),
    "turns": (
        "airstrike",
        ("Jets hit the bridge of Khalsa", "The bridge in Khalsa is down after bombs fell"),
        "A third strike hit the bridge of Khalsa",
        "Bombs fell on Khalsa, we saw its pillars go",
    ),
    "turns in Arabic": (
        "airstrike",
        ("الطيران قصف جسر خلصة", "جسر خلصة دمر بعد سقوط القنابل"),
        "غارة ثانية على جسر خلصة",
        "القنابل سقطت على خلصة ورأينا الأعمدة",
    ),
    "what carried it": (
        "explosion",
        ("Взрыв автомобиля в Хальсе", "В Хальсе взорвалась машина у рынка"),
        "В Хальсе от взрыва гранаты выбиты окна",
        "От взрыва в Хальсе горит машина охраны",
    ),
}


@pytest.mark.parametrize("what", PARTED)
def test_another_hour_turn_or_bomb_confirms_none_and_one_that_fits_does(what):
    event, pair, other, fitting = PARTED[what]
    lang = {"Russian": "ru", "Arabic": "ar", "what carried it": "ru"}.get(what.rsplit(" in ", 1)[-1], "en")
    place = particulars(["Khalsa"], event, ())
    assert status(*told((*pair, other), lang=lang, particulars=place)) is not Status.CONFIRMED
    assert status(*told((*pair, fitting), lang=lang, particulars=place)) is Status.CONFIRMED


def test_three_who_tell_of_a_second_strike_confirm_it():
    words = (
        "A second strike hit the bridge of Khalsa",
        "For the second time today planes bombed the bridge of Khalsa, a repeat strike",
        "Another raid on Khalsa, its bridge is gone",
    )
    assert status(*told(words, particulars=particulars(["Khalsa"], "airstrike", ()))) is Status.CONFIRMED


def test_who_says_that_nobody_died_confirms_no_death_and_who_counts_none_does():
    dead = particulars(["Khalsa"], "shelling", (), [a_figure(5)])
    none = particulars(["Khalsa"], "shelling", ())
    pair = told(("Shelling killed five in Khalsa", "Khalsa counts five dead after shells fell"), particulars=dead)

    def third(words):
        return an_appearance(words, neutral("S9"), minutes(40), particulars=none)

    assert status(*pair, third("Shells on Khalsa, nobody died")) is not Status.CONFIRMED
    assert status(*pair, third("Shells on Khalsa, the road is closed")) is Status.CONFIRMED


def test_a_clinic_that_was_hit_is_no_clinic_that_took_the_wounded():
    place = particulars(["Khalsa"], "shelling", ())
    pair = ("They shelled a hospital in Khalsa", "Khalsa: guns shelled the hospital, its roof is gone")
    assert status(*told((*pair, "The school of Khalsa was shelled"), particulars=place)) is not Status.CONFIRMED
    brought = ("The market of Khalsa was shelled", "The wounded of the shelled market came to our hospital")
    assert (
        status(*told((*brought, "Shells on Khalsa, stalls of the market burn"), particulars=place)) is Status.CONFIRMED
    )


def test_an_arabic_and_written_onto_its_word_does_not_make_a_text_another():
    first = "اقتحم مسلحون منزل المعلم كريم في خلصة صباحا وكسروا الباب ثم غادروا"
    assert reworked(first, "صباحا اقتحم مسلحون في خلصة منزل المعلم كريم كسروا الباب وغادروا")
