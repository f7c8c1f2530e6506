"""Reads the five fields of a crontab line and tells when they come up next, in a zone of their own.

Weekdays are crontab's: 0 and 7 are Sunday, 1 is Monday (APScheduler's `from_crontab` counts Monday as 0, so it is not
used). Where both a day of the month and a weekday are named, either of them is enough, as crontab(5) says.

On the days when clocks change: a time that the clock jumps over comes that much later (02:30 becomes 03:30); a time
that the clock shows twice comes up the first time only, unless the hour is `*`, which means every hour there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MACROS = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
"""Words for whole lines (crontab(5))."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_FIELDS: tuple[tuple[str, int, int, dict[str, int]], ...] = (
    ("minute", 0, 59, {}),
    ("hour", 0, 23, {}),
    ("day of the month", 1, 31, {}),
    ("month", 1, 12, {name: number for number, name in enumerate(_MONTHS, 1)}),
    ("weekday", 0, 7, {name: number for number, name in enumerate(_WEEKDAYS)}),
)
_PART = re.compile(r"(?:(\*)|([a-z0-9]{1,3})(?:-([a-z0-9]{1,3}))?)(?:/([0-9]{1,2}))?")
_LONGEST = 100
"""Characters of a line; longer ones are no schedule that a person reads."""
_DAYS_AHEAD = 9 * 366
"""Days that are looked through: 29 February comes after eight years at the latest (1896 to 1904)."""
_CLOCK_CHANGE = timedelta(hours=3)
"""More than any clock is ever moved."""


@dataclass(frozen=True, slots=True)
class Crontab:
    """When something is to be done, by the clock of a zone."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    """0 is Sunday."""
    every_hour: bool
    either_day: bool
    """Both kinds of day are named, and one of them is enough."""

    def falls_on(self, day: date) -> bool:
        """Whether anything is to be done on `day`."""
        if day.month not in self.months:
            return False
        by_date, by_weekday = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return (by_date or by_weekday) if self.either_day else (by_date and by_weekday)


@lru_cache(maxsize=1024)
def parse_crontab(text: str) -> Crontab:
    """What a line such as `0 6 * * mon-fri` says; raises ValueError, with what is allowed, for any other text."""
    line = MACROS.get(text.strip().lower(), text)
    fields = line.lower().split()
    if len(text) > _LONGEST or len(fields) != len(_FIELDS):
        raise ValueError("is no crontab line; allowed: minute hour day month weekday, such as 0 6 * * mon-fri")
    minutes, hours, days, months, weekdays = (
        _numbers(field, *meaning) for field, meaning in zip(fields, _FIELDS, strict=True)
    )
    found = Crontab(
        minutes=tuple(sorted(minutes)),
        hours=tuple(sorted(hours)),
        days=frozenset(days),
        months=frozenset(months),
        weekdays=frozenset(number % 7 for number in weekdays),
        every_hour=fields[1] == "*",
        either_day=not fields[2].startswith("*") and not fields[4].startswith("*"),
    )
    if not any(found.falls_on(date(2000, 1, 1) + timedelta(days=ahead)) for ahead in range(_DAYS_AHEAD)):
        raise ValueError("names a day that never comes; allowed: days that the months have")
    return found


def _numbers(field: str, what: str, low: int, high: int, names: dict[str, int]) -> set[int]:
    """The numbers that one field stands for."""
    found: set[int] = set()
    for part in field.split(","):
        read = _PART.fullmatch(part)
        if read is None:
            raise ValueError(f"has a {what} that cannot be read ({part!r}); allowed: *, 5, 1-5, */15 and lists of them")
        first = low if read[1] else _number(read[2], what, low, high, names)
        last = high if read[1] or (read[4] and not read[3]) else first
        last = _number(read[3], what, low, high, names) if read[3] else last
        step = int(read[4] or 1)
        if first > last or not step:
            raise ValueError(f"has a {what} that runs backwards or stands still ({part!r}); allowed: {low}-{high}")
        found.update(range(first, last + 1, step))
    return found


def _number(word: str, what: str, low: int, high: int, names: dict[str, int]) -> int:
    number = names.get(word, int(word) if word.isdigit() else -1)
    if not low <= number <= high:
        raise ValueError(f"has a {what} that there is not ({word!r}); allowed: {low} to {high}")
    return number


@lru_cache(maxsize=16_384)  # a due table asks for every source at every tick, and the answer changes with a visit only
def next_after(text: str, zone: str, moment: datetime) -> datetime:
    """The first time after `moment` (aware) that the crontab line `text` means by the clock of `zone`, in UTC."""
    line, clock = parse_crontab(text), ZoneInfo(zone)
    there = moment.astimezone(clock).replace(tzinfo=None)
    for ahead in range(-1, _DAYS_AHEAD):
        day = there.date() + timedelta(days=ahead)
        if line.falls_on(day):
            later = [at for at in _moments(line, day, there - _CLOCK_CHANGE, clock) if at > moment]
            if later:
                return min(later)
    raise ValueError(f"{text!r} never comes up again")  # parse_crontab refuses such lines


def _moments(line: Crontab, day: date, since: datetime, clock: ZoneInfo) -> Iterator[datetime]:
    """The moments of `day`, in UTC, whose time on the clock is not before `since`."""
    for hour in line.hours:
        for minute in line.minutes:
            shown = datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - what a clock shows has no zone
            if shown < since:
                continue
            yield shown.replace(tzinfo=clock).astimezone(UTC)
            if line.every_hour:
                yield shown.replace(tzinfo=clock, fold=1).astimezone(UTC)
