"""One event as those who did it, whom it befell and who looked on tell it, in four languages: one claim each."""

import pytest

from pipeline.match import AUTO, compare
from tests.particulars.saying import describing

CAPTURE = (
    "Rebels captured Zalaqiyat.",
    [
        "Zalaqiyat is free.",
        "Zalaqiyat lost to the rebels.",
        "Zalaqiyat fully cleared by FSA",
        "Rebels in control of Zalaqiyat after heavy clashes with the regime",
        "Control of Zalaqiyat passed to rebels after clashes.",
        "Zalaqiyat now marked green on the map",
        "Rebels entered Zalaqiyat and took control of it.",
        "Regime forces lost Zalaqiyat.",
        "الفصائل تحكم سيطرتها على الزلاقيات",
        "النظام يخسر قرية الزلاقيات",
        "Сирийская армия потеряла Залакият",
        "Боевики полностью зачистили Залакият",
    ],
)
LEFT = (
    "ЗСУ звільнили Киселівку",
    [
        "Киселёвку оставили",
        "Киселёвка оставлена",
        "Наши войска оставили Киселёвку, противник уже в посёлке",
        "Противник зашёл в Киселёвку и установил контроль над посёлком",
        "Окупанти втратили Киселівку",
        "Киселівка вільна",
        "Kyselivka is back in Ukrainian hands",
    ],
)
BRIDGE = (
    "The bridge in Darivka has been destroyed",
    [
        "The Darivka bridge has been dropped",
        "The Darivka bridge was blown up",
        "Retreating Russians blew up the Darivka bridge",
        "Darivka bridge out of service after a strike",
        "Міст у Дар'ївці підірвано",
        "Сапёры при отходе взорвали мост в Дарьевке",
    ],
)
OUR_MEN = (
    "Russian jets bombed SDF fighters in Tabiya",
    [
        "Our fighters in Tabiya came under attack from Russian jets",
        "Our forces in the industrial zone of Tabiya were attacked by Russian aircraft",
        "Russian munitions impacted an SDF location in Tabiya",
        "تعرضت قواتنا في الطابية لهجوم من الطيران الروسي",
        "По позициям СДС в Табии нанесён авиаудар",
    ],
)
CONVOY = (
    "38 trucks of aid delivered through Bab al-Hawa",
    [
        "An aid convoy of 38 trucks entered through Bab al-Hawa crossing",
        "UN sent 38 trucks of humanitarian aid across the Bab al-Hawa crossing",
        "عبور قافلة مساعدات مؤلفة من 38 شاحنة من معبر باب الهوى",
        "Колонна ООН из 38 грузовиков пересекла границу в Баб-эль-Хава",
    ],
)
ARREST = (
    "HTS arrests activist Amjad Musa in Saraqib",
    [
        "Amjad Musa is being held by HTS in Saraqib",
        "HTS holds activist Amjad Musa after a raid on his house in Saraqib",
        "HTS took activist Amjad Musa from his home in Saraqib",
        "HTS raided the home of Amjad Musa in Saraqib and detained him",
    ],
)
ROAD = (
    "Hashd cut the Mosul - Tal Afar road",
    [
        "The road between Mosul and Tal Afar has been cut by the Hashd",
        "Hashd forces sever road from Mosul to Tal Afar",
        "Hashd reached the Mosul-Tal Afar road and cut it",
        "Hashd take control of Mosul-Tal Afar highway",
    ],
)
TANK = (
    "Regime tank destroyed in Maardes",
    ["Regime loses tank in Maardes to TOW missile", "A tank was hit by a guided missile in Maardes"],
)
HELICOPTER = (
    "Helicopter downed near Belbek",
    ["Helicopter hit by missile, falls near Belbek", "الثوار يسقطون مروحية قرب بلبك"],
)
REFINERY = (
    "Дроны атаковали НПЗ в Туапсе",
    ["Пожар на Туапсинском НПЗ после атаки беспилотников", "Fire at Tuapse refinery after drone attack"],
)
COALITION = (
    "Saudi-led coalition warplanes bombed the port of Hodeidah",
    ["غارات للتحالف على ميناء الحديدة", "Авиация коалиции нанесла удары по порту Ходейды"],
)
EVENTS = [CAPTURE, LEFT, BRIDGE, OUR_MEN, CONVOY, ARREST, ROAD, TANK, HELICOPTER, REFINERY, COALITION]


def tongue(text):
    if any("\u0600" <= char <= "\u06ff" for char in text):
        return "ar"
    if any("\u0400" <= char <= "\u04ff" for char in text):
        return "uk" if any(char in "іїєґІЇЄ'" for char in text) else "ru"
    return "en"


def compared(one, other):
    told = [describing(text, source=name, post_id=name, lang=tongue(text)) for name, text in (("A", one), ("B", other))]
    return compare(*told)


@pytest.mark.parametrize(("first", "other"), [(first, other) for first, others in EVENTS for other in others])
def test_one_event_told_from_every_end_is_one_claim(first, other):
    found = compared(first, other)
    assert found.veto is None
    assert found.score >= AUTO


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rebels captured Zalaqiyat.", "Rebels are storming Zalaqiyat"),
        ("Rebels captured Zalaqiyat.", "Rebels try to regain control of Zalaqiyat after clashes"),
        ("Rebels captured Zalaqiyat.", "Regime forces withdrew from Zalaqiyat"),
        ("Rebels captured Zalaqiyat.", "Бои за Залакият продолжаются"),
        ("ЗСУ звільнили Киселівку", "ЗСУ просуваються до Киселівки"),
        ("The bridge in Darivka has been destroyed", "The road bridge in Darivka was reopened"),
        ("Russian jets bombed SDF fighters in Tabiya", "Our forces in Tabiya attacked ISIS"),
        ("38 trucks of aid delivered through Bab al-Hawa", "Turkish military convoy crossed through Bab al-Hawa"),
        ("HTS arrests activist Amjad Musa in Saraqib", "HTS released activist Amjad Musa in Saraqib"),
        ("Hashd cut the Mosul - Tal Afar road", "Car accident on the Mosul - Tal Afar road"),
        ("Hashd cut the Mosul - Tal Afar road", "Hashd shell Tal Afar"),
        ("A car bomb exploded in Tuz Khurmatu", "Police defused a car bomb in Tuz Khurmatu"),
        ("Rebels captured Minyan", "Rebels failed to take Minyan"),
    ],
)
def test_what_only_sounds_like_it_is_no_part_of_the_claim(one, other):
    found = compared(one, other)
    assert found.veto is not None or found.score < AUTO
