from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.times import parse_time, read_time

NOON = datetime(2016, 6, 9, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2016-06-09T12:00:00Z", "2016-06-09T15:00:00+03:00", "2016-06-09 12:00:00", "2016-06-09T12:00Z",
        "2016-06-09 14:00:00 +0200", "2016-06-09 12:00:00 UTC", "Thu, 09 Jun 2016 12:00:00 GMT",
        "Thu, 9 Jun 2016 08:00:00 EDT", "9 Jun 16 12:00 +0000", "Thu Jun 09 12:00:00 +0000 2016",
    ],
)  # fmt: skip
def test_the_usual_ways_to_write_a_time_are_read(written):
    assert read_time(written) == NOON


@pytest.mark.parametrize(
    "written",
    [
        "", "soon", "-1", "1e400", "2026-13-45T99:99:99Z", "Tue, 31 Feb 2026 10:00:00 GMT", "9" * 5_000,
        "Mon, 01 Jan 0000 00:00:00 GMT", "Sun, 01 Mar 2026 10:00:00 +9999", "Sun, 29 Mar 2026 02:30:00 Europe/Kyiv",
        "9999-12-31T23:59:59-10:00", "<b>2026-03-01</b>",
    ],
)  # fmt: skip
def test_what_states_no_possible_time_gives_none(written):
    assert read_time(written) is None


def test_a_time_that_lies_ahead_is_not_believed():
    assert parse_time("2016-06-10T11:00:00Z", NOON) is not None
    assert parse_time("2016-06-11T12:00:00Z", NOON) is None


def test_a_clock_that_was_never_set_is_not_believed():
    assert parse_time("Thu, 01 Jan 1970 00:00:00 GMT", NOON) is None


@given(
    st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 (hypothesis wants them naive)
    st.integers(-14, 14),
)
def test_a_written_time_is_read_back(moment, hours):
    at = moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert read_time(at.isoformat()) == at


@given(st.text(max_size=70))
def test_nothing_makes_it_raise(written):
    assert read_time(written) is None or read_time(written).tzinfo is UTC
