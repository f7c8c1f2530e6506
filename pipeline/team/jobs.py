"""What each job does, told to Procrastinate: the tasks, how they wait for one another, when they are tried again."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any

import structlog
from procrastinate import App, BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.tasks import Task

from pipeline.errors import ItemwireError
from pipeline.team.connector import is_away
from pipeline.team.crew import COLLECT, Crew, lock_of
from pipeline.together import Together

TICK, PROCESS, RESCUE, PURGE = "itemwire.tick", "itemwire.process", "itemwire.rescue", "itemwire.purge"

URGENT, FIRST, USUAL = 20, 10, 0
"""Priorities: the care of the queue before processing, processing before visits."""

SILENT = 45.0
"""Seconds without a heartbeat (there is one every 5) after which a worker's jobs are given to others."""

KEEP_HOURS = 24
"""Hours for which ended jobs are kept, to look at."""

AT_ONCE = 500
"""Jobs that are put into the queue in one transaction."""

NEWS = 0.2
"""Seconds that a visit with new posts waits for others, so that they ask for the processing once."""

SIDE_BY_SIDE = 4
"""Jobs that are given back at the same time: as many as a worker has connections."""

TRIES, LONGEST = 6, 300
"""How often a job is tried, and the longest pause between, in seconds; a source that is still due gets a new job."""

log = structlog.get_logger()


class BackOff(BaseRetryStrategy):
    """Tried again after 4, 8, 16 … seconds; a job that was stopped with its worker is there for others at once."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """When to try again, or None: not any more."""
        if isinstance(exception, asyncio.CancelledError):
            return RetryDecision(retry_at=datetime.now(UTC))
        if not isinstance(exception, ItemwireError | ConnectorException | OSError) or job.attempts >= TRIES:
            return None
        return RetryDecision(retry_in={"seconds": min(LONGEST, 4 * 2**job.attempts)})


def register(app: App, crew: Crew) -> None:
    """Tell `app` what there is to do, with what `crew` has open."""

    @app.task(name=COLLECT, queue="collect", priority=USUAL, retry=BackOff())
    async def collect(source: str) -> str:
        """Visit one source."""
        saved = await crew.collect(source)
        if saved is None:
            return "not due"
        if saved.new or saved.changed:
            await wanted.ask(None)
        return f"{saved.new} new, {saved.changed} changed"

    @app.task(name=PROCESS, queue="process", priority=FIRST, lock=PROCESS, queueing_lock=PROCESS, pass_context=True)
    async def process(context: JobContext) -> str:
        """Work on all posts that wait. What fails is not tried again here: there is a new job every minute."""
        done = await crew.lane.process(f"{context.worker_name}/{context.job.id}")
        if done.error:
            log.error("processing failed", why=done.error)
        elif done.busy:
            log.info("processing is at work elsewhere", why=done.busy)
        elif done.posts or done.claims:
            log.info("processed", posts=done.posts, claims=done.claims, seconds=round(done.seconds, 1))
        return done.error or done.busy or f"{done.posts} posts, {done.claims} claims"

    wanted: Together[None, None] = Together(partial(_all_once, process), NEWS)

    @app.periodic(cron="* * * * *")
    @app.task(name=TICK, queue="care", priority=URGENT, lock=TICK, queueing_lock=TICK)
    async def tick(timestamp: int) -> str:
        """Put a job into the queue for every source that is due; once a minute, on one machine."""
        del timestamp
        due = await asyncio.to_thread(crew.due, COLLECT)
        jobs = [_job(collect, lock_of(one, crew.environment.allow_hosts), one.name) for one in due]
        for start in range(0, len(jobs), AT_ONCE):
            await app.job_manager.batch_defer_jobs_async(jobs[start : start + AT_ONCE])
        await _once(process)
        return f"{len(jobs)} sources due"

    @app.periodic(cron="* * * * * */20")
    @app.task(name=RESCUE, queue="care", priority=URGENT, queueing_lock=RESCUE)
    async def rescue(timestamp: int) -> str:
        """Give back what silent workers held, and forget them."""
        del timestamp
        stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENT))
        await give_back(app, stalled, "its worker fell silent")
        await app.job_manager.prune_stalled_workers(SILENT * 4)
        await asyncio.to_thread(crew.team.forget_workers, 3600.0)
        return f"{len(stalled)} jobs given back"

    @app.periodic(cron="17 * * * *")
    @app.task(name=PURGE, queue="care", priority=URGENT, lock=PURGE, queueing_lock=PURGE)
    async def purge(timestamp: int) -> None:
        """Forget jobs that ended long ago."""
        del timestamp
        await app.job_manager.delete_old_jobs(
            KEEP_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
        )


async def give_back(app: App, jobs: Sequence[Job], why: str) -> None:
    """Put jobs that nobody is at back into the queue; one that waits there already is ended instead."""
    held = [job for job in jobs if job.id is not None]
    for start in range(0, len(held), SIDE_BY_SIDE):
        await asyncio.gather(*(_give_back(app, job, job.id or 0) for job in held[start : start + SIDE_BY_SIDE]))
    if held:
        sources = [str(job.task_kwargs.get("source", job.task_name)) for job in held]
        log.warning("jobs given back", why=why, jobs=len(held), such_as=", ".join(sources[:5]))


async def _give_back(app: App, job: Job, number: int) -> None:
    """Put one job back; where somebody else was faster, there is nothing to do."""
    try:
        if job.task_name == COLLECT:
            await app.job_manager.retry_job_by_id_async(number, retry_at=datetime.now(UTC))
        else:  # each of the others is put into the queue anew within a minute
            await app.job_manager.finish_job_by_id_async(number, Status.ABORTED, delete_job=False)
    except UniqueViolation:
        await app.job_manager.finish_job_by_id_async(number, Status.ABORTED, delete_job=False)
    except ConnectorException as fault:
        if is_away(fault):
            raise


def _job(task: Task[Any, Any, Any], lock: str, source: str) -> Job:
    """A job that visits `source`."""
    return task.configure(lock=lock, queueing_lock=f"source:{source}", task_kwargs={"source": source}).job


async def _all_once(task: Task[Any, Any, Any], asked: Sequence[None]) -> list[None]:
    await _once(task)
    return list(asked)


async def _once(task: Task[Any, Any, Any]) -> None:
    """Put a job for `task` into the queue unless one waits there."""
    with suppress(AlreadyEnqueued):
        await task.defer_async()
