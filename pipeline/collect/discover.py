"""Finds the feed of a site from the address of one of its pages."""

from __future__ import annotations

import re
from datetime import datetime
from http import HTTPStatus
from typing import NamedTuple

from pipeline.collect.fetch import Fetcher, shown
from pipeline.errors import FetchError

_SECONDARY = re.compile(r"\bcomments?\b|kommentare|commentaires|comentarios|комментари|коментар|تعليقات", re.IGNORECASE)
"""What is called so answers posts, and holds none."""


class FoundFeed(NamedTuple):
    """A feed that a page names."""

    url: str
    title: str
    """As the page calls it; may be empty."""


async def discover(url: str, now: datetime, fetcher: Fetcher) -> tuple[FoundFeed, ...]:
    """The feeds that the page at `url` names, those of comments last.

    Raises `FetchError` where there is no such page, `ParseError` where it names no feed.
    """
    answer = await fetcher.get(url, now)
    if answer.status != HTTPStatus.OK:
        raise FetchError(f"{shown(url)} answered {answer.status}; check its url")
    content = await fetcher.workers.read("read_feed_links", answer.body, answer.headers.get("content-type"), answer.url)
    found = [FoundFeed(entry.link, entry.title) for entry in content.entries]
    return tuple(sorted(found, key=_is_secondary))


def _is_secondary(feed: FoundFeed) -> bool:
    return bool(_SECONDARY.search(feed.title) or _SECONDARY.search(feed.url))
