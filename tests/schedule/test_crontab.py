"""Crontab lines: what they mean, when they come up next, and what clocks that change do to them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from apscheduler.triggers.cron import CronTrigger
from hypothesis import given
from hypothesis import strategies as st

from pipeline.crontab import next_after, parse_crontab

FRIDAY = datetime(2026, 11, 20, 12, tzinfo=UTC)


def upcoming(line, zone="UTC", after=FRIDAY, number=3):
    found = []
    for _ in range(number):
        after = next_after(line, zone, after)
        found.append(after.astimezone(ZoneInfo(zone)).strftime("%a %d %H:%M"))
    return found


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("0 6 * * 1", ["Mon 23 06:00", "Mon 30 06:00", "Mon 07 06:00"]),
        ("0 6 * * mon", ["Mon 23 06:00", "Mon 30 06:00", "Mon 07 06:00"]),
        ("0 6 * * 0", ["Sun 22 06:00", "Sun 29 06:00", "Sun 06 06:00"]),
        ("0 6 * * 7", ["Sun 22 06:00", "Sun 29 06:00", "Sun 06 06:00"]),
        ("0 6 * * mon-fri", ["Mon 23 06:00", "Tue 24 06:00", "Wed 25 06:00"]),
        ("*/20 7-8 * * *", ["Sat 21 07:00", "Sat 21 07:20", "Sat 21 07:40"]),
        ("30 5 1,15 * *", ["Tue 01 05:30", "Tue 15 05:30", "Fri 01 05:30"]),
        ("0 0 1 * mon", ["Mon 23 00:00", "Mon 30 00:00", "Tue 01 00:00"]),
        ("@daily", ["Sat 21 00:00", "Sun 22 00:00", "Mon 23 00:00"]),
        ("0 12 29 feb *", ["Tue 29 12:00", "Sun 29 12:00", "Fri 29 12:00"]),
    ],
)
def test_a_line_means_what_crontab_says(line, times):
    assert upcoming(line) == times


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("0 6 * *", "is no crontab line"),
        ("0 6 * * * *", "is no crontab line"),
        ("60 * * * *", "minute that there is not"),
        ("* 24 * * *", "hour that there is not"),
        ("* * 0 * *", "day of the month that there is not"),
        ("* * * 13 *", "month that there is not"),
        ("* * * * 8", "weekday that there is not"),
        ("* * * * montag", "cannot be read"),
        ("5-1 * * * *", "runs backwards"),
        ("*/0 * * * *", "runs backwards or stands still"),
        ("0 0 31 feb *", "never comes"),
        ("; rm -rf * *", "cannot be read"),
        ("٣ * * * *", "cannot be read"),
    ],
)
def test_what_is_no_line_is_refused_with_a_reason(line, said):
    with pytest.raises(ValueError, match=said):
        parse_crontab(line)


def test_a_time_that_the_clock_jumps_over_comes_that_much_later():
    before = datetime(2026, 3, 28, 12, tzinfo=UTC)  # Kyiv: 03:00 becomes 04:00 on the 29th
    assert upcoming("30 3 * * *", "Europe/Kyiv", before) == ["Sun 29 04:30", "Mon 30 03:30", "Tue 31 03:30"]


def test_a_time_that_the_clock_shows_twice_comes_up_once():
    before = datetime(2026, 10, 24, 12, tzinfo=UTC)  # Kyiv: 04:00 becomes 03:00 on the 25th
    assert upcoming("30 3 * * *", "Europe/Kyiv", before) == ["Sun 25 03:30", "Mon 26 03:30", "Tue 27 03:30"]


@pytest.mark.parametrize("day", [datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)])
def test_every_quarter_of_an_hour_is_that_also_when_clocks_change(day):
    at = day
    for number in range(1, 97):
        at = next_after("*/15 * * * *", "Europe/Kyiv", at)
        assert at == day + timedelta(minutes=15 * number)


FIELDS = st.tuples(
    st.sampled_from(["*", "0", "*/7", "5-50/9", "1,31,59"]),
    st.sampled_from(["*", "0", "*/5", "6-18", "23"]),
    st.sampled_from(["*", "1", "15-20", "31"]),
    st.sampled_from(["*", "2", "jan-jun", "*/3", "12"]),
)


@given(
    FIELDS,
    st.datetimes(datetime(2024, 1, 1), datetime(2031, 1, 1)),  # noqa: DTZ001 - made aware below
    st.sampled_from(["UTC", "Asia/Kolkata", "Asia/Damascus"]),
)
def test_it_agrees_with_apscheduler_where_no_clock_changes(fields, naive, zone):
    minute, hour, day, month = fields
    if (day, month) == ("31", "2"):
        return
    moment = naive.replace(tzinfo=UTC)
    theirs = CronTrigger(minute=minute, hour=hour, day=day, month=month, timezone=ZoneInfo(zone))
    asked = theirs.get_next_fire_time(None, moment + timedelta(microseconds=1))
    ours = next_after(" ".join([*fields, "*"]), zone, moment)
    if asked is not None and ours.astimezone(ZoneInfo(zone)).year < 2023 + 1 + 8:
        assert ours == asked.astimezone(UTC)
