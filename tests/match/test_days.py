"""What happened on Monday is not what happened on Tuesday; what was only said on another day may be."""

import pytest

from pipeline.match import AUTO, compare
from tests.particulars.saying import describing

# the posts stand on the day of tests/particulars/saying.py, a Wednesday
TWO_DAYS = [
    ("en", "A missile hit the depot in Balyn on Monday.", "A missile struck the Balyn depot on Tuesday."),
    ("en", "Rebels captured Tell Hamra on Monday.", "Rebels took Tell Hamra yesterday."),
    ("en", "Shelling of Balyn on 7 June", "Balyn shelled on June 6"),
    ("ru", "Ракета попала в склад в Балине в понедельник.", "Во вторник ракета попала в склад в Балине."),
    ("uk", "У понеділок ракета влучила у склад у Балині.", "У вівторок ракета влучила у склад у Балині."),
    ("ar", "قصف صاروخي على مدينة بنش يوم الاثنين", "قصف بالصواريخ على بنش يوم الثلاثاء"),
]
ONE_DAY = [
    ("en", "Rebels captured Tell Hamra on Tuesday.", "Rebels took Tell Hamra yesterday."),
    ("en", "Rebels captured Tell Hamra on Monday.", "Rebels took Tell Hamra, residents told us on Tuesday."),
    ("en", "Jets bombed Saraqib on Monday night.", "Jets bombed Saraqib overnight into Tuesday."),
    ("en", "Rebels captured Tell Hamra on Tuesday.", "Tell Hamra fell to rebels."),
    ("ru", "Повстанцы взяли село Рахба в понедельник.", "Повстанцы взяли село Рахба, сообщил мэр во вторник."),
    ("uk", "Уночі у понеділок обстріляли Херсон.", "Обстріляли Херсон у ніч на вівторок."),
    ("ar", "سيطر الثوار على قرية الرحبة يوم الاثنين", "أعلنت الفصائل يوم الثلاثاء أن الثوار سيطروا على قرية الرحبة"),
]


def both(lang, first, second):
    return compare(describing(first, lang=lang, source="A", post_id="A"), describing(second, lang=lang, source="B"))


@pytest.mark.parametrize(("lang", "first", "second"), TWO_DAYS)
def test_two_days_that_are_told_are_two_events(lang, first, second):
    assert both(lang, first, second).veto is not None


@pytest.mark.parametrize(("lang", "first", "second"), ONE_DAY)
def test_one_day_a_night_or_a_day_of_telling_parts_nothing(lang, first, second):
    found = both(lang, first, second)
    assert found.veto is None
    assert found.score >= AUTO
