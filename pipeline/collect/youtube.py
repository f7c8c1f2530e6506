"""Collects channels and playlists of YouTube through the feeds that it serves for them."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from pipeline.collect.fetch import Fetcher
from pipeline.collect.timeline import Timeline, read_timeline
from pipeline.errors import CollectError
from pipeline.types import Cursor, FetchOutcome, Source

_CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{22}")
_PLAYLIST = re.compile(r"(?:PL|UU|FL|OL)[A-Za-z0-9_-]{10,40}")
_FEED = "https://www.youtube.com/feeds/videos.xml"


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Read the newest 15 films; raises `CollectError` where that cannot be done. Counts of views are no edits."""
    timeline = Timeline(source.url or _address(source), passing=frozenset(["media"]))
    return await read_timeline(timeline, source, cursor, now, fetcher)


def _address(source: Source) -> str:
    """The address of the feed of the source's channel or playlist."""
    account = (source.account or "").strip()
    if _CHANNEL.fullmatch(account):
        return f"{_FEED}?channel_id={account}"
    if _PLAYLIST.fullmatch(account):
        return f"{_FEED}?playlist_id={account}"
    raise CollectError(
        f"{source.name} names no channel of YouTube; give `account: UC…` (24 characters: on its page: “Share”,"
        " “Copy channel ID”) or the id of a playlist"
    )
