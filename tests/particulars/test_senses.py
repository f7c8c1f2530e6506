import pytest

from tests.particulars.saying import describing, said

EVENTS = [
    ("Brigadier Karim Zaydan, who led the brigade in Zaytan, had been killed", "kill-leader"),
    ("The commander, who was wounded on Monday, said two men were killed", "kill"),
    ("The hospitals in Zaytan are to stop non-urgent operations", "suspend"),
    ("MiG-23 made two passes over Zaytan, rockets on the market", "airstrike"),
    ("Three passes by an L-39 on Zaytan", "airstrike"),
    ("Our fighters have liberated the village of Zaytan after battles", "capture"),
    ("Бойцы освободили село Работино", "capture"),
    ("حرر المقاتلون قرية زيتان", "capture"),
    ("Troops liberated nine hostages in Zaytan", "release"),
    ("Освобождены пять пленных", "release"),
    ("The militia suspended its commander", "appoint"),
    ("The agency has halted all aid convoys to Zaytan", "aid-blocked"),
    ("Aid convoys to Zaytan are off until further notice", "aid-blocked"),
    ("The ministry has replaced the chief of police", "appoint"),
    ("Lebanon closed the border crossing at noon", "close"),
    ("The Homs motorway is closed", "close"),
    ("أغلقت السلطات معبر نصيب", "close"),
    ("علقت المنظمة قوافلها إلى زيتان", "aid-blocked"),
    ("Командующий флотом освобождён от должности", "appoint"),
    ("Командира полку відсторонено", "appoint"),
    ("Турция закрыла границу", "close"),
    ("300 people have left Zaytan", "evacuate"),
    ("З Лимана виїхали 80 людей", "evacuate"),
    ("نقلت الفرق 50 عائلة من زيتان", "evacuate"),
    ("Residents of Zaytan have been told to leave", "order-evacuation"),
    ("Оголошено обов'язкову евакуацію мешканців Лимана", "order-evacuation"),
    ("The clinic in Zaytan can no longer treat patients", "damage"),
    ("المشفى في زيتان خارج الخدمة", "damage"),
    ("They blew up the bridge at Zaytan", "damage"),
    ("Jets dropped the Zaytan bridge into the river overnight", "damage"),
    ("Jets dropped bombs on the bridge at Zaytan", "airstrike"),
    ("Dozens of empty buses are gathering at the Zaytan roundabout", "arrive"),
    ("A long row of coaches at Zaytan since noon", "arrive"),
    ("Crowds are gathering at Zaytan", "protest"),
    ("حافلات فارغة تنتظر عند مدخل زيتان", "arrive"),
    ("قوات النظام وصلت أول بيوت زيتان", "advance"),
    ("بيان صادر عن القيادة: سيطرت قواتنا على قرية زيتان", "capture"),
    ("صادرت الشرطة أسلحة في قرية زيتان", "capture-equipment"),
    ("About 300 people have reached our reception point at Zaytan", "displace"),
    ("An arms depot near Zaytan blew up", "explosion"),
    ("Прорвало дамбу у Лимана", "damage"),
    ("Росіяни ракетами обвалили міст у Лимані", "damage"),
    ("An army convoy came under fire near Zaytan", "ambush"),
    ("Army column hit on the Zaytan road", "ambush"),
    ("Вороги атакували ударними дронами елеватор у Лимані", "drone-strike"),
    ("The depot in Zaytan was ablaze after a drone attack", "drone-strike"),
    ("Zaytan fell to the rebels", "capture"),
    ("Zaytan is in rebel hands", "capture"),
    ("Zaytan has changed hands", "capture"),
    ("Работино наше!", "capture"),
    ("The army took Zaytan again", "regain"),
    ("سيطر الجيش مجددا على زيتان", "regain"),
    ("Army infantry are back in Zaytan", "regain"),
    ("Rebels have entered Zaytan", "advance"),
    ("Бойцы зашли на окраину Работино", "advance"),
    ("Штурмовики закрепились в Работино", "advance"),
    ("Rebel fighters walking past the mosque in Zaytan", "presence"),
    ("Army units are on the western edge of Zaytan", "advance"),
    ("Наші в центрі села Роботине", "presence"),
    ("Six soldiers captured in Zaytan", "take-prisoners"),
    ("A Russian depot in occupied Melitopol exploded", "explosion"),
    ("A clinic next to the bombed market was put out of action", "damage"),
    ("Both sides each freed 40 prisoners of war", "prisoner-exchange"),
    ("Двадцять на двадцять: додому повернулися наші військові, натомість передано стільки ж", "prisoner-exchange"),
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_what_a_word_befalls_decides_which_event_it_tells_of(text, event):
    assert said(text).event == event


@pytest.mark.parametrize(
    "text",
    [
        "The case is closed",
        "He left the room",
        "Zaytan, taken by the army last week, lies on the only bridge that takes lorries",
        "وصلتنا عشرات الرسائل عن الأسماء",
        "Russian channels in Moscow are excited",
        "There is no confirmation",
    ],
)
def test_a_word_without_what_it_befalls_tells_of_nothing(text):
    assert describing(text).aside == "no event"


def test_a_strike_that_was_not_made_is_denied_behind_its_noun_too():
    assert said("Ударов по Работино не наносилось").negated


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Zaytan fell to the rebels", "rebels"),
        ("Zaytan is in rebel hands", "rebels"),
        ("Rebels inside Zaytan", "rebels"),
    ],
)
def test_whoever_holds_a_place_is_who_acts(text, key):
    assert [(actor.key, actor.part) for actor in said(text).actors] == [(key, "by")]


def test_the_enemy_of_a_russian_report_is_nobody_named():
    assert said("Противник отошёл от Работино").actors == ()
    assert [actor.side for actor in said("Ворог відійшов від Роботиного").actors] == ["russia"]


FIGURES = [
    ("30 of 44 drones were shot down", [("shot-down", 30, 30, False, False)]),
    ("Збито 30 із 44 дронів", [("shot-down", 30, 30, False, False)]),
    (
        "Two more of those wounded died, bringing the toll to 12",
        [("killed", 2, 2, True, False), ("killed", 12, 12, False, True)],
    ),
    ("ارتفع عدد القتلى في زيتان إلى 12", [("killed", 12, 12, False, True)]),
    ("The dead were counted at two hospitals", []),
    ("З Лимана виїхали вже 80 людей", [("evacuated", 80, 80, False, True)]),
    ("أسر خمسة آخرين قرب زيتان", [("captured", 5, 5, True, False)]),
    ("Під Лиманом тричі відбили атаки", [("attacks", 3, 3, False, False)]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_says_whether_it_is_a_share_an_addition_or_a_sum(text, expected):
    found = [(one.what, one.low, one.high, one.increment, one.cumulative) for one in said(text).figures]
    assert found == expected


UNITS = [
    ("The 87th Brigade shelled Zaytan", "brigade-87"),
    ("Бойцы 87-й отдельной бригады отошли", "brigade-87"),
    ("Комбата 87-го полка отстранили", "regiment-87"),
    ("انسحب اللواء 87 من زيتان", "brigade-87"),
    ("The commander of the northern grouping was replaced", "grouping-north"),
    ("Сменён командующий северной группировкой", "grouping-north"),
]


@pytest.mark.parametrize(("text", "key"), UNITS)
def test_a_unit_is_known_by_its_number_or_front_in_every_language(text, key):
    assert key in [actor.key for actor in said(text).actors]


@pytest.mark.parametrize(("dateline", "places"), [("KYIV (Horizon)", 0), ("KAFR TANURA (Horizon)", 1)])
def test_a_dateline_of_a_village_lends_its_place_and_that_of_a_capital_does_not(dateline, places):
    first = describing(dateline, aside="dateline")
    second = describing("Three people were killed by a jet", context=(first,))
    assert len(second.particulars.places) == places
