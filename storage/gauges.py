"""The figures that are watched from outside: counted in the tables, so that every process tells the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, select

from pipeline.types import Record
from storage.tables_desk import SENDING
from storage.tables_health import ALARM
from storage.tables_in import FETCH, POST_QUEUE
from storage.tables_through import APPEARANCE, CLAIM, STATEMENT, STATUS_CHANGE

HOUR = timedelta(hours=1)
"""How far back visits are counted."""


class Gauges(Record):
    """How much there is, and how it fares."""

    claims: dict[str, int]
    """By status."""
    changes: dict[str, int]
    """Steps of claims so far, by the status that they led to."""
    pending: int
    """Posts that wait for processing."""
    statements: int
    appearances: int
    """Statements that make a claim."""
    visits: int
    """In the last hour."""
    failed: int
    """Of those."""
    new: int
    """Posts that those brought."""
    sendings: dict[str, int]
    """Editions on their way to channels, by state."""
    alarms: dict[str, int]
    """Open ones, by kind."""


def gauges(connection: Connection, now: datetime) -> Gauges:
    """The figures at `now`."""
    visits = select(func.count(), func.count(FETCH.c.error), func.coalesce(func.sum(FETCH.c.new), 0))
    made, failed, new = connection.execute(visits.where(FETCH.c.at >= now - HOUR)).one()
    standing = select(CLAIM.c.status, func.count()).where(CLAIM.c.superseded.is_(False)).group_by(CLAIM.c.status)
    steps = select(STATUS_CHANGE.c.after, func.count()).group_by(STATUS_CHANGE.c.after)
    sent = select(SENDING.c.state, func.count()).group_by(SENDING.c.state)
    open_ = select(ALARM.c.kind, func.count()).where(ALARM.c.closed.is_(None)).group_by(ALARM.c.kind)
    return Gauges(
        claims=_by(connection, standing),
        changes=_by(connection, steps),
        pending=_number(connection, select(func.count()).select_from(POST_QUEUE)),
        statements=_number(connection, select(func.count()).select_from(STATEMENT)),
        appearances=_number(connection, select(func.count()).select_from(APPEARANCE)),
        visits=int(made),
        failed=int(failed),
        new=int(new),
        sendings=_by(connection, sent),
        alarms=_by(connection, open_),
    )


def _number(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(query).scalar_one())


def _by(connection: Connection, query: Select[Any]) -> dict[str, int]:
    return {str(word): int(number) for word, number in connection.execute(query)}
