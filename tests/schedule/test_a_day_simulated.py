"""A day of passes over a thousand sources, on a clock that is only a number: nobody sleeps here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from pipeline.collect.due import choose
from pipeline.types import Cursor, Source
from tests.builders import a_source

MINUTE = timedelta(minutes=1)
CADENCES = [timedelta(minutes=number) for number in (2, 5, 10, 15, 20, 30, 60, 90, 240, 720)]
SOURCES = [a_source(f"Source {number}", every=CADENCES[number % len(CADENCES)]) for number in range(1000)]
ORDINARY = sum(MINUTE / source.every for source in SOURCES)
"""Visits that a minute brings when all stand evenly spread."""

Visits = dict[str, list[datetime]]


def simulate(
    sources: list[Source], start: datetime, hours: int, *, up: Callable[[datetime], bool] = lambda at: True, tick=MINUTE
) -> tuple[Visits, Counter[datetime]]:
    """Passes at every `tick` from `start` on while `up` says so: who was visited when, and how many each pass took."""
    cursors: dict[str, Cursor] = {}
    visits: Visits = {source.name: [] for source in sources}
    load: Counter[datetime] = Counter()
    for number in range(int(timedelta(hours=hours) / tick)):
        now = start + number * tick
        if not up(now):
            continue
        for source in choose(sources, cursors, {}, now, tick):
            cursors[source.name] = Cursor.model_construct(
                source=source.name, last_attempt=now, failures=0, not_before=None
            )
            visits[source.name].append(now)
            load[now] += 1
    return visits, load


def gaps(times: list[datetime]) -> list[timedelta]:
    return [later - earlier for earlier, later in pairwise(times)]


START = datetime(2026, 3, 28, 12, tzinfo=UTC)
"""Noon before the night in which Europe's clocks go forward."""


@pytest.fixture(scope="module")
def day() -> tuple[Visits, Counter[datetime]]:
    return simulate(SOURCES, START, 24)


def test_every_source_keeps_its_cadence_for_a_day(day):
    visits, _ = day
    for source in SOURCES:
        found = gaps(visits[source.name])
        assert max(found, default=timedelta()) <= source.every + MINUTE, source.name
        assert min(found, default=source.every) >= source.every / 2 - MINUTE, source.name
        assert all(abs(gap - source.every) <= MINUTE for gap in found[2:]), source.name
        assert len(visits[source.name]) >= timedelta(hours=24) // source.every, source.name


def test_sources_that_were_first_visited_together_are_soon_spread(day):
    _, load = day
    assert load[START] == 1000
    settled = [load[START + number * MINUTE] for number in range(1, 24 * 60)]
    assert max(settled) <= 4 * ORDINARY
    assert max(settled[12 * 60 :]) <= 1.5 * ORDINARY


def test_an_outage_of_six_hours_is_followed_by_no_burst():
    down, up = START + timedelta(hours=8), START + timedelta(hours=14)
    visits, load = simulate(SOURCES, START, 24, up=lambda at: not down <= at < up)
    before = max(load[down - number * MINUTE] for number in range(1, 60))
    after = [load[up + number * MINUTE] for number in range(120)]
    assert max(after) <= 2.2 * ORDINARY
    assert max(after[60:]) <= 1.5 * before
    for source in SOURCES:
        first = next(at for at in visits[source.name] if at >= up)
        assert first - up <= max(source.every, timedelta(minutes=20)), source.name
        assert (
            len([at for at in visits[source.name] if up <= at <= up + source.every / 3]) <= 1
            or source.every < MINUTE * 4
        )


def test_a_change_of_clocks_is_no_event(day):
    visits, load = day
    change = datetime(2026, 3, 29, 1, tzinfo=UTC)  # 03:00 becomes 04:00 in Kyiv
    around = [load[change + number * MINUTE] for number in range(-60, 60)]
    assert max(around) <= 1.5 * ORDINARY
    assert min(around) > 0
    assert all(max(gaps(visits[source.name])[3:], default=MINUTE) <= source.every + MINUTE for source in SOURCES)


@pytest.mark.parametrize(("day", "hour"), [((3, 28), 3), ((3, 29), 4), ((10, 24), 3), ((10, 25), 3)])
def test_a_morning_visit_comes_once_at_its_hour_also_when_clocks_change(day, hour):
    """At 03:30 by the clock of its zone; where that is jumped over, an hour later; where it comes twice, once."""
    reader = a_source("Reader", cron="30 3 * * *", zone="Europe/Kyiv")
    midnight = datetime(2026, *day, tzinfo=ZoneInfo("Europe/Kyiv")).astimezone(UTC)
    visits, _ = simulate([reader], midnight, 23)
    there = [at.astimezone(ZoneInfo("Europe/Kyiv")) for at in visits["Reader"][1:]]
    assert [(at.day, at.hour, at.minute) for at in there] == [(day[1], hour, 30)]


def test_a_cron_job_every_five_minutes_keeps_the_cadences_that_it_can():
    visits, _ = simulate(SOURCES, START, 24, tick=5 * MINUTE)
    for source in SOURCES:
        found = gaps(visits[source.name])
        assert max(found, default=timedelta()) <= max(source.every, 5 * MINUTE) + 5 * MINUTE, source.name
        asked = timedelta(hours=24) / max(source.every, 5 * MINUTE)
        assert len(visits[source.name]) >= asked * 0.95 - 1, source.name
