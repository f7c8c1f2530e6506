"""The process that does the processing for a worker: asked by a line on standard input, answers with one.

It is a process of its own so that its computing keeps no visit waiting, and so that it can be ended at any moment: what
it had not committed stays in the queue. It ends with the worker that started it, however that ends.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from types import FrameType

import structlog

from pipeline import aftercare, flow
from pipeline.errors import ItemwireError, StorageBusy
from pipeline.settings import Environment, Settings, load_settings
from pipeline.types import Record
from storage import Store
from storage.team_store import FencedStore, TeamStore, open_fenced, team_of

LOOKED_MEMO = "team-looked"
"""Under which the store remembers until when the visits of the team were looked after."""

LOOK_EVERY = timedelta(seconds=50)
"""Alarms are looked at with the first processing of each minute, as `schedule` does."""

AT_ONCE = 250
"""Posts in one transaction of the lane: fewer than a pass takes, since a machine of a team may be killed in the middle,
and whoever takes over begins the batch anew."""

_FEW_CYCLES = 50_000
"""As in `pipeline.cli.session`: records hold no cycles."""


class Order(Record):
    """What the worker asks for."""

    job: str
    """The id of the job, for the log."""


class Done(Record):
    """What it came to."""

    posts: int = 0
    claims: int = 0
    busy: str = ""
    """Why nothing was done: who else is at it."""
    error: str = ""
    seconds: float = 0


class Orphaned(Exception):
    """The worker is gone; whoever takes over goes on after the last commit."""


After = Callable[[Store, Settings, Environment], None]
"""What follows the processing and needs no lane, such as sending what is due."""


def serve(sources: Path, after: After) -> None:
    """Do what is asked until nobody asks any more."""
    parent = os.getppid()
    environment = Environment()
    store = open_fenced(environment.database)
    team = team_of(store)

    def tick(what: str, done: int, total: int | None = None) -> None:
        """Look, after each commit, whether there is still somebody to work for."""
        del what, done, total
        if os.getppid() != parent:
            raise Orphaned

    for line in sys.stdin:
        order = Order.model_validate_json(line)
        with structlog.contextvars.bound_contextvars(job=order.job):
            done = _process(sources, environment, store, team, tick, after)
        sys.stdout.write(done.model_dump_json() + "\n")
        sys.stdout.flush()


@lru_cache(maxsize=1)
def _listed(sources: Path, changed: int) -> Settings:
    """The source list, read again where it was written since: ten thousand sources take a second to read, or four."""
    del changed
    return load_settings(sources)


def _process(
    sources: Path, environment: Environment, store: FencedStore, team: TeamStore, tick: flow.Tick, after: After
) -> Done:
    """All posts that wait, then the drafts, then the alarms: what a pass does after its visits."""
    now = datetime.now(UTC)
    try:
        settings = _listed(sources, sources.stat().st_mtime_ns if sources.exists() else 0)
        with store.lane(now):
            done = flow.work(store, settings, now, tick, AT_ONCE)
            flow.refresh_drafts(store, settings, now)
            _look_after(store, team, settings, environment, now)
        after(store, settings, environment)
    except StorageBusy as busy:
        return Done(busy=str(busy))
    except ItemwireError as error:
        return Done(error=str(error))
    return Done(posts=done.posts, claims=done.claims, seconds=(datetime.now(UTC) - now).total_seconds())


def _look_after(
    store: FencedStore, team: TeamStore, settings: Settings, environment: Environment, now: datetime
) -> None:
    """Do once a minute what follows the visits of all machines since the last time."""
    known = store.memo(LOOKED_MEMO)
    since = datetime.fromisoformat(known) if known else now - LOOK_EVERY
    if now - since < LOOK_EVERY and known:
        return
    visits = team.visits_since(since)
    aftercare.look_after(store, settings, environment, since, visited=visits.visited, failed=visits.failed)
    store.set_memo(LOOKED_MEMO, now.isoformat(), now)


def _stop(number: int, _frame: FrameType | None) -> None:
    """Leave at once and in order: what is not committed is rolled back, children end."""
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(0)


def main(sources: Path, after: After) -> None:
    """Serve the worker that started this process; the database is in the environment, for it may hold a password."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_FEW_CYCLES)
    try:
        serve(sources, after)
    except (Orphaned, BrokenPipeError):
        sys.stderr.close()
