"""How old an entry may be that a first visit takes: at most a week older than the newest of its document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from pipeline.collect.entry import Entry, FeedContent
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
    return _times(entry, now)[1] or undated


def set_aside(content: FeedContent, now: datetime) -> None:
    """Leave out the entries that a first visit does not take, and count them.

    Where ids do not tell the entries apart nothing is left out: then what they say does.
    """
    ids = {entry.id.strip() for entry in content.entries}
    if len(ids) < len(content.entries) or "" in ids:
        return
    times = [_times(entry, now) for entry in content.entries]
    since = week_before((at for at, _ in times if at is not None), now)
    listed = zip(content.entries, times, strict=True)
    kept = [entry for entry, (_, last) in listed if last is None or last >= since]
    content.set_aside += len(content.entries) - len(kept)
    content.entries = kept


def _times(entry: Entry, now: datetime) -> tuple[datetime | None, datetime | None]:
    """When the entry was published, and when it was published or last edited, as far as we believe that."""
    at = _believed(entry.published_at, now)
    edited = at if entry.updated_at == entry.published_at else _believed(entry.updated_at, now)
    return at, at if edited is None or (at is not None and at > edited) else edited


def _believed(iso: str, now: datetime) -> datetime | None:
    at = datetime.fromisoformat(iso) if iso else None
    return at if at is not None and believable(at, now) else None
