"""A period across the night in which the clocks change names both zones; one beside it names its own."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from pipeline.draft.page import period_words

KYIV = ZoneInfo("Europe/Kyiv")


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ((3, 29, 22), (3, 30, 2), "30 March 2025, 00:00 EET to 05:00 EEST (Kyiv time)"),
        ((3, 29, 10), (3, 30, 2), "29 March 2025, 12:00 EET to 30 March 2025, 05:00 EEST (Kyiv time)"),
        ((3, 29, 10), (3, 29, 20), "29 March 2025, 12:00 to 22:00 EET (Kyiv time)"),
        ((10, 25, 23), (10, 26, 2), "26 October 2025, 02:00 EEST to 04:00 EET (Kyiv time)"),
    ],
)
def test_each_hour_is_told_in_the_zone_of_its_clock(since, until, words):
    begin, end = (datetime(2025, *at, tzinfo=UTC) for at in (since, until))
    assert period_words(begin, end, KYIV) == words
