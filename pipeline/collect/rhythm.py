"""How often a source posts: what is kept of each visit to know it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from statistics import median

from pipeline.types import Day, FetchOutcome, Post, Vitals
from pipeline.types.record import unchecked

RECENT = 60
"""Times of posts that are kept: the usual gap is their median, which a burst or a night does not move much."""
DAYS = 28
"""Days that are kept: four weekends, for sources that rest on them."""
ENOUGH = 5
"""Gaps from which on a usual one is known."""
_fresh = unchecked(Day)


def usual_gap(times: Sequence[datetime]) -> timedelta | None:
    """The median time between neighbours of `times` (newest first, each once); None where too few are known."""
    gaps = [(newer - older).total_seconds() for newer, older in pairwise(times)]
    return timedelta(seconds=median(gaps)) if len(gaps) >= ENOUGH else None


def after_visit(before: Vitals | None, outcome: FetchOutcome, new: Sequence[Post]) -> Vitals:
    """What is known of a source after the visit `outcome` that brought the posts `new`; `before`: None, the first."""
    now = outcome.at
    known = before or Vitals(source=outcome.source, since=now)
    seen = [(min(post.at, now), post.published is None) for post in new]
    times = tuple(sorted({*known.recent, *(at for at, _ in seen)}, reverse=True))
    posts = Counter(_day(at) for at, _ in seen)
    undated = Counter(_day(at) for at, is_undated in seen if is_undated)
    silences = _silences(times, {at for at, _ in seen}.difference(known.recent))
    days = {day.day: day for day in known.days}
    today = _day(now)
    for day in {today, *posts, *silences}:
        was = days.get(day) or _fresh(day=day)
        more = {"posts": was.posts + posts[day], "undated": was.undated + undated[day]}
        refused = max(was.refused, len(outcome.rejected)) if day == today else was.refused
        longest = max(was.longest, silences.get(day, 0))
        days[day] = was.model_copy(update={**more, "refused": refused, "longest": longest})
    gap = usual_gap(times[:RECENT])
    oldest = _day(now - timedelta(days=DAYS))
    return known.model_copy(
        update={
            "recent": times[:RECENT],
            "days": tuple(days[day] for day in sorted(days, reverse=True) if day > oldest),
            "gap": gap.total_seconds() if gap is not None else None,
            "last_post": times[0] if times else None,
        }
    )


def _day(at: datetime) -> date:
    return at.date() if at.tzinfo is UTC else at.astimezone(UTC).date()


def _silences(times: Sequence[datetime], fresh: Container[datetime]) -> dict[date, float]:
    """Day → the seconds of the longest silence that one of the `fresh` among `times`, newest first, ended on it."""
    longest: dict[date, float] = {}
    for newer, older in pairwise(times):
        if newer in fresh:
            day = _day(newer)
            longest[day] = max(longest.get(day, 0), (newer - older).total_seconds())
    return longest
