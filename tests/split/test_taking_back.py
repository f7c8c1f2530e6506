"""Who takes a report of his own back corrects it, in any order of words; who errs otherwise corrects nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post, Stance

TABLE = Path(__file__).with_name("taking_back.tsv")
AT = datetime(2024, 2, 1, 9, tzinfo=UTC)


def rows() -> list[list[str]]:
    return [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("want", "lang", "sentence"), rows(), ids=lambda value: str(value)[:40])
def test_who_takes_his_own_report_back_corrects_and_who_errs_otherwise_does_not(want, lang, sentence):
    post = Post(source="Watch", id="1", published=AT, fetched=AT, text=sentence, lang=lang)
    stances = [one.stance for one in split(post, Roster(()))]
    assert (Stance.CORRECTS in stances) == (want == "corrects"), stances
