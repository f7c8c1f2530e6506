"""Two kinds of hospital, bridge or vehicle in one town are two targets, and so is what stood beside one."""

import pytest

from pipeline.match import compare
from pipeline.match.targets import another_target
from pipeline.match.told import told
from tests.particulars.saying import describing


def reading(text, lang, source="B"):
    return describing(text, source=source, post_id=source, lang=lang)


TWO = [
    ("en", "Jets bombed the maternity hospital in Saraqib.", "Jets bombed the eye hospital in Saraqib."),
    ("en", "An air strike hit the children's hospital of Saraqib.", "Warplanes hit the maternity hospital in Saraqib."),
    ("en", "The road bridge at Saraqib was bombed.", "The railway bridge at Saraqib was bombed by jets."),
    ("en", "A drone hit a police car in Saraqib.", "A drone hit an ambulance in Saraqib."),
    ("en", "A missile hit the bridge of Saraqib.", "A missile hit a depot next to the bridge in Saraqib."),
    ("ar", "غارة جوية على مشفى الأطفال في سراقب", "غارة جوية على مشفى التوليد في سراقب"),
    ("ar", "قصف استهدف سيارة إسعاف في سراقب", "قصف استهدف سيارة إطفاء في سراقب"),
    ("ru", "Авиаудар по роддому в Херсоне", "Авиаудар по детской больнице в Херсоне"),
    ("ru", "Дрон ударил по пожарной машине в Херсоне", "Дрон ударил по машине скорой помощи в Херсоне"),
    ("ru", "Взрыв на железнодорожном мосту в Херсоне", "Взрыв на пешеходном мосту в Херсоне"),
    ("uk", "Авіаудар по пологовому будинку в Херсоні", "Авіаудар по дитячій лікарні в Херсоні"),
    ("uk", "Дрон влучив у пожежну машину в Херсоні", "Дрон влучив у машину поліції в Херсоні"),
]
MAY_BE_ONE = [
    ("en", "Jets bombed the maternity hospital in Saraqib.", "Jets bombed the hospital in Saraqib."),
    (
        "en",
        "Jets bombed the maternity hospital in Saraqib.",
        "Jets hit Saraqib's children's hospital, a maternity.",
    ),
    ("en", "Jets bombed a field hospital in Saraqib.", "Jets bombed the children's hospital in Saraqib."),
    ("en", "A drone hit a bus in Saraqib, three killed.", "A drone hit a tractor in Saraqib, three killed."),
    ("en", "A shell hit the school in Saraqib.", "A shell hit a house by the school in Saraqib."),
    (
        "en",
        "A drone hit an ambulance in Saraqib.",
        "A drone hit a police car and an ambulance in Saraqib.",
    ),
    ("ar", "غارة على مشفى الأطفال في سراقب", "غارة على المشفى في سراقب"),
    ("ru", "Взрыв на железнодорожном мосту в Херсоне", "Взрыв на мосту в Херсоне"),
    ("uk", "Снаряд влучив у школу в Херсоні, пошкоджено склад", "Обстріляно школу в Херсоні"),
]


@pytest.mark.parametrize(("lang", "one", "other"), TWO)
def test_two_kinds_of_one_thing_are_two_targets(lang, one, other):
    assert "another target" in (compare(reading(one, lang), reading(other, lang, "C")).veto or "")


@pytest.mark.parametrize(("lang", "one", "other"), MAY_BE_ONE)
def test_who_leaves_the_kind_out_or_names_it_otherwise_may_mean_the_same(lang, one, other):
    assert another_target(told(reading(one, lang)), told(reading(other, lang, "C"))) is None
