"""How often a source posts: what is kept of each visit to know it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from statistics import median

from pipeline.types import Day, FetchOutcome, Post, Vitals

RECENT = 60
"""Times of posts that are kept: the usual gap is their median, which a burst or a night does not move much."""
DAYS = 28
"""Days that are kept: four weekends, for sources that rest on them."""
ENOUGH = 5
"""Gaps from which on a usual one is known."""


def usual_gap(times: Sequence[datetime]) -> timedelta | None:
    """The median time between neighbours of `times` (newest first, each once); None where too few are known."""
    gaps = [(newer - older).total_seconds() for newer, older in pairwise(times)]
    return timedelta(seconds=median(gaps)) if len(gaps) >= ENOUGH else None


def after_visit(before: Vitals | None, outcome: FetchOutcome, new: Sequence[Post]) -> Vitals:
    """What is known of a source after the visit `outcome` that brought the posts `new`; `before`: None, the first."""
    now = outcome.at
    known = before or Vitals(source=outcome.source, since=now)
    days = {day.day: day for day in known.days}
    today = _day(days, now)
    days[today.day] = today.model_copy(update={"refused": max(today.refused, len(outcome.rejected))})
    for post in new:
        day = _day(days, min(post.at, now))
        counts = {"posts": day.posts + 1, "undated": day.undated + (post.published is None)}
        days[day.day] = day.model_copy(update=counts)
    times = _with_silences(days, known.recent, (min(post.at, now) for post in new))
    gap = usual_gap(times[:RECENT])
    oldest = (now - timedelta(days=DAYS)).date()
    return known.model_copy(
        update={
            "recent": times[:RECENT],
            "days": tuple(days[day] for day in sorted(days, reverse=True) if day > oldest),
            "gap": gap.total_seconds() if gap is not None else None,
            "last_post": times[0] if times else None,
        }
    )


def _day(days: dict[date, Day], at: datetime) -> Day:
    day = at.astimezone(UTC).date()
    return days.get(day) or Day(day=day)


def _with_silences(days: dict[date, Day], recent: Sequence[datetime], new: Iterable[datetime]) -> tuple[datetime, ...]:
    """All times, newest first, each once; the silences that the new ones end are noted in `days`."""
    fresh = set(new) - set(recent)
    times = tuple(sorted({*recent, *fresh}, reverse=True))
    for newer, older in pairwise(times):
        if newer in fresh:
            day = _day(days, newer)
            longest = max(day.longest, (newer - older).total_seconds())
            days[day.day] = day.model_copy(update={"longest": longest})
    return times
