"""Villages in no gazetteer that only the build of their sentence shows, and what is none."""

import pytest

from pipeline.spelling import same_place
from tests.particulars.saying import said


def names(text):
    return [place.name for place in said(text).places if not place.region]


FOUND = [
    ("دخول 9 شاحنات مساعدات الى الجريدلي المحاصرة", "الجريدلي"),
    ("اربعة صيادين استشهدوا بلغم بحري قبالة الحوسمة", "الحوسمة"),
    ("قصف عنيف في نهم صباح اليوم", "نهم"),
    ("سقوط قذائف بالحوسمة", "الحوسمة"),
    ("منفذ الوديقة مغلق امام المسافرين", "الوديقة"),
    ("البشكيرة تحت القصف الان", "البشكيرة"),
    ("البشكيرة.. ثلاث غارات بالصواريخ على وسط البلدة", "البشكيرة"),
    ("عاجل | البشكيرة: قصف مدفعي على الحي الشرقي", "البشكيرة"),
    ("تحررت البشكيرة بالكامل والحمد لله", "البشكيرة"),
    ("تحررت البشكيرة وقوات النظام تنسحب باتجاه الوديقة", "البشكيرة"),
    ("دخل العدو قرية ود النصير", "ود النصير"),
    ("وصلت إلى كتبم قافلة إغاثة عبرت من الزينة", "كتبم"),
    ("Bezimenne, the pontoon is smashed", "Bezimenne"),
    ("Залесной, понтон разбит", "Залесной"),
    ("Four fishermen killed by a mine, Khosma", "Khosma"),
    ("Urzhayne: our marines raised a flag", "Urzhayne"),
    ("в коренево стрельба на улицах", "коренево"),
    ("Ptashkove occupied as well", "Ptashkove"),
]


@pytest.mark.parametrize(("text", "name"), FOUND)
def test_a_name_is_found_by_where_it_stands(text, name):
    assert name in names(text)


NONE = [
    "البشاري: لن نسمح بقصف المدن",
    "تحررت الموظفة من سجون الميليشيا",
    "مصدر عسكري.. قصف مدفعي عنيف",
    "قصف مدفعي على المرضى والكوادر",
    "اشتباكات عنيفة في ساعات الصباح",
    "Meanwhile, shelling went on",
    "BREAKING: air strike",
    "Wilson, 34, was killed in shelling",
    "Сегодня, обстрел продолжался",
    "A statement on the Stockholm Truce says it was violated",
]


@pytest.mark.parametrize("text", NONE)
def test_other_words_in_that_place_are_no_names(text):
    assert names(text) == []


def test_a_quarter_named_for_a_day_has_one_key_in_every_language():
    english = said("Clashes shook the 7 July district of Zaytan").places[0]
    arabic = said("اشتباكات عنيفة في حي ٧ يوليو").places[0]
    assert english.key == arabic.key


def test_the_river_that_a_bridge_crosses_stands_behind_the_village():
    assert names("The bridge over the Seymra at #Zaytan was destroyed")[0] == "Zaytan"


def test_what_befalls_places_marks_the_town_before_the_street():
    assert names("Українськ під обстрілом був вночі, на Октябрській побило хати")[0] == "Українськ"


def test_the_works_behind_a_name_are_no_part_of_it():
    found = names("Experts at the Mykolaiv Thermal Power Plant heard explosions")
    assert any(same_place(name, "Mykolaiv") > 0.9 for name in found)


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ru", "Эд-Дурайхими: на мине подорвался пикап с беженцами, четверо погибших", "Эд-Дурайхими"),
        ("ru", "Ат-Тухайта: двое рыбаков подорвались на мине", "Ат-Тухайта"),
        ("uk", "Аль-Майядін: вибух, двоє загиблих", "Аль-Майядін"),
        ("en", "Ad-Durayhimi: pickup hits a mine, four dead", "Ad-Durayhimi"),
        ("en", "At-risk: families near the front were shelled", None),
        ("uk", "Надвечір дрон влучив у маршрутку, поранений водій", None),
        ("ru", "Дрон попал в маршрутку", None),
    ],
)
def test_a_label_with_an_article_is_a_place_and_what_is_hit_is_none(lang, text, name):
    assert [place.name for place in said(text, lang=lang).places if not place.region] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shelling hit the market of Qasr bin Ghashir", ["Qasr bin Ghashir"]),
        ("The army captured Qasr bin Wardan", ["Qasr bin Wardan"]),
        ("Clashes in Khalid ibn al-Walid district of Homs", ["Khalid ibn al-Walid", "Homs"]),
        ("A trash bin exploded in Saraqib", ["Saraqib"]),
        ("Crown Prince Mohammed bin Salman met the envoy in Riyadh", ["Riyadh"]),
    ],
)
def test_a_son_of_somebody_goes_on_a_name(text, found):
    assert names(text) == found
