"""What an edited post says in the place of what it said: statement → successor, kept when the post is read anew.

A pair is never taken out: a text that comes back is found again by it, and an edit of an edit makes a chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Row, or_, select

from pipeline.types import Successor
from storage.rows import put_rows, rows_where
from storage.sourcelog import Writing
from storage.tables_out import DECISION
from storage.tables_through import SUCCESSOR


def put(work: Writing, pairs: Sequence[Successor]) -> None:
    """Keep `pairs`, the later of two for one statement, and log them."""
    put_rows(work.connection, SUCCESSOR, [dict(one.__dict__) for one in pairs])
    for one in pairs:
        work.log("successor", **one.model_dump())


def everything(connection: Connection) -> list[Successor]:
    """All pairs, in the order of their statements."""
    return [_read(row) for row in connection.execute(select(SUCCESSOR).order_by(SUCCESSOR.c.statement))]


def of_decided(connection: Connection) -> list[Successor]:
    """The pairs that lead on from what decisions name."""
    named = (select(DECISION.c.subject), select(DECISION.c.other))
    query = select(SUCCESSOR).where(or_(*(SUCCESSOR.c.statement.in_(names) for names in named)))
    first = [_read(row) for row in connection.execute(query)]
    return first + _onwards(connection, first)


def of(connection: Connection, uids: Iterable[str]) -> list[Successor]:
    """The pairs that lead on from the statements `uids`."""
    first = [_read(row) for row in rows_where(connection, select(SUCCESSOR), SUCCESSOR.c.statement, uids)]
    return first + _onwards(connection, first)


def _onwards(connection: Connection, edge: list[Successor]) -> list[Successor]:
    found: list[Successor] = []
    seen = {one.statement for one in edge}
    while edge:
        ends = {one.into for one in edge} - seen
        seen |= ends
        edge = [_read(row) for row in rows_where(connection, select(SUCCESSOR), SUCCESSOR.c.statement, ends)]
        found += edge
    return found


def predecessors(connection: Connection, uids: Iterable[str]) -> set[str]:
    """The statements that have one of `uids` for a successor, or for the successor of one."""
    found: set[str] = set()
    edge = set(uids)
    while edge:
        rows = rows_where(connection, select(SUCCESSOR.c.statement, SUCCESSOR.c.into), SUCCESSOR.c.into, edge)
        edge = {row.statement for row in rows} - found
        found |= edge
    return found


def _read(row: Row[tuple[object, ...]]) -> Successor:
    return Successor.model_validate(dict(row._mapping))
