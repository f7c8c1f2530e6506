"""Ground that is taken under fire, and squares that are called after the dead, tell no capture and no toll."""

import pytest

from tests.particulars.test_beside_a_report import told


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Войска взяли Калиновку под обстрел.", "ru"),
        ("Бойцы взяли село Калиновка под огневой контроль.", "ru"),
        ("Війська взяли Калинівку під обстріл.", "uk"),
        ("Взялись за восстановление моста в Калиновке.", "ru"),
        ("The rebels took Khalsa under fire.", "en"),
        ("Rebels have fire control over the road to Khalsa.", "en"),
        ("الجيش يسيطر ناريا على تل الأحمر", "ar"),
    ],
)
def test_under_fire_is_not_taken(text, lang):
    assert told(text, lang)[0].particulars.event not in ("capture", "regain")


@pytest.mark.parametrize(
    ("text", "lang", "event"),
    [
        ("Войска взяли Калиновку.", "ru", "capture"),
        ("سيطر الجيش على تل الأحمر", "ar", "capture"),
        ("Some 2,000 people rallied on Tripoli's Martyrs' Square to denounce the offensive", "en", "protest"),
    ],
)
def test_what_is_told_beside_is_told(text, lang, event):
    one = told(text, lang)[0].particulars
    assert one.event == event
    assert not [figure for figure in one.figures if figure.what == "killed"]


@pytest.mark.parametrize(
    ("label", "credited"),
    [
        ("Yarmouk camp south of #Tripoli: new clips show GNA fighters at the main gate.", False),
        ("Rahba bridge: rebels stormed the post.", False),
        ("Rebel commander south of Aleppo: we took the hill of Rahba.", True),
        ("FSA unit east of Damascus: we took the camp of Rahba.", True),
    ],
)
def test_where_a_place_lies_is_nobody_s_name(label, credited):
    assert bool(told(label)[0].credit) is credited
