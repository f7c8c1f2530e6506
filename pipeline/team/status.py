"""How a team fares: who is at work, what waits, what is stuck, and how late the sources are."""

from __future__ import annotations

from datetime import datetime

from pipeline.collect.due import next_visit
from pipeline.errors import StorageBusy
from pipeline.settings import Environment, Settings
from pipeline.types import Record
from storage import Store
from storage.team import Lane, StuckJob, TeamWorker
from storage.team_store import TeamStore, is_shared, open_team

SILENT = 45.0
"""Seconds without a sign of life after which a worker no longer counts as being at work."""


class Lag(Record):
    """How late the visits are."""

    late: int
    """Sources that should have been visited by now."""
    never: int
    """Sources that were never visited."""
    worst: float
    """Seconds by which the latest is late; 0: none is."""
    source: str
    """Which that is."""


class TeamStatus(Record):
    """All that `team status` tells."""

    workers: tuple[TeamWorker, ...]
    lanes: tuple[Lane, ...]
    stuck: tuple[StuckJob, ...]
    pending: int
    """Posts that wait for processing."""
    lag: Lag


def status(store: Store, team: TeamStore, settings: Settings, now: datetime) -> TeamStatus:
    """How the team fares at `now`."""
    return TeamStatus(
        workers=tuple(team.workers()),
        lanes=tuple(team.lanes()),
        stuck=tuple(team.stuck(SILENT)),
        pending=store.number_pending(),
        lag=lag(store, settings, now),
    )


def lag(store: Store, settings: Settings, now: datetime) -> Lag:
    """How late the visits to the sources of `settings` are at `now`."""
    watched = [source for source in settings.sources if source.enabled and source.kind]
    cursors = store.cursors_lean()
    paces = store.paces() if any(source.slowest for source in watched) else {}
    late: list[tuple[float, str]] = []
    for source in watched:
        cursor = cursors.get(source.name)
        due = next_visit(source, cursor, now, paces.get(source.name)) if cursor is not None else None
        if due is not None and due < now:
            late.append(((now - due).total_seconds(), source.name))
    never = sum(source.name not in cursors for source in watched)
    worst, name = max(late, default=(0.0, ""))
    return Lag(late=len(late), never=never, worst=worst, source=name)


def refuse_beside_workers(environment: Environment) -> None:
    """Raise StorageBusy where workers are at work on the database: they do what a pass would, at the same sites."""
    if not is_shared(environment.database):
        return
    team = open_team(environment.database)
    try:
        alive = [worker for worker in team.workers() if worker.silent < SILENT]
    finally:
        team.close()
    if alive:
        who = ", ".join(f"{one.host} ({one.pid})" for one in alive[:3])
        raise StorageBusy(
            f"Workers are at work on this database ({who}); they visit what is due, so no pass is needed."
        )
