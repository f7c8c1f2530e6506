"""Many rows at once: bulk writes and look-ups by id, the same on both engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, delete, insert
from sqlalchemy.dialects import postgresql, sqlite

CHUNK = 1000
"""Ids in one query: far below the limits (SQLite 32,766 parameters, PostgreSQL 65,535), and enough to pay."""

T = TypeVar("T")


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """`items` in lists of at most `size`."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert `rows` (column name → value) in one go."""
    if rows:
        connection.execute(insert(table), [dict(row) for row in rows])


def put_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert `rows`; one whose primary key is there replaces what is there."""
    if not rows:
        return
    names = [name for name in rows[0] if name not in table.primary_key.columns]
    statement = _insert(connection, table)
    keys = list(table.primary_key.columns)
    statement = statement.on_conflict_do_update(
        index_elements=keys, set_={name: statement.excluded[name] for name in names}
    )
    connection.execute(statement, [dict(row) for row in rows])


def keep_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those of `rows` whose primary key is not there yet."""
    if rows:
        keys = list(table.primary_key.columns)
        statement = _insert(connection, table).on_conflict_do_nothing(index_elements=keys)
        connection.execute(statement, [dict(row) for row in rows])


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """The engine's own INSERT, which knows ON CONFLICT."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def rows_where(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[Any]
) -> Iterator[Row[Any]]:
    """The rows of `query` whose `column` is one of `values`, asked for in chunks, in the query's order within each."""
    for chunk in chunks(dict.fromkeys(values)):
        yield from connection.execute(query.where(column.in_(chunk))).all()


def remove_where(connection: Connection, table: Table, column: ColumnElement[Any], values: Iterable[Any]) -> None:
    """Delete the rows of `table` whose `column` is one of `values`."""
    for chunk in chunks(dict.fromkeys(values)):
        connection.execute(delete(table).where(column.in_(chunk)))
