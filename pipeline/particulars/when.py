"""When it happened, as far as the words say, reckoned from the post's own time and never into the future.

Days are UTC days: which zone a writer's "today" means is not known to the hour, and a day's precision says so.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from pipeline.clocks import LOCAL, Clock, clock
from pipeline.daytime import an_hour, as_of
from pipeline.lexicon import Hit
from pipeline.particulars.clauses import aside
from pipeline.particulars.reading import Reading
from pipeline.types import Precision, When

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(\d{1,2})[-./](\d{1,2})[-./](20\d\d|\d\d)(?![\d/-])|(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)"
)
_AGO = re.compile(
    r"(?<![\d.])(\d{1,3})\s*-?(?:(m|min|mins|minutes?|мин\w*|хв\w*|дقايق)|(h|hrs?|hours?|час\w*|годин\w*)|(d|days?"
    r"|дн\w+|день))\d*\s*(?:\d+\s*)?(?:\w+\s+)?(?:ago|назад|тому)"
    r"|(?:قبل|منذ)\s+(\d{1,3})\s+(?:(دقيق\w*|دقايق)|(ساع\w*)|(يوم\w*|ايام))"
)
_AGO_WORDS = ("ago", "назад", "тому", "قبل", "منذ")
_PARTS: dict[str, tuple[int, int, int]] = {
    "this-morning": (0, 3, 12), "this-noon": (0, 9, 15), "this-evening": (0, 15, 24), "tonight": (0, 0, 24),
    "this-night": (0, 0, 24),
    "last-night": (-1, 16, 30), "today": (0, 0, 24), "yesterday": (-1, 0, 24), "two-days-ago": (-2, 0, 24),
}  # fmt: skip
"""Word → days from the post's, first hour, last hour (over 24: into the next day)."""
DUSK, DARK = 13, 17
"""The hour at which "tonight" begins, and from which on a post that says so means the evening and not the small hours;
in UTC, and evenings begin up to four hours before ours where most of what is read is told."""
LONGEST = timedelta(days=300)
"""How far back a day and month without a year may lie."""

EAST = timedelta(hours=6)
"""How far ahead of UTC the clocks run where most of what is read is told: a weekday may have begun there."""
_WEEK = 7

PASSED_ON = timedelta(hours=36)
"""How far back a round-up of the evening reaches: what it passes on may be of the morning before."""


def when(reading: Reading, seen: datetime) -> When:
    """The stretch of time the statement speaks of; the post's own time (`seen`, aware) where it says none."""
    for read in (_ago, _date, _weekday, _part_of_day):
        found = read(reading, seen)
        if found:
            start, end, precision = found
            told = clock(reading.folded) if precision is Precision.DAY else None
            if told and told.on(_midnight(start)) <= seen:
                return _shown(told, told.on(_midnight(start)))
            part = _part_of(reading, start) if precision is Precision.DAY else None
            if part and part[0] <= seen:
                start, end, precision = part
            if start <= seen:
                return When(start=start, end=min(end, max(seen, start)), precision=precision, stated=True)
    told = clock(reading.folded)
    if told:
        return _by_the_clock(told, seen)
    if reading.of("time", "now"):
        return When(start=seen - _HOUR, end=seen, precision=Precision.HOUR, stated=True)
    return When(start=seen, end=seen, precision=Precision.UNKNOWN, stated=False)


def _by_the_clock(told: Clock, seen: datetime) -> When:
    """When that clock showed its hour last, before a post was `seen`; one that is not yet so late in UTC is local."""
    ahead = timedelta() if told.zone else LOCAL
    at = told.on(_midnight(seen))
    if at + _DAY <= seen + ahead:  # small hours of a day that has begun where it is told
        at += _DAY
    if seen < at <= seen + ahead:
        return When(start=at - LOCAL, end=seen, precision=Precision.HOUR, stated=True)
    return _shown(told, at if at <= seen else at - _DAY)


def _shown(told: Clock, at: datetime) -> When:
    """The stretch of a clock that shows `at`, read as UTC's; a place's own may be hours ahead of it."""
    if told.local:
        return When(start=at - LOCAL, end=at, precision=Precision.HOUR, stated=True)
    return When(start=at, end=at, precision=Precision.MINUTE, stated=True)


def undated(found: When, seen: datetime) -> When:
    """The stretch of a post that was passed on without its time: somewhen in the day and a half before it was `seen`.

    Its "now" is that of its writing, and its "this morning" may be the day before's.
    """
    if not found.stated or found.precision is Precision.HOUR:
        return found.model_copy(update={"start": found.end - PASSED_ON})
    return found.model_copy(update={"start": found.start - _DAY}) if found.start >= _midnight(seen) else found


def middle(found: When) -> datetime:
    """The middle of the stretch: where the event stands in time."""
    return found.start + (found.end - found.start) / 2


_Stretch = tuple[datetime, datetime, Precision]


def _said(reading: Reading) -> list[Hit]:
    """The time words of the main clause: "taken last week" dates what was before. All, where there are no others."""
    hits = [hit for hit in reading.of("time") if an_hour(reading.folded, hit.start, hit.end)]
    hits = [hit for hit in hits if not as_of(reading.folded, hit.start)]
    return [hit for hit in hits if not aside(reading, hit.start)] or [hit for hit in hits if not _past(reading, hit)]


def _past(reading: Reading, hit: Hit) -> bool:
    return any(
        start <= hit.start and "," not in reading.folded[end : hit.start] for start, end in reading.afterthoughts
    )


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def _ago(reading: Reading, seen: datetime) -> _Stretch | None:
    if not any(word in reading.folded for word in _AGO_WORDS):
        return None
    match = _AGO.search(reading.folded)
    if not match:
        return None
    number = int(match[1] or match[5])
    if match[2] or match[6]:
        at, precision, margin = seen - number * timedelta(minutes=1), Precision.MINUTE, timedelta(minutes=5)
    elif match[3] or match[7]:
        at, precision, margin = seen - number * _HOUR, Precision.HOUR, _HOUR / 2
    else:
        day = _midnight(seen - number * _DAY)
        return day, day + _DAY, Precision.DAY
    return at - margin, min(at + margin, seen), precision


def _date(reading: Reading, seen: datetime) -> _Stretch | None:
    for match in _NUMERIC.finditer(reading.folded) if reading.has_digits else ():
        if match[4]:
            day = _day(int(match[4]), int(match[5]), int(match[6]), seen)
        else:
            year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            first, second = int(match[1]), int(match[2])
            day = _day(year, second, first, seen) or _day(year, first, second, seen)
        if day:
            return day, day + _DAY, Precision.DAY
    for hit in _said(reading):
        if hit.value.startswith("month-"):
            day = _month_day(reading, hit.start, hit.end, int(hit.value[6:]), seen)
            if day:
                return day, day + _DAY, Precision.DAY
    return None


def _month_day(reading: Reading, start: int, end: int, month: int, seen: datetime) -> datetime | None:
    around = re.search(
        r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|-?го)?\s*(?:of\s+)?$", reading.folded[max(0, start - 9) : start]
    )
    around = around or re.match(r"\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", reading.folded[end : end + 7])
    if not around:
        return None
    year = re.search(r"20\d\d", reading.folded[end : end + 10])
    if year:
        return _day(int(year[0]), month, int(around[1]), seen)
    day = _day(seen.year, month, int(around[1]), seen) or _day(seen.year - 1, month, int(around[1]), seen)
    return day if day and seen - day < LONGEST else None


def _day(year: int, month: int, day: int, seen: datetime) -> datetime | None:
    """That day's midnight, if there is such a day and it does not lie ahead."""
    try:
        found = _midnight(seen).replace(year=year, month=month, day=day)
    except ValueError:
        return None
    return found if found <= seen + _DAY / 2 else None


def _weekday(reading: Reading, seen: datetime) -> _Stretch | None:
    for hit in _said(reading):
        if hit.value.startswith("weekday-"):
            back = (seen.weekday() - int(hit.value[8:])) % 7
            if back == _WEEK - 1 and seen + EAST >= _midnight(seen) + _DAY:  # "Sunday" has begun where it is told
                return seen, seen + _DAY, Precision.DAY
            day = _midnight(seen - back * _DAY)
            return day, day + _DAY, Precision.DAY
    return None


def _part_of_day(reading: Reading, seen: datetime) -> _Stretch | None:
    stated = {hit.value for hit in _said(reading)}
    for value, (days, first, last) in _PARTS.items():
        if value in stated:
            yesterday = value.startswith("this-") and "yesterday" in stated
            day = _midnight(seen) + (-1 if yesterday else days) * _DAY
            begins = DUSK if value == "tonight" and seen.hour >= DARK else first
            whole = last - begins >= 24
            return day + begins * _HOUR, day + last * _HOUR, Precision.DAY if whole else Precision.HOUR
    if "last-week" in stated:
        return _midnight(seen) - 7 * _DAY, seen, Precision.WEEK
    return None


_DAYTIMES = (
    ("this-morning", re.compile(r"\b(?:morning|dawn)\b|صباح|فجر|\bутр|\bвранці|\bзранку")),
    ("this-evening", re.compile(r"\bevening\b|مساء|\bвечер|\bвечор|\bувечері")),
)
"""Parts of the day beside the name of a day: "on Monday morning"."""


def _part_of(reading: Reading, day: datetime) -> _Stretch | None:
    """The one part of `day` that is told beside its name."""
    told = [value for value, words in _DAYTIMES if words.search(reading.folded)]
    if len(told) != 1:
        return None
    _, first, last = _PARTS[told[0]]
    return day + first * _HOUR, day + last * _HOUR, Precision.HOUR
