"""Collects communities and people of Reddit through the feeds that it serves for them."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from pipeline.collect.fetch import Fetcher
from pipeline.collect.timeline import Timeline, read_timeline
from pipeline.errors import CollectError
from pipeline.types import Cursor, FetchOutcome, Source

_COMMUNITY = re.compile(r"/?r/([A-Za-z0-9][A-Za-z0-9_]{1,20})/?")
_PERSON = re.compile(r"/?(?:u|user)/([A-Za-z0-9_-]{3,20})/?")


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Read the newest 25 posts; raises `CollectError` where that cannot be done."""
    timeline = Timeline(source.url or _address(source), reader="read_reddit", passing=frozenset(["media"]))
    return await read_timeline(timeline, source, cursor, now, fetcher)


def _address(source: Source) -> str:
    """The address of the feed of the source's community or person."""
    account = (source.account or "").strip()
    if community := _COMMUNITY.fullmatch(account):
        return f"https://www.reddit.com/r/{community[1]}/new/.rss"
    if person := _PERSON.fullmatch(account):
        return f"https://www.reddit.com/user/{person[1]}/.rss"
    raise CollectError(f"{source.name} names nobody on Reddit; give `account: r/community` or `account: u/name`")
