"""Stores what visits brought, several in one transaction, and waits with it for a server that is away."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

import structlog

from pipeline.errors import StorageError
from pipeline.types import FetchOutcome, Saved
from storage import Store

MOMENT = 0.1
"""Seconds that what a visit brought waits for others: a transaction costs a sync, and all writers queue for the log."""

TOGETHER = 50
"""Visits stored in one transaction at most, so that other machines need not wait long for the log."""

PAUSES = (0.5, 1, 2, 4, 8, 8, 8, 8)
"""Seconds between tries while the server is away: a restart is over sooner, and no source is asked twice for it."""

log = structlog.get_logger()


class _Waiting(NamedTuple):
    outcome: FetchOutcome
    saved: asyncio.Future[Saved]


class Keeper:
    """Stores the outcomes of visits in the order in which they come."""

    def __init__(self, store: Store) -> None:
        """Store into `store`, from a thread, so that other visits go on meanwhile."""
        self._store = store
        self._waiting: list[_Waiting] = []
        self._rounds: asyncio.Task[None] | None = None

    async def keep(self, outcome: FetchOutcome) -> Saved:
        """Store `outcome`; returns when that is done; raises StorageError where the server stays away."""
        saved: asyncio.Future[Saved] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(outcome, saved))
        if self._rounds is None or self._rounds.done():
            self._rounds = asyncio.ensure_future(self._store_soon())
        return await saved

    async def _store_soon(self) -> None:
        """Wait a moment for others, then store all that wait."""
        await asyncio.sleep(MOMENT)
        while self._waiting:
            batch, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            try:
                saved = await self._save([one.outcome for one in batch])
            except StorageError as fault:
                for one in batch:
                    _fail(one.saved, fault)
            else:
                for one, came in zip(batch, saved, strict=True):
                    if not one.saved.done():
                        one.saved.set_result(came)

    async def _save(self, outcomes: list[FetchOutcome]) -> list[Saved]:
        """Store `outcomes`, at most once, with patience for a server that is away."""
        for number, pause in enumerate((*PAUSES, None)):
            try:
                return await asyncio.to_thread(self._try, outcomes, again=number > 0)
            except StorageError as fault:
                if pause is None:
                    raise
                log.warning("not stored yet", visits=len(outcomes), why=str(fault))
                await asyncio.sleep(pause)
        raise AssertionError

    def _try(self, outcomes: list[FetchOutcome], *, again: bool) -> list[Saved]:
        """Store `outcomes`; `again`: unless they are stored already, for an answer can be lost after the deed."""
        if again and all(self._is_stored(outcome) for outcome in outcomes):
            return [Saved() for _ in outcomes]
        return self._store.save_fetches(outcomes, outcomes[0].at)

    def _is_stored(self, outcome: FetchOutcome) -> bool:
        cursor = self._store.cursor(outcome.source)
        return cursor is not None and cursor.last_attempt == outcome.cursor.last_attempt


def _fail(waiting: asyncio.Future[Saved], fault: StorageError) -> None:
    if not waiting.done():
        waiting.set_exception(fault)
