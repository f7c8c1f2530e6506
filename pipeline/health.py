"""Judges how a source fares, against its own rhythm: pure functions from what is kept of its visits to a Health.

A check is a function of this module's `CHECKS`: it returns what is wrong in words, or None. Figures are chosen so that
an alarm is worth a look: a source that rests at night or over the weekend raises none once it has done so before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import NamedTuple

from pipeline.types import Cursor, Day, Health, Source, Trouble, Vitals

FAILING_VISITS, FAILING_FOR = 3, timedelta(hours=1)
"""So many visits in a row without an answer, and so long since the last good one: short failures mend themselves."""
WATCHED = timedelta(days=3)
"""A rhythm is not judged before: three days show the nights."""
POSTS_NEEDED = 20
"""Posts, and entries, below which a share or a rhythm says nothing."""
QUIET_TIMES, QUIET_GAPS, QUIET_LEAST = 1.25, 6, timedelta(hours=2)
"""A silence is unusual when it is longer than the longest one of the last weeks by a quarter, than six usual gaps, and
than two hours."""
OUTLIERS, DAYS_FOR_OUTLIERS = 2, 10
"""Where ten days are known, their two longest silences are left out: one outage must not deafen us for a month."""
POOR_PARSING = 0.5
"""Less than half of what came could be read: a layout has changed."""
UNDATED_NOW, UNDATED_BEFORE = 0.5, 0.2
"""More than half of the last two days' posts have no date, where less than a fifth of those before had none."""
FLOOD_TIMES, FLOOD_MORE = 10, 50
"""Ten times, and fifty posts more, than on a usual day."""
DROP_SHARE, DROP_USUAL = 0.2, 10
"""Yesterday less than a fifth of a usual day, where that has ten posts or more."""
WEEK = timedelta(days=7)


class Seen(NamedTuple):
    """All that a check looks at."""

    source: Source
    cursor: Cursor
    vitals: Vitals
    now: datetime

    def days(self, length: timedelta, skip: timedelta = timedelta()) -> list[Day]:
        """The days that began within `length` before now, without those of the last `skip`."""
        today = self.now.astimezone(UTC).date()
        return [day for day in self.vitals.days if skip <= today - day.day < length]

    @property
    def usual_per_day(self) -> float | None:
        """Posts of a usual day: the median of the whole days before yesterday, empty ones included."""
        first = max(self.vitals.since, self.now - timedelta(days=28)).astimezone(UTC).date() + timedelta(days=1)
        yesterday = self.now.astimezone(UTC).date() - timedelta(days=1)
        known = {day.day: day.posts for day in self.vitals.days}
        span = [first + timedelta(days=number) for number in range((yesterday - first).days)]
        return float(median(known.get(day, 0) for day in span)) if len(span) >= WATCHED.days else None


def _failing(seen: Seen) -> str | None:
    cursor = seen.cursor
    since = cursor.last_success
    if cursor.failures < FAILING_VISITS or (since is not None and seen.now - since < FAILING_FOR):
        return None
    last = f"since {since:%Y-%m-%d %H:%M} UTC" if since else "since it was listed"
    return f"has not been read {last} ({cursor.failures} visits): {cursor.error}"


def _quiet(seen: Seen) -> str | None:
    vitals, read = seen.vitals, seen.cursor.last_success
    pace, last = vitals.pace, vitals.last_post
    posts = sum(day.posts for day in vitals.days)
    if read is None or last is None or pace is None or posts < POSTS_NEEDED or seen.now - vitals.since < WATCHED:
        return None
    longest = sorted((day.longest for day in vitals.days), reverse=True)
    longest = longest[OUTLIERS:] if len(longest) >= DAYS_FOR_OUTLIERS else longest
    usual = timedelta(seconds=max(longest, default=0))
    if read - last <= max(usual * QUIET_TIMES, pace * QUIET_GAPS, QUIET_LEAST):
        return None
    return (
        f"is silent since {last:%Y-%m-%d %H:%M} UTC: it usually posts every {in_words(pace)}, "
        f"and was silent for {in_words(usual)} at most"
    )


def _parsing(seen: Seen) -> str | None:
    rate, entries = _parse_rate(seen.days(WEEK))
    if rate is None or rate >= POOR_PARSING or entries < POSTS_NEEDED:
        return None
    return f"only {rate:.0%} of what it brought in a week could be read: `itemwire sources check` shows the rest"


def _undated(seen: Seen) -> str | None:
    lately, before = seen.days(timedelta(days=2)), seen.days(timedelta(days=28), skip=timedelta(days=2))
    now, then = _undated_share(lately), _undated_share(before)
    few = min(sum(day.posts for day in lately), sum(day.posts for day in before)) < POSTS_NEEDED
    if few or now is None or then is None or now <= UNDATED_NOW or then >= UNDATED_BEFORE:
        return None
    return f"{now:.0%} of its posts of the last two days have no date, before it was {then:.0%}: its layout has changed"


def _flood(seen: Seen) -> str | None:
    usual, today = seen.usual_per_day, sum(day.posts for day in seen.days(timedelta(days=1)))
    if usual is None or today < max(usual * FLOOD_TIMES, usual + FLOOD_MORE):
        return None
    return f"brought {today} posts today, where {usual:g} a day are usual"


def _drop(seen: Seen) -> str | None:
    usual = seen.usual_per_day
    yesterday = sum(day.posts for day in seen.days(timedelta(days=2), skip=timedelta(days=1)))
    read_since = seen.cursor.last_success is not None and seen.now - seen.cursor.last_success < FAILING_FOR * 24
    if usual is None or usual < DROP_USUAL or yesterday >= usual * DROP_SHARE or not read_since:
        return None
    return f"brought {yesterday} posts yesterday, where {usual:g} a day are usual"


CHECKS: dict[str, Callable[[Seen], str | None]] = {
    "failing": _failing,
    "quiet": _quiet,
    "parsing": _parsing,
    "undated": _undated,
    "flood": _flood,
    "drop": _drop,
}
"""Kind of trouble → what finds it."""


def judge(source: Source, cursor: Cursor | None, vitals: Vitals | None, now: datetime) -> Health:
    """How `source` fares at `now`; a source that is switched off, or fed by `ingest`, is never in trouble."""
    seen = Seen(source, cursor or Cursor(source=source.name), vitals or Vitals(source=source.name, since=now), now)
    watched = source.enabled and source.kind is not None
    found = [(kind, check(seen)) for kind, check in CHECKS.items()] if watched else []
    week = seen.days(WEEK)
    return Health(
        source=source.name,
        last_success=seen.cursor.last_success,
        last_new=seen.cursor.last_new,
        last_post=seen.vitals.last_post,
        usual_gap=seen.vitals.pace,
        failures=seen.cursor.failures,
        error=seen.cursor.error,
        parse_rate=_parse_rate(week)[0],
        undated=_undated_share(week),
        posts_today=sum(day.posts for day in seen.days(timedelta(days=1))),
        usual_per_day=seen.usual_per_day,
        troubles=tuple(Trouble(kind=kind, source=source.name, words=words) for kind, words in found if words),
    )


def _parse_rate(days: Sequence[Day]) -> tuple[float | None, int]:
    """The share of entries that became posts, and how many entries there were; None: there were none."""
    posts, refused = sum(day.posts for day in days), sum(day.refused for day in days)
    return (posts / (posts + refused) if posts + refused else None), posts + refused


def _undated_share(days: Sequence[Day]) -> float | None:
    posts = sum(day.posts for day in days)
    return sum(day.undated for day in days) / posts if posts else None


def in_words(length: timedelta) -> str:
    """A length of time as a person says it: `40 seconds`, `12 minutes`, `5 hours`, `3 days`."""
    seconds = length.total_seconds()
    for name, size in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {name}"
    return f"{seconds:.0f} seconds"
