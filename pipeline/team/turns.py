"""Turns at hosts for a whole fleet: the server gives each out to one request at a time, on all machines together."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from pipeline.collect.fetch import DEADLINE
from pipeline.collect.turns import PAUSE, Turns
from pipeline.errors import StorageError
from pipeline.together import Together
from storage.team import Turn
from storage.team_store import TeamStore

LEASE = DEADLINE + 10
"""Seconds for which a turn is given out. A request ends, one way or the other, within DEADLINE; so a machine that is
killed or cut off in the middle of one holds its host no longer than this, and nobody asks the host while it may still
be asking. A new request needs a new turn, which a machine that is cut off cannot get."""

MOMENT = 0.02
"""Seconds that a question for a turn waits for others: short beside the pause between two requests."""

LONGEST_NAP = 1.0
"""Seconds between two looks at a turn that another has: it may be given back before it runs out."""


class FleetTurns(Turns):
    """Turns of this machine first, so that it asks the server for one a host at a time; then those of the fleet."""

    def __init__(self, store: TeamStore, pause: float = PAUSE) -> None:
        """`pause` is in seconds, between the end of one request to a host and the next of anybody in the fleet."""
        super().__init__(0)
        self._store = store
        self._between = pause
        self._take: Together[Turn, float] = Together(self._taken, MOMENT)
        self._end: Together[Turn, None] = Together(self._ended_at, MOMENT)

    @asynccontextmanager
    async def at(self, host: str, *, free: bool) -> AsyncIterator[None]:
        """Wait for a turn at `host` and hold it; `free` hosts need none; raises StorageError without the server."""
        if free:
            yield
            return
        host = host.rstrip(".").lower()
        async with super().at(host, free=False):
            turn = Turn(host, uuid.uuid4().hex)
            while left := await self._take.ask(turn):
                await asyncio.sleep(min(left, LONGEST_NAP))
            try:
                yield
            finally:
                with suppress(StorageError):  # then the lease runs out by itself
                    await asyncio.shield(self._end.ask(turn))

    async def _taken(self, turns: Sequence[Turn]) -> list[float]:
        return await asyncio.to_thread(self._store.take_turns, turns, LEASE)

    async def _ended_at(self, turns: Sequence[Turn]) -> list[None]:
        await asyncio.to_thread(self._store.end_turns, turns, self._between)
        return [None] * len(turns)
