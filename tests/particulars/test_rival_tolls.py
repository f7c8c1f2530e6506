"""A toll told as an answer to another's is read, and the number that it calls wrong is not: "not 11 but 3"."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.particulars import describe
from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post

TABLE = Path(__file__).with_name("rival_tolls.tsv")
AT = datetime(2024, 2, 1, 9, tzinfo=UTC)


def rows() -> list[list[str]]:
    return [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]


def read(text: str, lang: str) -> list:
    post = Post(source="Watch", id="1", published=AT, fetched=AT, text=text, lang=lang)
    return [describe(one, post, ()) for one in split(post, Roster(()))]


@pytest.mark.parametrize(("want", "lang", "sentence"), rows(), ids=lambda value: str(value)[:40])
def test_the_dead_that_an_answer_counts_are_read_and_those_it_denies_are_not(want, lang, sentence):
    told = [figure for one in read(sentence, lang) for figure in one.particulars.figures if figure.what == "killed"]
    assert {figure.low for figure in told} == {int(want.split()[1])}, told


def test_those_who_died_of_their_wounds_are_added_to_a_toll_that_is_told_beside_them():
    text = "بعد وفاة أربعة من المصابين متأثرين بجراحهم، بات عدد من فقدناهم في قصف بلدة كفر لوزة 16 شخصا"
    told = {figure.low: figure.increment for one in read(text, "ar") for figure in one.particulars.figures}
    assert (told[4], told[16]) == (True, False)
