"""Dates for "today"."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pipeline.draft.dates import with_dates, zone_of
from pipeline.types import Precision, When
from tests.builders import a_post, an_appearance, particulars

LATE = datetime(2024, 5, 1, 22, 30, tzinfo=UTC)


def dated(text, at=LATE, zone=UTC, year=2024, **fields):
    return with_dates(text, an_appearance(text, at=at, **fields), zone, year)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Shelling today in Zarit", "Shelling on 1 May in Zarit"),
        ("Today shelling in Zarit", "On 1 May shelling in Zarit"),
        ("Rebels earlier today captured Zarit", "Rebels earlier on 1 May captured Zarit"),
        ("Zarit fell yesterday evening", "Zarit fell on the evening of 30 April"),
        ("Nothing from today", "Nothing from 1 May"),
        ("Strikes last night", "Strikes on the night of 30 April"),
        ("Strikes this morning", "Strikes on the morning of 1 May"),
        ("Today’s toll is 5", "The 1 May toll is 5"),
    ],
)
def test_a_relative_day_is_printed_as_a_date(said, printed):
    assert dated(said) == (printed, ())


def test_the_date_is_that_of_the_beats_zone():
    assert dated("Shelling today", zone=ZoneInfo("Europe/Kyiv")).text == "Shelling on 2 May"


def test_another_year_is_printed_with_its_number():
    assert dated("Shelling today", year=2025).text == "Shelling on 1 May 2024"


def test_now_carries_an_as_of_time():
    assert dated("Clashes now in Zarit").notes == ("as of 22:30 UTC on 1 May",)


def test_an_undated_post_never_gives_a_date():
    post = a_post("Shelling today in Zarit").model_copy(update={"published": None})
    assert with_dates(post.text, an_appearance(post.text, post=post), UTC, 2024) == ("Shelling in Zarit", ("undated",))


def test_another_language_keeps_its_words_beside_the_date():
    assert dated("Сегодня обстрел Зарита", lang="ru") == ("Сегодня обстрел Зарита", ("1 May",))


def test_a_weekday_gets_the_date_that_the_post_states():
    day = datetime(2024, 5, 1, tzinfo=UTC)
    known = particulars(when=When(start=day, end=day + timedelta(days=1), precision=Precision.DAY, stated=True))
    assert dated("Shelled on Wednesday", particulars=known).text == "Shelled on Wednesday 1 May"
    assert dated("Shelled Wednesday night", particulars=known).text == "Shelled on the night of Wednesday 1 May"
    assert dated("Wednesday night’s raid", particulars=known).text == "Wednesday night’s raid"
    assert dated("Shelled on Friday", particulars=known).text == "Shelled on Friday"


def test_an_unknown_zone_is_utc():
    assert zone_of("Nowhere/Land") is UTC
    assert zone_of("../etc/passwd") is UTC
