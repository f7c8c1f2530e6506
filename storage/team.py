"""What the machines of a team tell one another: whose turn it is at a host, who is at work, what waits in the queue.

Only PostgreSQL has it (`jobs_schema.py`). Times are the server's, so that no two machines need clocks that agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, text

from pipeline.types import Record
from storage.jobs_schema import SCHEMA, is_made

STUCK = 120
"""Seconds after which a job that nobody is at is told as stuck: a rescue comes within 90."""


class Turn(NamedTuple):
    """The right to ask a host, as one request holds it."""

    host: str
    holder: str


class TeamWorker(Record):
    """A worker as it last told of itself."""

    name: str
    host: str
    pid: int
    version: str
    since: datetime
    seen: datetime
    doing: str
    """What it is at, in words; empty: nothing."""
    silent: float
    """Seconds since it was last seen."""


class Lane(Record):
    """How many jobs of one task wait, run, and came to nothing."""

    task: str
    todo: int
    doing: int
    failed: int
    succeeded: int
    oldest: float
    """Seconds that the longest waiting job has waited since it was to begin; 0: none waits."""


class StuckJob(Record):
    """A job that is said to be under way and that no live worker is at."""

    id: int
    task: str
    what: str
    """The source, where it has one."""
    seconds: float
    """Since it began."""


_TAKE = f"""
    INSERT INTO {SCHEMA}.team_turn AS t (host, until, holder)
    SELECT host, clock_timestamp() + make_interval(secs => :lease), holder
    FROM unnest(CAST(:hosts AS text[]), CAST(:holders AS text[])) AS asked (host, holder) ORDER BY host
    ON CONFLICT (host) DO UPDATE SET until = excluded.until, holder = excluded.holder
        WHERE t.until <= clock_timestamp()
    RETURNING host"""  # noqa: S608 - the only thing put in is a name of ours

_LEFT = f"""
    SELECT host, extract(epoch FROM until - clock_timestamp()) AS seconds
    FROM {SCHEMA}.team_turn WHERE host = ANY(CAST(:hosts AS text[]))"""  # noqa: S608

_END = f"""
    WITH ended AS (
        SELECT t.host FROM {SCHEMA}.team_turn t
        JOIN unnest(CAST(:hosts AS text[]), CAST(:holders AS text[])) AS asked (host, holder) USING (host, holder)
        ORDER BY t.host FOR UPDATE OF t)
    UPDATE {SCHEMA}.team_turn t SET until = clock_timestamp() + make_interval(secs => :pause)
    FROM ended WHERE t.host = ended.host"""  # noqa: S608 - in order of hosts as they are taken, so that nobody waits round

_PUT = f"""
    INSERT INTO {SCHEMA}.team_worker (name, job_worker, host, pid, version, since, seen, doing)
    VALUES (:name, :job_worker, :host, :pid, :version, now(), now(), :doing)
    ON CONFLICT (name) DO UPDATE SET job_worker = excluded.job_worker, seen = now(), doing = excluded.doing"""  # noqa: S608

_WORKERS = f"""
    SELECT name, host, pid, version, since, seen, doing, extract(epoch FROM now() - seen) AS silent
    FROM {SCHEMA}.team_worker ORDER BY name"""  # noqa: S608

_LANES = f"""
    SELECT task_name AS task, count(*) FILTER (WHERE status = 'todo') AS todo,
        count(*) FILTER (WHERE status = 'doing') AS doing, count(*) FILTER (WHERE status = 'failed') AS failed,
        count(*) FILTER (WHERE status = 'succeeded') AS succeeded,
        coalesce(max(extract(epoch FROM now() - coalesce(scheduled_at, deferred))) FILTER (WHERE status = 'todo'), 0)
            AS oldest
    FROM {SCHEMA}.procrastinate_jobs j
    LEFT JOIN LATERAL (
        SELECT min(at) AS deferred FROM {SCHEMA}.procrastinate_events e
        WHERE e.job_id = j.id AND e.type = 'deferred' AND j.status = 'todo') d ON true
    GROUP BY task_name ORDER BY task_name"""  # noqa: S608

_STUCK = f"""
    SELECT j.id, j.task_name AS task, coalesce(j.args ->> 'source', '') AS what,
        extract(epoch FROM now() - max(e.at)) AS seconds
    FROM {SCHEMA}.procrastinate_jobs j
    JOIN {SCHEMA}.procrastinate_events e ON e.job_id = j.id AND e.type = 'started'
    LEFT JOIN {SCHEMA}.procrastinate_workers w ON w.id = j.worker_id
    WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < now() - make_interval(secs => :stale))
    GROUP BY j.id HAVING max(e.at) < now() - make_interval(secs => :stuck) ORDER BY j.id"""  # noqa: S608

_BUSY = f"""
    SELECT args ->> 'source' FROM {SCHEMA}.procrastinate_jobs
    WHERE task_name = :task AND status IN ('todo', 'doing')"""  # noqa: S608


def take_turns(connection: Connection, asked: Sequence[Turn], lease: float) -> list[float]:
    """Take each of these turns (of different hosts) for at most `lease` seconds.

    Returns 0 for each that was taken, else the seconds until it may be free.
    """
    hosts = {"hosts": [one.host for one in asked]}
    rows = {**hosts, "holders": [one.holder for one in asked], "lease": lease}
    taken = set(connection.execute(text(_TAKE), rows).scalars())
    if len(taken) == len(asked):
        return [0.0] * len(asked)
    left = {row.host: float(row.seconds) for row in connection.execute(text(_LEFT), hosts)}
    return [0.0 if one.host in taken else max(0.01, left.get(one.host, 0.0)) for one in asked]


def end_turns(connection: Connection, ended: Sequence[Turn], pause: float) -> None:
    """Give these turns back; the next at each of the hosts begins after `pause` seconds."""
    rows = {"hosts": [one.host for one in ended], "holders": [one.holder for one in ended], "pause": pause}
    connection.execute(text(_END), rows)


def put_worker(
    connection: Connection, name: str, job_worker: int | None, host: str, pid: int, version: str, doing: str
) -> None:
    """Tell that a worker is alive, and what it is at."""
    row = {"name": name, "job_worker": job_worker, "host": host, "pid": pid, "version": version, "doing": doing}
    connection.execute(text(_PUT), row)


def drop_worker(connection: Connection, name: str) -> None:
    """Tell that a worker has left."""
    connection.execute(text(f"DELETE FROM {SCHEMA}.team_worker WHERE name = :name"), {"name": name})  # noqa: S608


def forget_workers(connection: Connection, silent: float) -> None:
    """Forget workers that were not seen for `silent` seconds, and turns that ended long ago."""
    gone = {"secs": silent}
    for table, column in (("team_worker", "seen"), ("team_turn", "until")):
        sql = f"DELETE FROM {SCHEMA}.{table} WHERE {column} < now() - make_interval(secs => :secs)"  # noqa: S608
        connection.execute(text(sql), gone)


def workers(connection: Connection) -> list[TeamWorker]:
    """Every worker that told of itself and has not left; none where there is no queue."""
    if not is_made(connection):
        return []
    return [TeamWorker.model_validate(dict(row)) for row in connection.execute(text(_WORKERS)).mappings()]


def lanes(connection: Connection) -> list[Lane]:
    """The queue, by task; none where there is no queue."""
    if not is_made(connection):
        return []
    return [Lane.model_validate(dict(row)) for row in connection.execute(text(_LANES)).mappings()]


def stuck(connection: Connection, stale: float, seconds: float = STUCK) -> list[StuckJob]:
    """Jobs begun more than `seconds` ago by workers that have been silent for `stale` seconds."""
    if not is_made(connection):
        return []
    rows = connection.execute(text(_STUCK), {"stale": stale, "stuck": seconds}).mappings()
    return [StuckJob.model_validate(dict(row)) for row in rows]


def busy_sources(connection: Connection, task: str) -> set[str]:
    """The sources that a job waits for or is at."""
    return set(connection.execute(text(_BUSY), {"task": task}).scalars())
