"""Keeps a new source from bringing its whole archive: a first visit takes at most a week of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from pipeline.collect.entry import Entry
from pipeline.times import believable
from pipeline.types import Cursor, Post

WEEK = timedelta(days=7)
"""What a first visit keeps at most, back from the source's newest post."""
_SINCE = "since"


class Week(NamedTuple):
    """The posts of a visit that belong to us, and from when on."""

    kept: tuple[Post, ...]
    set_aside: int
    since: datetime


def limit(times: Iterable[datetime], cursor: Cursor, now: datetime) -> datetime:
    """Before when posts are not taken: as the first visit set it, else a week before the newest of `times`.

    The limit is counted from the newest post, not from the clock: of a source that fell silent its last week is kept.
    """
    known = cursor.state.get(_SINCE)
    if isinstance(known, str):
        return datetime.fromisoformat(known)
    return min(max(times, default=now), now) - WEEK


def recent(posts: Sequence[Post], cursor: Cursor, now: datetime) -> Week:
    """The posts not older than the limit that the first visit set, which is remembered; undated ones are kept."""
    since = limit((post.published for post in posts if post.published), cursor, now)
    kept = tuple(post for post in posts if _latest(post, since) >= since)
    return Week(kept, len(posts) - len(kept), since)


def young(entries: Sequence[Entry], cursor: Cursor, now: datetime) -> Callable[[Entry], bool]:
    """Which of a first visit's `entries` are not older than the limit, as `recent` says of the posts made of them.

    A post costs more to make than all else that is done with one which is then set aside.
    """
    at = {id(entry): (_believed(entry.published_at, now), _believed(entry.updated_at, now)) for entry in entries}
    since = limit((published for published, _ in at.values() if published), cursor, now)

    def belongs(entry: Entry) -> bool:
        """Whether the entry is dated within the week, or not at all."""
        return max((time for time in at[id(entry)] if time is not None), default=since) >= since

    return belongs


def _believed(iso: str, now: datetime) -> datetime | None:
    at = datetime.fromisoformat(iso) if iso else None
    return at if at is not None and believable(at, now) else None


def _latest(post: Post, undated: datetime) -> datetime:
    """When the post was published or last edited; `undated` where neither is known."""
    return max((at for at in (post.published, post.edited) if at is not None), default=undated)
