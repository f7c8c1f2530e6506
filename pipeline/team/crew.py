"""All that a worker has open, and what its jobs do with it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import structlog
from yarl import URL

from pipeline.collect.due import is_due
from pipeline.collect.fetch import Fetcher
from pipeline.collect.guard import Guard
from pipeline.due_table import take_due
from pipeline.settings import AllowedHost, Environment, Settings, load_settings
from pipeline.team.keeper import Keeper
from pipeline.team.lane import Lane
from pipeline.team.turns import MOMENT, FleetTurns
from pipeline.together import Together
from pipeline.types import Saved, Source
from pipeline.visiting import bring
from storage import Store
from storage.team_store import TeamStore, Whereabouts

log = structlog.get_logger()

COLLECT = "itemwire.collect"
"""The name of the task that visits a source."""


class Crew:
    """Settings, database, the way to the network and the processing of one worker."""

    def __init__(
        self, sources: Path, environment: Environment, store: Store, team: TeamStore, lane: Sequence[str]
    ) -> None:
        """`lane` is the command that starts the processing; raises SettingsError for a source list with faults."""
        self.environment, self.store, self.team = environment, store, team
        self._sources = sources
        self._read_at = 0.0
        self.settings = self._load()
        self.fetcher = Fetcher(environment.allow_hosts, environment.contact, turns=FleetTurns(team))
        self.keeper = Keeper(store)
        self.lane = Lane(lane, environment.database)
        self._whereabouts: Together[str, Whereabouts] = Together(self._where, MOMENT)

    async def _where(self, names: Sequence[str]) -> list[Whereabouts]:
        return await asyncio.to_thread(self.team.whereabouts, names)

    def _load(self) -> Settings:
        self._read_at = self._sources.stat().st_mtime
        self._named: dict[str, Source] = {}
        settings = load_settings(self._sources)
        self._named = {source.name: source for source in settings.sources if source.enabled and source.kind}
        return settings

    def reload(self) -> None:
        """Read the source list again where it was written since; raises SettingsError."""
        if self._sources.stat().st_mtime != self._read_at:
            self.settings = self._load()

    def due(self, task: str) -> list[Source]:
        """The sources that are due and that no job is for yet; to be asked once a minute, by one machine."""
        self.reload()
        now = datetime.now(UTC)
        found = take_due(self.store, list(self._named.values()), self.store.cursors_lean(), now, everything=False)
        busy = self.team.busy_sources(task)
        return [source for source in found if source.name not in busy]

    async def collect(self, name: str) -> Saved | None:
        """Visit the source called `name` if it is still due, and store what came; None: it was not visited."""
        source = self._named.get(name)
        if source is None:
            log.warning("a source that this machine does not list", source=name, file=str(self._sources))
            return None
        now = datetime.now(UTC)
        cursor, pace = await self._whereabouts.ask(name)
        if not is_due(source, cursor, now, pace=pace if source.slowest else None):
            return None
        outcome = await bring(source, cursor, self.settings, now, self.fetcher)
        if outcome.error:
            log.warning("source not read", source=name, error=outcome.error)
        return await self.keeper.keep(outcome)


def lock_of(source: Source, allow: Sequence[AllowedHost]) -> str:
    """What no two jobs of the fleet are at together: the host of `source`, so that jobs do not queue at its door.

    Politeness itself is kept by the turns, which also know hosts that only a redirect leads to.
    """
    if source.url:
        url = URL(source.url)
        host, port = (url.raw_host or "").rstrip(".").lower(), url.port or 0
        return f"source:{source.name}" if Guard(allow).opened(host, port) else f"host:{host}"
    if source.account and source.kind != "mail":
        *_, host = source.account.split("@")
        return f"host:{host.lower()}" if "@" in source.account else f"kind:{source.kind}"
    return f"source:{source.name}"
