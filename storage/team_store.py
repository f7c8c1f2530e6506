"""What a team asks of its PostgreSQL, each question one method; and a store whose work is kept by one lane only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from sqlalchemy import Connection, func, select

from pipeline.errors import StorageBusy
from pipeline.types import Cursor
from storage import commit, health, schema, sources, team
from storage.door import Door
from storage.engine import open_engine, parse_url
from storage.gauges import Gauges, gauges
from storage.sourcelog import Writing
from storage.store import Store
from storage.tables_in import FETCH
from storage.tables_out import PASS
from storage.team import Lane, StuckJob, TeamWorker, Turn
from storage.work import Work

P = ParamSpec("P")
R = TypeVar("R")


def open_team(url: str) -> TeamStore:
    """Open what the machines of a team share in the PostgreSQL at `url`; on SQLite there is nothing in it."""
    return TeamStore(open_engine(parse_url(url)))


def team_of(store: Store) -> TeamStore:
    """What the machines share, over the connections that `store` has: a server counts them."""
    return TeamStore(store._engine)


def is_shared(url: str) -> bool:
    """Whether the database at `url` is one that several machines can work on."""
    return parse_url(url).get_backend_name() == "postgresql"


class Visits(NamedTuple):
    """How many visits there were, and how many of them failed."""

    visited: int
    failed: int


class Whereabouts(NamedTuple):
    """Where we are with a source, and at what pace it posts."""

    cursor: Cursor | None
    pace: tuple[timedelta, datetime] | None


class TeamStore(Door):
    """The turns, the workers and the queue; any method can raise StorageError."""

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _at_once(self, act: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run single statements that need no transaction around them: a third of the way there and back."""
        with self._told(), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            return act(connection, *args, **kwargs)

    def take_turns(self, asked: Sequence[Turn], lease: float) -> list[float]:
        """Take each of these turns, of different hosts, for at most `lease` seconds.

        Returns 0 for each that was taken, else the seconds until it may be free.
        """
        return self._at_once(team.take_turns, asked, lease)

    def end_turns(self, ended: Sequence[Turn], pause: float) -> None:
        """Give these turns back; the next at each of the hosts begins after `pause` seconds."""
        self._at_once(team.end_turns, ended, pause)

    def whereabouts(self, names: Sequence[str]) -> list[Whereabouts]:
        """Where we are with each of these sources."""
        return self._at_once(_whereabouts, names)

    def put_worker(self, name: str, job_worker: int | None, host: str, pid: int, version: str, doing: str) -> None:
        """Tell that a worker is alive, and what it is at."""
        self._at_once(team.put_worker, name, job_worker, host, pid, version, doing)

    def drop_worker(self, name: str) -> None:
        """Tell that a worker has left."""
        self._write(team.drop_worker, name)

    def forget_workers(self, silent: float) -> None:
        """Forget workers that were not seen for `silent` seconds, and turns that ended long ago."""
        self._write(team.forget_workers, silent)

    def workers(self) -> list[TeamWorker]:
        """Every worker that told of itself and has not left."""
        return self._read(team.workers)

    def lanes(self) -> list[Lane]:
        """The queue, by task."""
        return self._read(team.lanes)

    def stuck(self, stale: float, seconds: float = team.STUCK) -> list[StuckJob]:
        """Jobs begun more than `seconds` ago by workers that have been silent for `stale` seconds."""
        return self._read(team.stuck, stale, seconds)

    def busy_sources(self, task: str) -> set[str]:
        """The sources that a job waits for or is at."""
        return self._read(team.busy_sources, task)

    def visits_since(self, since: datetime) -> Visits:
        """The visits made at `since` or later."""
        return self._read(_visits_since, since)

    def gauges(self, now: datetime) -> Gauges:
        """The figures that are watched from outside; also on SQLite."""
        return self._read(gauges, now)

    def require_current(self) -> None:
        """Raise StorageOutdated unless the tables are those of this program."""
        with self._told():
            schema.require_current(self._engine)


def _whereabouts(connection: Connection, names: Sequence[str]) -> list[Whereabouts]:
    cursors, paces = sources.cursors(connection, names), health.paces(connection, names)
    return [Whereabouts(cursors.get(name), paces.get(name)) for name in names]


def _visits_since(connection: Connection, since: datetime) -> Visits:
    query = select(func.count(), func.count(FETCH.c.error)).where(FETCH.c.at >= since)
    return Visits(*connection.execute(query).one())


class FencedStore(Store):
    """A store that keeps work only as long as it is the one lane.

    The server frees the lock of a machine that it no longer hears, and another takes it over. When the first one is
    heard again it may still have work to commit, on another connection: then the row that names the holder of the lock
    is another's, and the work is not kept. Row and work are in one transaction, so there is no gap between the two.
    """

    _holder: datetime | None = None

    @contextmanager
    def lane(self, now: datetime) -> Iterator[None]:
        """Be the one lane at work; raises StorageBusy where another is."""
        with self.pass_lock(now):
            self._holder = now
            try:
                yield
            finally:
                self._holder = None

    def commit_work(self, work: Work, now: datetime) -> int | None:
        """Store what follows from some posts; raises StorageBusy where the lane is no longer ours."""
        return self._log(now, _fenced, work, self._holder)


def _fenced(writing: Writing, work: Work, holder: datetime | None) -> int | None:
    row = writing.connection.execute(
        select(PASS.c.since).where(PASS.c.name == "pass").with_for_update(read=True)
    ).first()
    if holder is None or row is None or row.since != holder:
        raise StorageBusy("Another worker has taken over the processing while this one was cut off; nothing is lost.")
    return commit.commit_work(writing, work)


def open_fenced(url: str) -> FencedStore:
    """Open the database at `url` for the processing of a team."""
    return FencedStore(open_engine(parse_url(url)))
