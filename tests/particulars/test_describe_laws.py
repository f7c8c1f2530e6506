from hypothesis import given, settings
from hypothesis import strategies as st

from tests.particulars.saying import NOW, describing

WORDS = st.sampled_from(
    [
        "Rebels",
        "killed",
        "5",
        "at",
        "least",
        "in",
        "Khalsa",
        "village",
        "#Aleppo",
        "S.",
        "today",
        "،",
        "و",
        "على",
        "قصف",
        "بلدة",
        "خلصة",
        "ЗСУ",
        "відбили",
        "атаку",
        "у",
        "селі",
        "Роботине",
        "09-06-2016",
        "1600",
        "GMT",
        "yesterday",
        "and",
        ",",
        ".",
        "not",
        "\u200f",
        "ـ",
        "99999999999",
        "-3",
        "12:61",
        "31",
        "February",
        "½",
        "٣",
        "Ⅷ",
    ]
)
TEXTS = st.one_of(st.text(min_size=1, max_size=120), st.lists(WORDS, min_size=1, max_size=25).map(" ".join))


@settings(deadline=None)
@given(TEXTS)
def test_no_text_breaks_the_description_or_lies_ahead(text):
    one = describing(text)
    found = one.particulars
    assert one.quote == text
    assert found.when.start <= found.when.end
    assert one.at <= NOW
    assert all(figure.high is None or figure.low <= figure.high for figure in found.figures)
    assert all(place.key and place.name for place in found.places)


@settings(deadline=None)
@given(TEXTS)
def test_a_description_is_the_same_twice(text):
    assert describing(text) == describing(text)
