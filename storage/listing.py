"""Reads whole tables for exports, in a fixed order and in constant memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from pipeline.types import Record, Reliability, Role, Statement, StatusChange
from storage.statements import STATEMENT_COLUMNS, read_statement
from storage.tables_in import POST, SOURCE_GRADE
from storage.tables_through import APPEARANCE, STATEMENT, STATUS_CHANGE
from storage.work import PostFilter

PAGE = 1000
"""Rows read at a time."""


class Listed(NamedTuple):
    """A statement, the id that its source gave its post, and the claim it makes."""

    statement: Statement
    post: str
    claim: str | None


class Grade(Record):
    """How the settings graded a source from a time on."""

    name: str
    since: datetime
    role: Role
    reliability: Reliability
    owner: str | None = None
    side: str | None = None
    aliases: tuple[str, ...] = ()
    listed: bool = True


def statements(connection: Connection, wanted: PostFilter) -> Iterator[Listed]:
    """Statements in canonical order."""
    query: Select[Any] = (
        select(*STATEMENT_COLUMNS, POST.c.id.label("post_id"), APPEARANCE.c.claim)
        .join(POST, POST.c.uid == STATEMENT.c.post)
        .outerjoin(APPEARANCE, APPEARANCE.c.statement == STATEMENT.c.uid)
        .order_by(STATEMENT.c.first_seen, STATEMENT.c.source, STATEMENT.c.post, STATEMENT.c.start)
    )
    if wanted.since is not None:
        query = query.where(STATEMENT.c.first_seen >= wanted.since)
    if wanted.until is not None:
        query = query.where(STATEMENT.c.first_seen < wanted.until)
    if wanted.sources:
        query = query.where(STATEMENT.c.source.in_(wanted.sources))
    for row in connection.execute(query, execution_options={"yield_per": PAGE}):
        yield Listed(read_statement(row), row.post_id, row.claim)


def verdicts(connection: Connection, wanted: PostFilter) -> Iterator[tuple[str, StatusChange]]:
    """Claim and step, in the order in which they were made; the period is that of the step."""
    names = list(StatusChange.model_fields)
    query = select(STATUS_CHANGE.c.claim, *[STATUS_CHANGE.c[name] for name in names]).order_by(STATUS_CHANGE.c.seq)
    if wanted.since is not None:
        query = query.where(STATUS_CHANGE.c.at >= wanted.since)
    if wanted.until is not None:
        query = query.where(STATUS_CHANGE.c.at < wanted.until)
    for row in connection.execute(query, execution_options={"yield_per": PAGE}).mappings():
        yield row["claim"], StatusChange.model_validate({name: row[name] for name in names})


def grades(connection: Connection) -> Iterator[Grade]:
    """Every grade that the settings ever gave, by name and time."""
    columns = [SOURCE_GRADE.c[name] for name in Grade.model_fields]
    for row in connection.execute(select(*columns).order_by(SOURCE_GRADE.c.name, SOURCE_GRADE.c.since)).mappings():
        yield Grade.model_validate(dict(row))
