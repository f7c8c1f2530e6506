"""Keeps a new source from bringing its whole archive: a first visit takes at most a week of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from pipeline.collect.age import latest, published, week_before
from pipeline.collect.entry import Entry
from pipeline.types import Cursor, Post

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
    return week_before(times, now)


def is_first(cursor: Cursor) -> bool:
    """Whether no visit has set a limit yet."""
    return _SINCE not in cursor.state


def recent(posts: Sequence[Post], cursor: Cursor, now: datetime) -> Week:
    """The posts not older than the limit that the first visit set, which is remembered; undated ones are kept."""
    since = limit((post.published for post in posts if post.published), cursor, now)
    kept = tuple(post for post in posts if _latest(post, since) >= since)
    return Week(kept, len(posts) - len(kept), since)


def young(entries: Sequence[Entry], cursor: Cursor, now: datetime) -> Callable[[Entry], bool]:
    """Which of a first visit's `entries` are not older than the limit, as `recent` says of the posts made of them.

    A post costs more to make than all else that is done with one which is then set aside.
    """
    since = limit((at for entry in entries if (at := published(entry, now))), cursor, now)
    return lambda entry: latest(entry, now, since) >= since


def _latest(post: Post, undated: datetime) -> datetime:
    """When the post was published or last edited; `undated` where neither is known."""
    return max((at for at in (post.published, post.edited) if at is not None), default=undated)
