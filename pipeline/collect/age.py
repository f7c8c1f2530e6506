"""How old an entry may be that a first visit takes: at most a week older than the newest of its document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from pipeline.collect.entry import Entry
from pipeline.times import believable

WEEK = timedelta(days=7)
"""What a first visit keeps at most, back from the source's newest post."""


def week_before(times: Iterable[datetime], now: datetime) -> datetime:
    """A week before the newest of `times`, at most a week before `now`; counted from the newest post, not the clock."""
    return min(max(times, default=now), now) - WEEK


def published(entry: Entry, now: datetime) -> datetime | None:
    """When the entry says it was published, where we believe that at `now`."""
    return _believed(entry.published_at, now)


def latest(entry: Entry, now: datetime, undated: datetime) -> datetime:
    """When the entry was published or last edited, as far as we believe that at `now`; `undated` where neither."""
    times = (published(entry, now), _believed(entry.updated_at, now))
    return max((at for at in times if at is not None), default=undated)


def lighten(entries: list[Entry], now: datetime) -> None:
    """Leave of the entries that a first visit sets aside what counting them takes: ids and times.

    Where ids do not tell the entries apart nothing is left out: then what they say does.
    """
    ids = {entry.id.strip() for entry in entries}
    if len(ids) < len(entries) or "" in ids:
        return
    since = week_before((at for entry in entries if (at := published(entry, now))), now)
    for place, entry in enumerate(entries):
        if latest(entry, now, since) < since:
            entries[place] = Entry(id=entry.id, published_at=entry.published_at, updated_at=entry.updated_at)


def _believed(iso: str, now: datetime) -> datetime | None:
    at = datetime.fromisoformat(iso) if iso else None
    return at if at is not None and believable(at, now) else None
