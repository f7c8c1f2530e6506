"""Notices that a post was taken down, and says by what: its absence from a list, or the answer of its own page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlsplit

from pipeline.collect.fetch import Fetcher, shown
from pipeline.collect.memory import Known, Trace, missing
from pipeline.errors import FetchError
from pipeline.types import Post, Source

MAX_ASKED = 3
"""Pages of missing posts asked for on one visit; the others wait for the next."""
_TAKEN_DOWN = frozenset([404, 410])
_PART = re.compile(r"comment-\d{1,12}")
"""The part of a page that WordPress shows a comment in."""


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
            why = "where older posts still stand" if complete or old.at < newest else None
        elif asked == MAX_ASKED:
            why = None
        else:
            asked += 1
            why = await _evidence(old, newest, now, fetcher)
        if why is None:
            undecided[name] = old
        elif why:
            deleted.append(_mark(name, f"no longer listed at {shown(url)}, {why}", source, now))
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


async def _evidence(old: Trace, newest: str, now: datetime, fetcher: Fetcher) -> str | None:
    """What the post's own page says of its absence: words for a deletion, none where it still stands, None: unknown.

    A comment's page (`…#comment-7`) stands longer than the comment: there the comment must be missing from the page,
    and newer ones must stand in the list.
    """
    try:
        answer = await fetcher.get(old.link, now)
    except FetchError:
        return None
    if answer.status in _TAKEN_DOWN:
        return f"and its page answers {answer.status}"
    if answer.status >= HTTPStatus.BAD_REQUEST:
        return None
    part = urlsplit(old.link).fragment
    if answer.status != HTTPStatus.OK or not _PART.fullmatch(part) or _shows(answer.body, part):
        return ""
    return f"and its page no longer shows #{part}" if old.at < newest else None


def _shows(page: bytes, part: str) -> bool:
    """Whether the page has an element of that name."""
    return re.search(rb"\b(?:id|name)\s*=\s*[\"']?" + re.escape(part.encode()) + rb"[\"'\s>]", page) is not None
