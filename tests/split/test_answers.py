"""Answers to another's report: what denies it, what asks, what only talks."""

import pytest

from pipeline.types import Stance
from tests.split.test_split import statements


def stance_of(text):
    return statements(text, reply_to="0")[0].stance


@pytest.mark.parametrize(
    "text",
    [
        "Fake.",
        "@heron_map LIES!",
        "That's a lie",
        "this is just not true…",
        "No they didn't.",
        "no it hasn't",
        "Wrong. Nobody was in that building.",
        "Debunked: https://example.org/x",
        "That's not the same bridge",
        "old video, from another war",
        "Photoshopped 😂",
        "Nonsense!",
        "It's all made up",
        "كذب",
        "@heron_map غير صحيح.",
        "فيديو قديم",
        "هذه إشاعة",
        "لا، لم يسيطروا على تل عمران",
        "Враньё!",
        "Это фейк.",
        "Нет, не взяли.",
        "старое видео",
        "Брехня.",
        "Це неправда!",
        "Ні, не взяли.",
        "старе відео, не сьогодні",
    ],
)
def test_a_short_answer_that_it_is_not_so_denies(text):
    assert stance_of(text) is Stance.DENIES


@pytest.mark.parametrize(
    "text",
    [
        "This is not funny, people are dying from this.",
        "Lies and propaganda are the tools of every army.",
        "I know you think you are debunking it, but you only spread it.",
        "Something is wrong with that man!",
        "They take no nonsense from anybody there.",
        "No martyrs there, just cowards.",
        "Hope that is not the hospital.",
        "Яке жахіття, тримайтеся",
        "Спасибо, что вы опровергли чужой фейк",
    ],
)
def test_talk_about_a_report_denies_nothing(text):
    assert stance_of(text) is not Stance.DENIES


@pytest.mark.parametrize(
    "text", ["didn't the mayor say they had left", "isn't that the old depot", "Source?", "Есть пруфы?", "Є докази?"]
)
def test_a_question_in_an_answer_is_one_with_or_without_its_mark(text):
    assert stance_of(text) is Stance.QUESTIONS


@pytest.mark.parametrize(
    "text", ["Wrong turn at Tell Umran: three soldiers captured.", "Old video shop shelled in Bir Zeid."]
)
def test_what_denies_in_an_answer_may_be_news_elsewhere(text):
    assert statements(text)[0].stance is Stance.ASSERTS
