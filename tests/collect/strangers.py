"""Servers of other people, as a fake of the door to the network: it answers by address and keeps what it was asked."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from pipeline.collect import collect
from pipeline.collect.fetch import Answer, Fetcher
from pipeline.types import Cursor, FetchOutcome, Source
from tests.collect.feeds import NOW


class Strangers(Fetcher):
    """Answers the addresses it knows with `status`, all others with 404; nothing leaves this machine."""

    def __init__(self, pages: dict[str, bytes], status: int = 200) -> None:
        super().__init__()
        self.pages = pages
        self.status = status
        self.asked: list[str] = []

    async def get(
        self, url: str, now: datetime, *, etag: str | None = None, last_modified: str | None = None
    ) -> Answer:
        self.asked.append(url)
        if url not in self.pages:
            return Answer(url, 404)
        return Answer(url, self.status, {}, self.pages[url] if self.status == 200 else b"")


def visit_strangers(source: Source, servers: Strangers, cursor: Cursor | None = None) -> FetchOutcome:
    """Visit `source` through `servers`."""

    async def once() -> FetchOutcome:
        async with servers as door:
            return await collect(source, cursor, NOW, door, Path())

    return asyncio.run(once())
