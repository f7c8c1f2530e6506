"""One worker: fetches jobs and runs them until it is told to stop, and tells the others that it is alive."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

import structlog
from procrastinate import App, JobContext
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.worker import Worker

from pipeline.errors import StorageError, StorageOutdated
from pipeline.team.connector import connector
from pipeline.team.crew import Crew
from pipeline.team.jobs import SILENT, give_back, register

CONCURRENCY = 20
"""Jobs at the same time: visits wait for servers most of the time."""

BEAT = 5.0
"""Seconds between two signs of life."""

AUDIT = 3
"""Signs of life between two looks at what the queue thinks that we are at."""

FINISH = 4.0
"""Seconds that jobs have to end after SIGTERM; what has not ended is given back."""

LAST = 9.0
"""Seconds after SIGTERM when the process leaves in any case, as it promises; others rescue what it held."""

THREADS = 8
"""Questions to the database at the same time; as many connections as that are open at most, and some of the queue."""

AGAIN = 3.0
"""Seconds before a worker that lost its server begins anew."""

log = structlog.get_logger()


class Crewman:
    """A worker from its start to its end."""

    def __init__(self, crew: Crew, concurrency: int = CONCURRENCY) -> None:
        """Work with what `crew` has open, on so many jobs at the same time."""
        self.name = f"{socket.gethostname()}-{os.getpid()}-{uuid.uuid4().hex[:4]}"
        self._crew, self._team, self._environment = crew, crew.team, crew.environment
        self._concurrency = concurrency
        self._running: dict[int, str] = {}
        self._stopping = asyncio.Event()
        self._outdated: StorageOutdated | None = None
        self._seen = 0.0
        self.ended: Counter[tuple[str, str]] = Counter()
        """(task, how it ended) → how many jobs."""

    def stop(self) -> None:
        """Take no more jobs, end those at hand, leave within `LAST` seconds whatever happens."""
        if not self._stopping.is_set():
            log.info("stopping", at_hand=len(self._running))
            asyncio.get_running_loop().call_later(LAST, os._exit, 0)
            self._stopping.set()

    def alive(self) -> bool:
        """Whether the server heard of this worker lately."""
        return asyncio.get_running_loop().time() - self._seen < SILENT if self._seen else False

    async def run(self) -> None:
        """Work until told to stop; raises StorageOutdated when the tables become newer than this program."""
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(THREADS, "storage"))
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stop)
        structlog.contextvars.bind_contextvars(worker=self.name)
        async with self._crew.fetcher:
            while not self._stopping.is_set():
                try:
                    await self._work()
                except (ConnectorException, StorageError, OSError) as fault:
                    log.warning("begins anew", why=str(fault.__cause__ or fault))
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._stopping.wait(), AGAIN)
            await self._crew.lane.end()
        if self._outdated is not None:
            raise self._outdated

    async def _work(self) -> None:
        """Work for as long as the server can be reached."""
        app = App(connector=connector(self._environment.database, self._concurrency))
        register(app, self._crew)
        async with app.open_async():
            worker = Worker(
                app,
                name=self.name,
                concurrency=self._concurrency,
                install_signal_handlers=False,
                shutdown_graceful_timeout=FINISH,
                update_heartbeat_interval=BEAT,
                stalled_worker_timeout=SILENT * 4,
                worker_middleware=[self._told],
            )
            run, beat = asyncio.create_task(_run(worker)), asyncio.create_task(self._beat(app, worker))
            stop = asyncio.create_task(self._stopping.wait())
            try:
                await asyncio.wait({run, beat, stop}, return_when=asyncio.FIRST_COMPLETED)
                _stop(worker)
                await run
                if beat.done() and not beat.cancelled():
                    beat.result()
            finally:
                for task in (run, beat, stop):
                    task.cancel()
                with suppress(StorageError):
                    await asyncio.to_thread(self._team.drop_worker, self.name)

    async def _told(self, run: Callable[[], Awaitable[object]], context: JobContext, worker: Worker) -> object:
        """Run one job, so that every line of the log says which, and its end is counted."""
        del worker
        job, how = context.job.id or 0, "failed"
        self._running[job] = str(context.job.task_kwargs.get("source", context.job.task_name))
        try:
            with structlog.contextvars.bound_contextvars(job=job, task=context.job.task_name):
                result = await run()
            how = "succeeded"
            return result
        except asyncio.CancelledError:
            how = "handed back"
            raise
        finally:
            del self._running[job]
            self.ended[context.job.task_name, how] += 1

    async def _beat(self, app: App, worker: Worker) -> None:
        """Tell that we are alive; look after what the queue thinks that we hold, and after the tables."""
        forgotten: set[int] = set()
        for number in range(10**12):
            try:
                doing, host = ", ".join(list(self._running.values())[:3]), socket.gethostname()
                me = (self.name, worker.worker_id, host, os.getpid(), _version(), doing)
                await asyncio.to_thread(self._team.put_worker, *me)
                self._seen = asyncio.get_running_loop().time()
                if number % AUDIT == 0:
                    await asyncio.to_thread(self._team.require_current)
                    forgotten = await self._audit(app, worker, forgotten)
            except StorageOutdated as newer:
                log.error("the tables are no longer those of this program: leaving", why=str(newer))
                self._outdated = newer
                self.stop()
                return
            except (StorageError, ConnectorException) as fault:
                log.warning("no sign of life", why=str(fault.__cause__ or fault))
            await asyncio.sleep(BEAT)

    async def _audit(self, app: App, worker: Worker, before: set[int]) -> set[int]:
        """Give back jobs that the queue says we are at, twice in a row, and we are not: their word was lost.

        A server that restarts can take the answer with it that gave us a job, or our word that one is done.
        """
        if worker.worker_id is None:
            return set()
        held = list(await app.job_manager.list_jobs_async(status=Status.DOING.value, worker_id=worker.worker_id))
        lost = [job for job in held if job.id not in self._running]
        await give_back(app, [job for job in lost if job.id in before], "its worker does not know of it")
        return {job.id for job in lost if job.id is not None} - before


def _version() -> str:
    try:
        return version("itemwire")
    except PackageNotFoundError:
        return "0"


async def _run(worker: Worker) -> None:
    """Run Procrastinate's worker, whose own types say less."""
    await worker.run()  # type: ignore[no-untyped-call]


def _stop(worker: Worker) -> None:
    """Let it take no more jobs, and end those at hand."""
    worker.stop()  # type: ignore[no-untyped-call]
