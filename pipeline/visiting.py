"""Visits sources side by side, and stores what each of them brought."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from pipeline import journal
from pipeline.collect import collect
from pipeline.collect.fetch import Fetcher
from pipeline.settings import Environment, Settings
from pipeline.types import Cursor, FetchOutcome, Saved, Source
from storage import Store

TOGETHER = 20
"""Sources visited at the same time; each host is still asked one thing at a time."""

SAME_HOST = 2
"""Of these places that sources of one host may take: the second waits for its turn at the host while the first is read.
A hundred channels of one service, or a host that answers slowly, leave the others to everybody else."""

MOMENT = 0.1
"""Seconds without another visit's end after which what came is stored: a transaction costs 5 ms and a sync."""

LONGEST = 0.5
"""Seconds that what a visit brought waits for others at most, however many go on ending."""

LARGE = 500_000
"""Bytes fetched on one visit above which it is stored at once, so that memory stays small."""

HELD = 2_000_000
"""Bytes fetched by the visits that wait together, above which they are stored at once."""


class Tick(Protocol):
    """Tells a person that `done` more pieces of the work called `what` are done, of `total` where known."""

    def __call__(self, what: str, done: int, total: int | None = None) -> None:
        """Show it."""


def visit_all(
    sources: Sequence[Source],
    store: Store | None,
    cursors: Mapping[str, Cursor],
    settings: Settings,
    environment: Environment,
    now: datetime,
    tick: Tick,
) -> list[tuple[FetchOutcome, Saved]]:
    """Visit `sources` from where `cursors` say we are; what they bring is kept where there is a `store`."""
    return asyncio.run(_visit_all(sources, store, cursors, settings, environment, now, tick))


async def _visit_all(
    sources: Sequence[Source],
    store: Store | None,
    cursors: Mapping[str, Cursor],
    settings: Settings,
    environment: Environment,
    now: datetime,
    tick: Tick,
) -> list[tuple[FetchOutcome, Saved]]:
    """Visit sources side by side; what those bring that end at about the same time is finished and stored together."""
    places = asyncio.Semaphore(TOGETHER)
    at_host: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(SAME_HOST))
    keeper = _Keeper(store) if store is not None else None

    async def visit(source: Source, fetcher: Fetcher) -> tuple[FetchOutcome, Saved]:
        """Visit one source when there is a place free, and store what came."""
        turn = nullcontext() if fetcher.opens(source.url) else at_host[host_of(source)]
        async with turn, places:
            outcome = await collect(source, cursors.get(source.name), now, fetcher, settings.base)
        saved = Saved()
        if keeper is None:
            outcome = _normalised(outcome)
        else:
            saved = await keeper.keep(outcome)
            # what is stored need not be held until the last source has answered; a cursor's state is the most of it
            lean = outcome.cursor.model_copy(update={"state": {}})
            outcome = outcome.model_copy(update={"captures": (), "posts": (), "rejected": (), "cursor": lean})
        if outcome.error:
            journal.warn("source not read", source=source.name, error=outcome.error)
        tick("sources", 1, len(sources))
        return outcome, saved

    async with Fetcher(allow=environment.allow_hosts, contact=environment.contact) as fetcher:
        if store is not None and store.has_little_room:
            # nobody else is asked before it is clear that the disk, nearly full, could keep what one brought
            return [await visit(source, fetcher) for source in sources]
        return await _all_or_none([asyncio.ensure_future(visit(source, fetcher)) for source in sources])


async def _all_or_none(visits: list[asyncio.Task[tuple[FetchOutcome, Saved]]]) -> list[tuple[FetchOutcome, Saved]]:
    """What all visits brought; where one cannot be stored, the others end before the door they go through is closed."""
    try:
        return list(await asyncio.gather(*visits))
    finally:
        for one in visits:
            one.cancel()
        await asyncio.gather(*visits, return_exceptions=True)


def host_of(source: Source) -> str:
    """What visits to `source` have in common with others: the host of its address, else the service of its account."""
    if source.url:
        try:
            return (urlsplit(source.url).hostname or "").rstrip(".") or source.url
        except ValueError:
            return source.url
    return (source.account or "").rpartition("@")[2] if "@" in (source.account or "") else source.kind or source.name


async def bring(
    source: Source, cursor: Cursor | None, settings: Settings, now: datetime, fetcher: Fetcher
) -> FetchOutcome:
    """Visit one source from where `cursor` says we are; its posts come in the one form of all later steps."""
    return _normalised(await collect(source, cursor, now, fetcher, settings.base))


class _Keeper:
    """Normalises and stores what visits brought, those that end at about the same time in one go and one transaction.

    Between two visits of their own the processor would have forgotten how: a fourteenth of a new feed's time.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[FetchOutcome] = []
        self._held = 0
        self._round: asyncio.Task[list[Saved]] | None = None

    async def keep(self, outcome: FetchOutcome) -> Saved:
        """Store `outcome`; returns when that is done. What is large waits for nobody, so that memory stays small."""
        size = sum(len(capture.body) for capture in outcome.captures)
        if size > LARGE:
            return self._store.save_fetch(_normalised(outcome))
        self._waiting.append(outcome)
        self._held += size
        place = len(self._waiting) - 1
        if self._round is None:
            self._round = asyncio.ensure_future(self._store_soon())
        return (await asyncio.shield(self._round))[place]

    async def _store_soon(self) -> list[Saved]:
        """Wait for others as long as they go on ending, then store all that wait."""
        seen, waited = 0, 0.0
        while len(self._waiting) > seen and waited < LONGEST and self._held < HELD:
            seen = len(self._waiting)
            await asyncio.sleep(MOMENT)
            waited += MOMENT
        outcomes, self._waiting, self._held, self._round = self._waiting, [], 0, None
        return self._store.save_fetches([_normalised(one) for one in outcomes], outcomes[0].at)


def _normalised(outcome: FetchOutcome) -> FetchOutcome:
    """What a visit brought, its posts in the one form that all later steps rely on."""
    if not outcome.posts:
        return outcome
    from pipeline.normalise import normalise  # here: sources are asked before what their answers need is loaded

    return outcome.model_copy(update={"posts": tuple(normalise(post) for post in outcome.posts)})
