"""A loopback web site with any number of feeds of 20 entries, each on a host (127.a.b.c) of its own.

    python -m bench.feed_site PORT FEEDS [HOURS]

HOURS lie between two entries of a feed: with 1, the default, a first visit keeps all of them, with 24 the last week's.
It answers /f/N with feed N, and with 304 where its validator comes back; a page of numbers is never asked for.
"""

from __future__ import annotations

import asyncio
import random
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import lru_cache

ENTRIES = 20
"""In each feed."""
_NEWEST = datetime(2026, 10, 31, 12, 0, tzinfo=UTC)
_PARAGRAPHS = 4
_WORDS = 45
_SYLLABLES = ("ka", "ro", "min", "tel", "sha", "bu", "der", "vo", "nas", "li", "gor", "pe")


def feed(number: int, hours: int = 1) -> bytes:
    """Feed `number`: RSS as blogs send it, with a body of HTML and a summary for each entry, `hours` apart."""
    chance = random.Random(number)

    def words(many: int) -> str:
        return " ".join("".join(chance.choices(_SYLLABLES, k=chance.randint(1, 3))) for _ in range(many))

    items = []
    for entry in range(ENTRIES):
        body = "".join(f'<p>{words(_WORDS)} <a href="/s/{entry}">{words(2)}</a></p>' for _ in range(_PARAGRAPHS))
        items.append(
            f"<item><title>{words(8)}</title><link>https://news{number}.example.org/s/{entry}</link>"
            f'<guid isPermaLink="false">tag:n{number}.example.org:{entry}</guid>'
            f"<pubDate>{format_datetime(_NEWEST - entry * timedelta(hours=hours))}</pubDate>"
            f"<dc:creator>{words(2)}</dc:creator>"
            f"<category>World</category><description>{words(30)}</description>"
            f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
        )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    head = f"<title>News {number}</title><link>https://news{number}.example.org/</link><description>d</description>"
    whole = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {spaces}><channel>{head}{"".join(items)}'
    return f"{whole}</channel></rss>".encode()


def address(number: int, port: int) -> str:
    """Where feed `number` is."""
    return f"http://127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}:{port}/f/{number}"


@lru_cache(maxsize=100_000)
def _answer(number: int, hours: int, *, known: bool) -> bytes:
    tag = f'ETag: "e{number}"\r\n'.encode()
    if known:
        return b"HTTP/1.1 304 Not Modified\r\n" + tag + b"\r\n"
    body = feed(number, hours)
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n%sContent-Length: %d\r\n\r\n"
        % (
            tag,
            len(body),
        )
        + body
    )


class _Site(asyncio.Protocol):
    """Answers one request after another on a connection."""

    hours = 1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        assert isinstance(transport, asyncio.Transport)
        self._out = transport
        self._said = b""

    def data_received(self, data: bytes) -> None:
        """Answer each whole request."""
        self._said += data
        while b"\r\n\r\n" in self._said:
            head, self._said = self._said.split(b"\r\n\r\n", 1)
            number = int(head.split(b" ", 2)[1].rpartition(b"/")[2])
            self._out.write(_answer(number, self.hours, known=b'"e%d"' % number in head))


async def _serve(port: int, feeds: int, hours: int = 1) -> None:
    _Site.hours = hours
    for number in range(feeds):
        _answer(number, hours, known=False)
    server = await asyncio.get_running_loop().create_server(_Site, "0.0.0.0", port, backlog=4096)  # 127.a.b.c needs it
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(*map(int, sys.argv[1:])))
