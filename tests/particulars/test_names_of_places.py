"""Names that a list's stem, an article or a kind of place hid, read from sentences of our own."""

from __future__ import annotations

import pytest

from pipeline.particulars.gazetteer import find_town
from pipeline.spelling import same_place
from tests.particulars.saying import said

NAMED = [
    ("انفجار سيارة مفخخة في قضاء الشرقاط", "الشرقاط"),
    ("الجيش يدخل أم روابة", "أم روابة"),
    ("دبابة ميركافا تقصف الناقورة", "الناقورة"),
    ("قوات التحالف تحاصر مركز الدريهمي", "الدريهمي"),
    ("قصف مدفعي معاد على أطراف عيتا الشعب", "عيتا الشعب"),
    ("مقتل أكثر من 60 جنديا في هجوم على قاعدة براك الشاطئ", "براك الشاطئ"),
    ("استهدفنا تجمعا لجنود العدو في مرغليوت", "مرغليوت"),
    ("المقاومة تستهدف موقع المطلة بصاروخ موجه", "المطلة"),
    ("سقوط قذائف على منازل في قصر بن غشير", "قصر بن غشير"),
    ("مسيرة استهدفت منزلا في ميس الجبل", "ميس الجبل"),
    ("عبوة ناسفة تقتل ضابطا في بعقوبة", "بعقوبة"),
    ("КАБ по Мирнограду, пятеро погибших", "Мирноград"),
    ("Израиль ударил по аэродрому Тияс", "Тияс"),
    ("Танки вошли в восточные кварталы Рафаха", "Рафах"),
    ("Удар по Рубіжному: загинула жінка", "Рубіжне"),
    ("В Катеринівці поранено двох", "Катеринівка"),
    ("Под Торецком взята Дружба", "Дружба"),
    ("S. #Aleppo: #KhanTouman & #Qarassi under heavy RuAF strikes", "Khan Touman"),
    ("Castello road into Aleppo cut by artillery", "Castello"),
    ("Hills overlooking Sheikh Said taken overnight", "Sheikh Said"),
    ("Rockets land inside Ain al-Asad base, no casualties", "Ain al-Asad"),
    ("6 killed trying to retake Tell as-Samn", "Tell as-Samn"),
    ("Plane struck Sahem al-Golan", "Sahem al-Golan"),
    ("Busr al-Harir has been hit by 70 barrel bombs since morning", "Busr al-Harir"),
    ("Misterei burned down, 28 villagers killed", "Misterei"),
    ("Abu Ghurayn: ISIS suicide bombing kills 7 policemen", "Abu Ghurayn"),
    ("Ukrainian SOF ambushed an infantry group N of Hlyboke", "Hlyboke"),
    ("Tawila, North Darfur: market looted", "Tawila"),
    ("Ramouseh artillery base taken by rebels", "Ramouseh"),
    ("تمكنت قوات النظام من استعادة زيتان وبرنة وخلصة بعد قصف مكثف", "برنة"),
    ("استعاد الجيش عطشان وقرى أخرى", "عطشان"),
    ("مقتل قيادي خلال معارك معراتة", "معراتة"),
    ("تحرير كبيسة غربي الأنبار", "كبيسة"),
    ("استشهاد طفلة في تير معلة", "تير معلة"),
    ("صد هجوم لداعش على عامرية الفلوجة", "عامرية الفلوجة"),
    ("Обстрелу подвергся Такад", "Такад"),
    ("Беспилотники атаковали базу Эт-Танф", "Эт-Танф"),
    ("Двое ранены в селе Вознесеновка Шебекинского округа", "Вознесеновка"),
    ("Дві атаки в бік Бугруватки", "Бугруватка"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_village_is_read(text, name):
    exact = [place.name for place in said(text).places if not place.region]
    assert any(same_place(one, name) >= 0.85 for one in exact), exact


NO_PLACE = ["طائرات مجهولة تقصف معسكرا للحشد", "مسيرة استهدفت منزلا وسيارة", "The mayor was hit by a car"]


@pytest.mark.parametrize("text", NO_PLACE)
def test_a_noun_in_the_accusative_and_a_person_are_no_village(text):
    assert not said(text).places


def test_a_town_whose_namesake_lies_in_another_province_has_no_province():
    town = find_town("Михайлівка")
    assert town is None or town.province == ""
