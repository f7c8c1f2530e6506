"""Collects public Telegram channels through their preview pages (`t.me/s/name`), without an account or a key."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from pipeline.collect.fetch import Fetcher
from pipeline.collect.timeline import Timeline, read_timeline
from pipeline.errors import CollectError
from pipeline.types import Cursor, FetchOutcome, Source

_NAME = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{2,31})")
"""A channel's public name (core.telegram.org: 5 to 32 characters; bought ones have fewer)."""


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Read the channel's newest messages, and back to those we know; raises `CollectError` where that cannot be done.

    A picture's address expires after some hours: another address alone is no edit.
    """
    timeline = Timeline(
        source.url or _address(source),
        reader="read_telegram",
        older_by="before",
        complete=True,
        passing=frozenset(["media"]),
    )
    return await read_timeline(timeline, source, cursor, now, fetcher)


def _address(source: Source) -> str:
    """The preview page of the source's account."""
    name = _NAME.fullmatch((source.account or "").strip())
    if name is None:
        raise CollectError(
            f"{source.name} names no Telegram channel; give `account: name` (letters, digits and _, as in t.me/name)"
        )
    return f"https://t.me/s/{name[1]}"
