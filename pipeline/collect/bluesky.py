"""Collects accounts of Bluesky through the public AppView, without an account or a key."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from pipeline.collect.fetch import Fetcher
from pipeline.collect.host import HOST
from pipeline.collect.timeline import Timeline, read_timeline
from pipeline.errors import CollectError
from pipeline.types import Cursor, FetchOutcome, Source

OPTIONS = ("host",)
"""`host`: the AppView to ask, for those who do not want to ask Bluesky's own."""
APP_VIEW = "public.api.bsky.app"
"""Bluesky's own AppView for those without an account (docs.bsky.app, "API hosts and auth")."""
PAGE = 100
"""Posts in one answer, the most that the lexicon allows."""
_ACTOR = re.compile(rf"@?({HOST}|did:plc:[a-z0-9]{{1,64}}|did:web:{HOST})")
"""A handle or a DID (atproto.com/specs/handle, /did)."""
_HOST = re.compile(HOST)


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Read the newest posts and reposts, and back to those we know; raises `CollectError` where that cannot be done.

    `account` is a handle (`name.bsky.social`) or a DID; `url` the address of such a feed. Who renames himself changes
    the addresses of all his posts: that is no edit.
    """
    url = source.url or _address(source)
    timeline = Timeline(
        url,
        reader="read_bluesky",
        older_by="cursor",
        complete="/xrpc/app.bsky.feed.getAuthorFeed?" in url,
        passing=frozenset(["url"]),
    )
    return await read_timeline(timeline, source, cursor, now, fetcher)


def _address(source: Source) -> str:
    """The address of the feed of the source's account."""
    actor = _ACTOR.fullmatch((source.account or "").strip())
    if actor is None:
        raise CollectError(
            f"{source.name} names no account of Bluesky; give `account: name.bsky.social`, another handle, or a DID"
        )
    host = source.options.get("host", APP_VIEW)
    if not _HOST.fullmatch(host):
        raise CollectError(f"{source.name} has the option host, but that is no host's name; write it as {APP_VIEW}")
    return f"https://{host.lower()}/xrpc/app.bsky.feed.getAuthorFeed?actor={actor[1]}&limit={PAGE}"
