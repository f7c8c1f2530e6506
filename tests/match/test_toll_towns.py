"""A toll told of one of several towns is not that of another, in four languages."""

import pytest

from pipeline.match import compare
from tests.particulars.saying import describing

OTHER = [
    ("en", "Shelling of Orikhiv and Huliaipole: two dead in Orikhiv.", "Two dead in Huliaipole after shelling."),
    (
        "en",
        "Shelling of Orikhiv and Huliaipole: two dead in Orikhiv.",
        "Orikhiv, Huliaipole shelled; two dead in Huliaipole.",
    ),
    (
        "en",
        "Rockets hit Orikhiv and Huliaipole, wounding three people in Orikhiv.",
        "Rockets wounded three in Huliaipole.",
    ),
    ("uk", "Обстріл Оріхова та Гуляйполя: двоє загиблих в Оріхові.", "Двоє загиблих у Гуляйполі після обстрілу."),
    ("ru", "Обстрел Токмака и Васильевки: двое погибших в Токмаке.", "Двое погибших в Васильевке после обстрела."),
    ("ar", "قصف على سرمين وتفتناز: قتيلان في سرمين.", "قتيلان في تفتناز جراء القصف."),
]
MAY_BE_ONE = [
    ("en", "Shelling of Orikhiv and Huliaipole: two dead in Orikhiv.", "Two dead in Orikhiv after shelling."),
    ("en", "Shelling of Orikhiv and Huliaipole: two dead.", "Two dead in Huliaipole after shelling."),
    ("en", "Shelling of Orikhiv and Huliaipole kills two.", "Orikhiv, Huliaipole shelled; two dead in Huliaipole."),
    (
        "uk",
        "Обстріл Оріхова та Гуляйполя: двоє загиблих в Оріхові.",
        "В Оріхові двоє загиблих, обстріляно й Гуляйполе.",
    ),
    ("ru", "Обстрел Токмака и Васильевки: двое погибших в Токмаке.", "Токмак: двое погибших при обстреле."),
    ("ar", "قصف على سرمين وتفتناز: قتيلان في سرمين.", "قتيلان في سرمين جراء القصف."),
]


def veto(lang, first, second):
    a, b = describing(first, lang=lang, source="A", post_id="A"), describing(second, lang=lang, source="B")
    return compare(a, b).veto, compare(b, a).veto


@pytest.mark.parametrize(("lang", "first", "second"), OTHER)
def test_the_dead_of_one_town_are_not_those_of_another(lang, first, second):
    assert all(reason is not None and reason.startswith("other place") for reason in veto(lang, first, second))


@pytest.mark.parametrize(("lang", "first", "second"), MAY_BE_ONE)
def test_a_toll_of_both_or_of_the_same_town_parts_nothing(lang, first, second):
    assert veto(lang, first, second) == (None, None)
