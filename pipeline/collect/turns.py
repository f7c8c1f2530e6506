"""Keeps us polite: one request per host at a time, and a pause between two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

PAUSE = 1.0
"""Seconds between the end of one request to a host and the next."""


class Turns:
    """Gives out turns at hosts; lives as long as one pass."""

    def __init__(self, pause: float = PAUSE) -> None:
        """`pause` is in seconds."""
        self._pause = pause
        self._locks: dict[str, asyncio.Lock] = {}
        self._ended: dict[str, float] = {}

    @asynccontextmanager
    async def at(self, host: str, *, free: bool) -> AsyncIterator[None]:
        """Wait for a turn at `host` and hold it; `free` hosts (opened by the operator) need none."""
        if free:
            yield
            return
        clock = asyncio.get_running_loop().time
        host = host.rstrip(".").lower()  # one machine, whatever its ports and however its name is written
        async with self._locks.setdefault(host, asyncio.Lock()):
            ready = self._ended.get(host, clock() - self._pause) + self._pause
            if ready > clock():
                await asyncio.sleep(ready - clock())
            try:
                yield
            finally:
                self._ended[host] = clock()
