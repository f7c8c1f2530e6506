"""What holds for every text: exact spans, no overlap, no crash, the same answer, bounded time."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.split import split
from tests.split import cases
from tests.split.test_split import NAMES, post

PIECES = st.sampled_from(
    [
        "Rebels took Tell Umran",
        "activists say",
        " and ",
        " while ",
        ", ",
        ". ",
        "\n",
        "\n\n",
        "“",
        "”",
        '"',
        "–Heron",
        "ITEM: ",
        "ITEMS (Hind)",
        "From Heron:",
        "#1: ",
        "@heron_map",
        "RT @x: ",
        "(Sources: A, B)",
        "UPDATE 1600 GMT: ",
        "قصف على تل عمران",
        " فيما ",
        "قالت مصادر إن",
        "Войска заняли Луги",
        "за словами",
        "\u200f",
        "\ud800",
        "🔴",
        "?",
        "reports that",
        "has acknowledged its",
        "The UN",
        "“Source: ",
        "Heron reports “",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join))
LONG = [
    "rebels attacked and ",
    "“a – ",
    "a\n",
    "(",
    "1/",
    "#a ",
    "x said, ",
    "Bob says “hi” ",
    "وقصفت قوات النظام ",
    '"',
    "if the UN has ",
    ". Source: “x” ",
]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_are_exact_apart_and_in_order(text):
    made = post(text)
    found = split(made, NAMES)
    assert all(made.text[item.start : item.end] == item.quote and item.quote for item in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_post_gives_the_same_statements(text):
    assert split(post(text), NAMES) == split(post(text), NAMES)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.text(max_size=30), st.text(max_size=30))
def test_no_heading_source_or_credit_makes_it_fail(text, title, credited):
    split(post(text, title=title, credited=credited, reply_to="0"), NAMES)


@pytest.mark.parametrize("text", [case[0] for case in cases.CLAUSES + cases.SENTENCES])
def test_an_unrelated_paragraph_leaves_the_other_statements_as_they_were(text):
    alone = split(post(text), NAMES)
    longer = split(post(text + "\n\nThe weather in the capital was fine."), NAMES)
    assert longer[: len(alone)] == alone


@pytest.mark.parametrize("piece", LONG)
def test_forty_thousand_characters_take_no_more_than_their_share(piece):
    split(post(piece), NAMES)
    began = time.process_time()  # not the clock: other work on the machine is no fault of ours
    split(post((piece * 40000)[:40000]), NAMES)
    assert time.process_time() - began < 8
