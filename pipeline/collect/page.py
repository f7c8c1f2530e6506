"""Collects web pages that list posts but have no feed, by CSS selectors, where the site lets programs read them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipeline.collect.fetch import Fetcher
from pipeline.collect.robots import permitted
from pipeline.collect.timeline import Timeline, read_timeline
from pipeline.errors import CollectError
from pipeline.types import Cursor, FetchOutcome, Source

OPTIONS = ("item", "title", "text", "link", "time")
"""CSS selectors: of each post on the page, and inside it of its parts. Only `item` must be given."""


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Read what the page lists; raises `CollectError` where that cannot be done or the site does not want it.

    When we first saw a post is not when it was published: without the selector `time` its posts are undated.
    """
    if not source.url:
        raise CollectError(f"{source.name} has no url to fetch; give it one")
    if not source.options.get("item"):
        raise CollectError(f"{source.name} says not what on its page is a post; give options: {{item: a CSS selector}}")
    cursor = await permitted(source.url, cursor, now, fetcher)
    timeline = Timeline(source.url, reader="read_page", options=dict(source.options))
    return await read_timeline(timeline, source, cursor, now, fetcher)
