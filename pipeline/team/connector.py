"""Procrastinate's way to PostgreSQL, with patience: a server that restarts ends no worker and loses no word of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, LiteralString, TypeVar

import psycopg
import psycopg_pool
import structlog
from procrastinate import PsycopgConnector
from procrastinate.connector import Notify
from procrastinate.exceptions import ConnectorException
from sqlalchemy import make_url

from storage.engine import ALIVE
from storage.jobs_schema import SCHEMA

PATIENCE = 120.0
"""Seconds for which a server is waited for; then the worker begins anew, and waits again."""

PAUSE = 0.5
"""Seconds between two tries."""

CONNECTIONS = 4
"""Of the queue, a worker: fetching, heartbeat, results."""

T = TypeVar("T")
log = structlog.get_logger()


class PatientConnector(PsycopgConnector):
    """Tries again where the server is away; what may have been done before the line broke is not an error then."""

    async def execute_query_async(self, query: LiteralString, **arguments: Any) -> None:  # noqa: ANN401 - as the base
        """Run a query that answers nothing."""
        await _patiently(lambda: super(PatientConnector, self).execute_query_async(query, **arguments), None)

    async def execute_query_one_async(self, query: LiteralString, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        """Run a query that answers one row."""
        return await _patiently(lambda: super(PatientConnector, self).execute_query_one_async(query, **arguments))

    async def execute_query_all_async(self, query: LiteralString, **arguments: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        """Run a query that answers rows."""
        return await _patiently(lambda: super(PatientConnector, self).execute_query_all_async(query, **arguments))

    async def listen_notify(self, on_notification: Notify, channels: Iterable[str]) -> None:
        """Wait for word of new jobs, for ever: while the line is down the queue is looked at every few seconds."""
        names = list(channels)
        while True:
            try:
                await super().listen_notify(on_notification, names)
            except ConnectorException:
                await asyncio.sleep(PAUSE * 4)


_REFUSED = object()


async def _patiently(ask: Callable[[], Awaitable[T]], if_done: object = _REFUSED) -> T:
    """What `ask` answers, tried again while the server is away.

    Where the database refuses a second try because the first one was done, the answer is `if_done`, if it is given.
    """
    loop = asyncio.get_running_loop()
    until, tried = loop.time() + PATIENCE, False
    while True:
        try:
            return await ask()
        except ConnectorException as fault:
            if tried and if_done is not _REFUSED and isinstance(fault.__cause__, psycopg.errors.RaiseException):
                return if_done  # type: ignore[return-value]
            if not is_away(fault) or loop.time() > until:
                raise
        tried = True
        await asyncio.sleep(PAUSE)


def is_away(fault: BaseException) -> bool:
    """Whether `fault` says that the server could not be reached, or left in the middle of a talk."""
    return isinstance(fault.__cause__, psycopg.OperationalError | psycopg.InterfaceError)


def connector(url: str, concurrency: int) -> PatientConnector:
    """The queue of the PostgreSQL at `url`, not opened yet, for so many jobs at a time."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    settings = {"search_path": SCHEMA, "timezone": "UTC", "tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5",
                "tcp_keepalives_count": "3", "tcp_user_timeout": f"{ALIVE}s"}  # fmt: skip
    return PatientConnector(
        pool_factory=psycopg_pool.AsyncConnectionPool,
        conninfo=plain,
        min_size=1,
        max_size=CONNECTIONS + concurrency // 10,
        timeout=10,
        kwargs={
            "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
            "connect_timeout": 10,
            "application_name": "itemwire worker",
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": ALIVE * 1000,
        },
    )
