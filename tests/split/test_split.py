"""The split step, class by class."""

from datetime import UTC, datetime

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post, Role, Source, Statement
from tests.split import cases

NOW = datetime(2024, 5, 4, 12, tzinfo=UTC)
NAMES = Roster(
    [
        Source(name="Walid Heron", aliases=("Heron", "heron_map"), role=Role.ANALYST),
        Source(name="HillObservatory", aliases=("Hill Observatory", "مرصد التل"), role=Role.ACTIVIST),
        Source(name="The Daily Lantern", role=Role.OUTLET),
        Source(name="reader 4", role=Role.COMMENTER),
    ]
)


def post(text, **fields) -> Post:
    return Post(**{"source": "The Daily Lantern", "id": "1", "fetched": NOW, "text": text, **fields})


def statements(text, **fields) -> tuple[Statement, ...]:
    return split(post(text, **fields), NAMES)


def claims(text, **fields) -> list[Statement]:
    return [statement for statement in statements(text, **fields) if statement.aside is None]


@pytest.mark.parametrize(("text", "hedge", "credit"), cases.HEDGED)
def test_what_is_passed_on_is_hedged_and_only_a_named_body_is_credited(text, hedge, credit):
    first = statements(text)[0]
    assert first.hedged
    assert first.hedge == hedge
    assert first.credit == credit


@pytest.mark.parametrize("text", cases.OWN_VOICE)
def test_an_own_voice_is_not_hedged(text):
    first = statements(text)[0]
    assert (first.hedged, first.hedge, first.credit) == (False, None, ())


@pytest.mark.parametrize(("text", "stance", "answers"), cases.STANCES)
def test_the_stance_is_read(text, stance, answers):
    assert statements(text, reply_to="0" if answers else None)[0].stance == stance


@pytest.mark.parametrize(("text", "reason"), cases.ASIDES)
def test_what_makes_no_claim_says_why(text, reason):
    assert [statement.aside for statement in statements(text)] == [reason]


@pytest.mark.parametrize("text", cases.CLAIMS)
def test_a_claim_stays_a_claim(text):
    assert claims(text)


@pytest.mark.parametrize(("text", "parts"), cases.CLAUSES)
def test_several_claims_in_one_sentence_are_told_apart(text, parts):
    assert [statement.quote for statement in statements(text)] == (parts or [text])


@pytest.mark.parametrize(("text", "parts"), cases.SENTENCES)
def test_sentences_end_where_they_end(text, parts):
    assert [statement.quote for statement in statements(text)] == (parts or [text])


@pytest.mark.parametrize(("text", "quotes"), cases.CREDITS)
def test_a_credit_is_kept_beside_the_words_and_not_in_them(text, quotes):
    assert [(statement.quote, statement.credit) for statement in claims(text, source="reader 4")] == quotes


@pytest.mark.parametrize(("text", "body"), cases.OWN_ACTS)
def test_an_own_act_names_its_body_and_an_operation_is_none(text, body):
    assert next(statement.own_act for statement in statements(text)) == body


@pytest.mark.parametrize(
    "text",
    ["Strikes on Kharkiv and Chuhuiv: five wounded.", "Обстріли Нікополя та Марганця: двоє загиблих"],
)
def test_two_names_before_a_colon_are_one_heading(text):
    assert [one.quote for one in claims(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "د!!عـ ـش قتل 5 مدنيين في تل عمران",
        "قـ!ـتل 5 مدنيين في تل عمران",
        "د.ا.ع.ش سيطر على تل عمران",
        "مقـ.ـتل 5 من د!عـ.ـش في تل عمران",
        "ا.لنظام يقـ.صف تل عمران بالبرا.ميل",
        "قُتل ٣ من عنا!صر الجي!ش في تل عمران",
        "هجو.م على حا.جز في تل عمران",
    ],
)
def test_marks_inside_an_arabic_word_end_no_sentence(text):
    assert [one.quote for one in statements(text)] == [text]


@pytest.mark.parametrize(
    "text", ["قصف على تل عمران.الجيش يرد", "انسحب الجيش!قتلى في تل عمران", "الجيش سيطر على تل عمران!! داعش انسحب"]
)
def test_marks_between_two_arabic_words_end_a_sentence(text):
    assert len(statements(text)) == 2
