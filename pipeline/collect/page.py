"""Collects web pages that have no feed, where the site lets programs read them.

A page that lists posts is read by CSS selectors; one that is a single text, such as a live page, as one post whose
changes are its versions.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipeline.collect.fetch import Fetcher
from pipeline.collect.robots import permitted
from pipeline.collect.timeline import Timeline, read_timeline
from pipeline.errors import CollectError
from pipeline.types import Cursor, FetchOutcome, Source

OPTIONS = ("item", "title", "text", "link", "time")
"""CSS selectors: of each post on the page, and inside it of its parts. Without any the page is one post."""


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Read what the page lists; raises `CollectError` where that cannot be done or the site does not want it.

    When we first saw a post is not when it was published: without the selector `time` its posts are undated,
    and a page read as one post has the time that it declares itself.
    """
    if not source.url:
        raise CollectError(f"{source.name} has no url to fetch; give it one")
    cursor = await permitted(source.url, cursor, now, fetcher)
    told = {name: source.options[name] for name in OPTIONS if name in source.options}
    if told and "item" not in told:
        raise CollectError(f"{source.name} says not what on its page is a post; give options: {{item: a CSS selector}}")
    timeline = Timeline(source.url, reader="read_page" if told else "read_article", options=told)
    return await read_timeline(timeline, source, cursor, now, fetcher)
