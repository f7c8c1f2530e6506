"""A toll that is said not to exceed so many is a toll, and no denial of it."""

import pytest

from tests.particulars.test_beside_a_report import told

CAPS = [
    ("لا يتجاوز عدد شهداء غارة الطيران على حارة السوق في بلدة الزهرية 14 شهيدا", "ar", 14),
    ("لم تتجاوز حصيلة القصف على الزهرية 3 قتلى", "ar", 3),
    ("Число погибших при обстреле Лисного не превышает четырёх человек.", "ru", 4),
    ("Кількість загиблих унаслідок обстрілу Лісного не перевищує чотирьох.", "uk", 4),
    ("Not more than 4 people were killed in the strike on Bir Zeid.", "en", 4),
]


@pytest.mark.parametrize(("text", "lang", "dead"), CAPS)
def test_a_cap_on_a_toll_negates_nothing(text, lang, dead):
    one = told(text, lang)[0]
    assert not one.particulars.negated
    assert [figure.high for figure in one.particulars.figures if figure.what == "killed"] == [dead]


def test_a_plain_negation_still_negates():
    assert told("Four were not killed in Bir Zeid.")[0].particulars.negated
