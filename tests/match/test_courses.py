"""A truce that began is none that ended, light that is cut is not back, and whom gunmen took is not home."""

import pytest

from pipeline.match import AUTO, compare
from tests.particulars.saying import describing

TWO = [
    ("en", "The ceasefire in Balyn began at dawn.", "The truce in Balyn ended this morning."),
    ("ru", "В Растане вступило в силу перемирие.", "Перемирие в Растане сорвано."),
    ("uk", "У Станиці Луганській почалося перемир'я.", "Перемир'я у Станиці Луганській закінчилося."),
    ("ar", "بدء سريان الهدنة في مدينة الرستن", "انتهاء الهدنة في مدينة الرستن"),
    ("en", "Electricity was cut in Balyn after a strike.", "Power is back in Balyn after the strike."),
    ("uk", "У Чугуєві зникло світло після удару.", "У Чугуєві відновили світло після удару."),
    ("en", "The Nasib crossing was closed to trucks.", "The Nasib crossing opened to trucks."),
    ("ar", "إغلاق معبر نصيب أمام الشاحنات", "فتح معبر نصيب أمام الشاحنات"),
    ("en", "ISIS kidnapped twelve shepherds near Sukhnah.", "Shepherds abducted near Sukhnah are home again."),
    ("ru", "В Чугуеве похитили журналиста.", "Похищенный в Чугуеве журналист дома."),
    ("en", "Civilians were evacuated from Balyn.", "The evacuation of civilians from Balyn has stopped."),
    ("uk", "З Чугуєва евакуювали цивільних.", "Евакуацію цивільних з Чугуєва призупинено."),
    ("en", "The curfew in Balyn was lifted.", "A curfew was imposed in Balyn."),
    ("ru", "В Растане введён комендантский час.", "В Растане отменён комендантский час."),
    ("uk", "У Чугуєві запроваджено комендантську годину.", "У Чугуєві скасовано комендантську годину."),
    ("ar", "فرض حظر التجول في مدينة الرستن", "رفع حظر التجول في مدينة الرستن"),
    ("en", "An aid convoy left for Balyn.", "An aid convoy entered Balyn."),
    ("ar", "انطلاق قافلة مساعدات نحو مضايا", "دخول قافلة مساعدات إلى مضايا"),
    ("en", "The army repelled the second attack on Balyn.", "A third attack on Balyn was repelled by the army."),
    ("ru", "Отбит второй штурм Растана.", "Отбит третий штурм Растана."),
    ("ar", "إجلاء المدنيين من بلدة مضايا", "توقف إجلاء المدنيين من مضايا"),
]
ONE = [
    ("en", "A truce in Balyn ended weeks of fighting.", "A ceasefire took effect in Balyn."),
    ("ar", "بدء سريان الهدنة في مدينة الرستن", "الهدنة تدخل حيز التنفيذ في الرستن"),
    ("en", "The Nasib crossing reopened after being closed for a month.", "Nasib border crossing opens again."),
    ("en", "Gunmen kidnapped a doctor in Balyn as he returned home.", "A doctor was kidnapped in Balyn."),
    ("ar", "إجلاء المدنيين من بلدة مضايا بعد وقف إطلاق النار", "إجلاء مدنيين من مضايا"),
    ("en", "A curfew was declared in Balyn.", "Curfew imposed in Balyn."),
    ("en", "Aid trucks that left for Balyn at dawn entered Balyn.", "An aid convoy entered Balyn."),
    ("en", "The army repelled the second attack on Balyn.", "A second attack on Balyn was repelled by the army."),
    ("uk", "У Чугуєві зникло світло.", "Чугуїв без електрики."),
]


def both(lang, first, second):
    return compare(describing(first, lang=lang, source="A", post_id="A"), describing(second, lang=lang, source="B"))


@pytest.mark.parametrize(("lang", "first", "second"), TWO)
def test_opposite_turns_are_two_events(lang, first, second):
    found = both(lang, first, second)
    assert found.score < AUTO or found.veto is not None


@pytest.mark.parametrize(("lang", "first", "second"), ONE)
def test_one_turn_in_other_words_is_one_event(lang, first, second):
    found = both(lang, first, second)
    assert found.veto is None
    assert found.score >= AUTO
