"""Notices that a post was taken down, and says by what: its absence from a list, or the answer of its own page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from pipeline.collect.fetch import Fetcher, shown
from pipeline.collect.memory import Known, Trace, missing
from pipeline.errors import FetchError
from pipeline.types import Post, Source

MAX_ASKED = 3
"""Pages of missing posts asked for on one visit; the others wait for the next."""
_TAKEN_DOWN = frozenset([404, 410])


class Vanished(NamedTuple):
    """What became of the posts that are missing from a list."""

    deleted: tuple[Post, ...]
    """A mark for each post that is known to be gone; `extra` holds the evidence."""
    undecided: dict[str, Trace]
    """Those to ask about again."""


async def vanished(
    posts: Sequence[Post], known: Known, url: str, source: Source, now: datetime, fetcher: Fetcher, *, complete: bool
) -> Vanished:
    """What became of the `known` posts that `posts`, the list at `url`, no longer holds although older ones stand.

    A service's own list is `complete`: what is missing from it is gone. A feed may leave posts out, and caches serve
    old copies of it; there a post is gone where its page, on the feed's own host, answers 404 or 410, or, where there
    is no such page, when newer and older ones stand on both sides of the gap.
    """
    deleted: list[Post] = []
    undecided: dict[str, Trace] = {}
    asked = 0
    lost = missing(posts, known, complete=complete)
    newest = max((post.published.isoformat() for post in posts if post.published), default="")
    for name, old in lost.items():
        if complete or not _same_host(old.link, url):
            if complete or old.at < newest:
                why = f"no longer listed at {shown(url)}, where older posts still stand"
                deleted.append(_mark(name, why, source, now))
            else:
                undecided[name] = old
        elif asked == MAX_ASKED:
            undecided[name] = old
        else:
            asked += 1
            status = await _status(old.link, now, fetcher)
            if status in _TAKEN_DOWN:
                why = f"no longer listed at {shown(url)}, and its page answers {status}"
                deleted.append(_mark(name, why, source, now))
            elif status is None:
                undecided[name] = old
    return Vanished(tuple(deleted), undecided)


def _mark(name: str, why: str, source: Source, now: datetime) -> Post:
    return Post(source=source.name, id=name, fetched=now, deleted=True, extra={"evidence": why})


def _same_host(link: str, url: str) -> bool:
    """Whether the page is one that the feed's own site serves: no feed may send us elsewhere."""
    try:
        parts, feed = urlsplit(link), urlsplit(url)
        return bool(parts.hostname) and (parts.hostname, parts.port) == (feed.hostname, feed.port)
    except ValueError:
        return False


async def _status(link: str, now: datetime, fetcher: Fetcher) -> int | None:
    """How the page answers; None: it does not, or not for certain."""
    try:
        status = (await fetcher.get(link, now)).status
    except FetchError:
        return None
    return status if status < 400 or status in _TAKEN_DOWN else None
