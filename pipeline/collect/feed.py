"""Collects feeds over the network: RSS, Atom, RDF, CDF and JSON Feed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipeline.collect.entries_to_posts import Parsed, to_posts
from pipeline.collect.fetch import Fetcher
from pipeline.collect.read_feed import read_feed
from pipeline.collect.timeline import Timeline, read_timeline
from pipeline.errors import CollectError
from pipeline.types import Cursor, FetchOutcome, Source


def parse_feed(body: bytes, content_type: str | None, url: str, source: Source, fetched: datetime) -> Parsed:
    """The posts of a feed's bytes, read in this process; raises `ParseError` where they are no feed.

    For bytes from the network use the child process of `Fetcher.workers`: these may be made to harm.
    """
    return to_posts(read_feed(body, content_type, url), url, source, fetched)


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Fetch the feed if it has changed, and read it; raises `CollectError` where that cannot be done."""
    if not source.url:
        raise CollectError(f"{source.name} has no url to fetch; give it one")
    return await read_timeline(Timeline(source.url), source, cursor, now, fetcher)
