"""How sources fare: brings their vitals up to date in the transaction of a visit, and keeps the alarms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, func, or_, select, update

from pipeline.collect.rhythm import after_visit
from pipeline.types import Alarm, Cursor, FetchOutcome, Post, Vitals
from storage.arrivals import Known
from storage.rows import add_rows, chunks, put_rows, rows_where
from storage.scrub import storable
from storage.tables_health import ALARM, VITALS
from storage.tables_in import FETCH, REJECTED, SOURCE_STATE
from storage.work import FetchRecord

_PAGE = 2000
"""Visits read at a time."""


def unknown(found: Known, batch: Sequence[Post]) -> list[Post]:
    """Those posts of `batch`, all of them looked for, that are not stored yet; each id once, deletions left out."""
    return list({post.uid: post for post in batch if not post.deleted and post.uid not in found.rows}.values())


def note_visits(connection: Connection, visits: Iterable[tuple[FetchOutcome, Sequence[Post]]]) -> None:
    """Bring the vitals of sources up to date, each visited once; a visit that brought nothing costs nothing."""
    told = [(outcome, new) for outcome, new in visits if new or outcome.rejected]
    if not told:
        return
    before = vitals(connection, [outcome.source for outcome, _ in told])
    after = [after_visit(before.get(outcome.source), outcome, new) for outcome, new in told]
    rows = [{"source": one.source, "gap": one.gap, "last_post": one.last_post, "content": one} for one in after]
    put_rows(connection, VITALS, rows)


def paces(connection: Connection, names: Iterable[str] | None = None) -> dict[str, tuple[timedelta, datetime]]:
    """Name → the usual time between two posts and when the last one appeared; left out where that is not known."""
    query = select(VITALS.c.source, VITALS.c.gap, VITALS.c.last_post).where(VITALS.c.gap.is_not(None))
    found = connection.execute(query) if names is None else rows_where(connection, query, VITALS.c.source, names)
    return {row.source: (timedelta(seconds=row.gap), row.last_post) for row in found}


def vitals(connection: Connection, names: Iterable[str] | None = None) -> dict[str, Vitals]:
    """Name → what is kept of that source; all of them where `names` is None."""
    query = select(VITALS.c.source, VITALS.c.content)
    found = connection.execute(query) if names is None else rows_where(connection, query, VITALS.c.source, names)
    return {row.source: row.content for row in found}


def cursors_lean(connection: Connection, since: datetime | None) -> dict[str, Cursor]:
    """Name → where we are with it, without what its collector remembers, which is long: those visited `since`."""
    columns = [SOURCE_STATE.c[name] for name in Cursor.model_fields if name != "state"]
    query = select(*columns).where(SOURCE_STATE.c.last_attempt >= since) if since else select(*columns)
    return {row.source: Cursor.model_validate(dict(row._mapping)) for row in connection.execute(query)}


def fetches_in_order(
    connection: Connection, sources: Sequence[str], since: datetime | None, until: datetime | None
) -> Iterator[FetchRecord]:
    """Every visit of a period, to some sources or (empty) to all, in the order of their making, a page at a time."""
    columns = [FETCH.c[name] for name in FetchRecord.model_fields]
    last = 0
    while True:
        query = select(FETCH.c.seq, *columns).where(FETCH.c.seq > last).order_by(FETCH.c.seq).limit(_PAGE)
        query = query.where(FETCH.c.source.in_(sources)) if sources else query
        query = query.where(FETCH.c.at >= since) if since else query
        query = query.where(FETCH.c.at < until) if until else query
        rows = connection.execute(query).mappings().all()
        if not rows:
            return
        for row in rows:
            yield FetchRecord.model_validate({name: row[name] for name in FetchRecord.model_fields})
        last = int(rows[-1]["seq"])


def alarms(connection: Connection, since: datetime | None = None) -> list[Alarm]:
    """The alarms that are open or whose end is not told yet, and those that ended after `since`; oldest first."""
    columns = [ALARM.c[name] for name in Alarm.model_fields]
    wanted: list[ColumnElement[bool]] = [ALARM.c.closed.is_(None), ALARM.c.told.is_(False)]
    wanted += [ALARM.c.closed >= since] if since else []
    rows = connection.execute(select(*columns).where(or_(*wanted)).order_by(ALARM.c.seq)).mappings()
    return [Alarm.model_validate(dict(row)) for row in rows]


def refused(connection: Connection, since: datetime, until: datetime) -> dict[str, int]:
    """Reason → how many entries and lines were kept aside for it in a period (`until` not included), most first."""
    number = func.count().label("number")
    query = select(REJECTED.c.reason, number).where(REJECTED.c.at >= since, REJECTED.c.at < until)
    rows = connection.execute(query.group_by(REJECTED.c.reason).order_by(number.desc(), REJECTED.c.reason))
    return {row.reason: row.number for row in rows}


def put_alarms(connection: Connection, changed: Iterable[Alarm]) -> None:
    """Keep alarms as they now are: one that is stored under its key and its beginning is written over."""
    for chunk in chunks(storable(alarm) for alarm in changed):
        for alarm in chunk:
            same = (ALARM.c.key == alarm.key) & (ALARM.c.opened == alarm.opened)
            written = connection.execute(update(ALARM).where(same).values(**alarm.__dict__))
            if not written.rowcount:
                add_rows(connection, ALARM, [dict(alarm.__dict__)])
