"""Who calls reports false denies what they tell, in four languages; who only speaks of lies denies nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post

TABLE = Path(__file__).with_name("falsehood.tsv")
AT = datetime(2024, 2, 1, 9, tzinfo=UTC)


def rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def read(text: str, lang: str) -> list:
    return list(split(Post(source="Watch", id="1", published=AT, fetched=AT, text=text, lang=lang), Roster(())))


@pytest.mark.parametrize(("want", "lang", "sentence"), rows(), ids=lambda value: str(value)[:40])
def test_who_calls_a_report_false_denies_it_and_who_speaks_of_lies_does_not(want, lang, sentence):
    found = read(sentence, lang)
    assert ("denies" in [one.stance.value for one in found]) == (want == "denies"), found
    assert not any(one.hedged for one in found if one.stance.value == "denies"), found
