"""Builders of feeds, and of the calls that read them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from pipeline.collect import collect
from pipeline.collect.fetch import Fetcher
from pipeline.settings.environment import parse_allow_hosts
from pipeline.types import Cursor, FetchOutcome, Source

NOW = datetime(2016, 6, 9, 18, 0, tzinfo=UTC)


def rss(*items: str, head: str = "", attributes: str = "") -> bytes:
    channel = f"<title>Stork</title><link>https://stork.test/</link>{head}{''.join(items)}"
    start = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {attributes}>'
    return f"{start}<channel>{channel}</channel></rss>".encode()


def item(number: int = 1, *, more: str = "", date: str = "Thu, 09 Jun 2016 12:00:00 GMT", text: str = "") -> str:
    return (
        f"<item><guid isPermaLink='false'>id-{number}</guid><link>https://stork.test/{number}</link>"
        f"<description>{text or f'Rebels storm village {number}'}</description><pubDate>{date}</pubDate>{more}</item>"
    )


def atom(*entries: str, head: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:at="http://purl.org/atompub/tombstones/1.0">'
        f"<title>Stork</title><id>urn:stork</id><updated>2016-06-09T12:00:00Z</updated>{head}{''.join(entries)}</feed>"
    ).encode()


def entry(number: int = 1, *, more: str = "", updated: str = "2016-06-09T12:00:00Z") -> str:
    return (
        f"<entry><id>urn:{number}</id><link href='/{number}'/><title>Village {number}</title>"
        f"<published>2016-06-09T12:00:00Z</published><updated>{updated}</updated>{more}</entry>"
    )


def source(**values: object) -> Source:
    return Source(**{"name": "Stork", "kind": "feed", **values})


def visit(
    of: Source,
    cursor: Cursor | None = None,
    *,
    now: datetime = NOW,
    port: int = 0,
    base: Path = Path(),
    **fetcher: object,
) -> FetchOutcome:
    """Visit a source once, with its site's port opened."""

    async def once() -> FetchOutcome:
        allow = parse_allow_hosts(f"127.0.0.1:{port}") if port else ()
        async with Fetcher(**{"allow": allow, **fetcher}) as door:
            return await collect(of, cursor, now, door, base)

    return asyncio.run(once())
