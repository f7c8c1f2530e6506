"""Many rows at once: bulk writes and look-ups by id, the same on both engines.

A bulk write compiles its statement once and turns values into what the driver wants in one tight loop: SQLAlchemy's own
executemany spends as long on each row as SQLite does. New rows go to PostgreSQL by COPY.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import sqlalchemy
from sqlalchemy import ColumnElement, Connection, Dialect, Insert, Row, Select, Table, delete

from storage.columns import Json, UtcTime

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

CHUNK = 1000
"""Ids in one query: far below the limits (SQLite 32,766 parameters, PostgreSQL 65,535), and enough to pay."""

T = TypeVar("T")

Value = Callable[[Any], Any]
"""Turns a value of a record into what the driver wants."""


class _Plan(NamedTuple):
    """How rows of certain columns go into a table."""

    sql: str
    columns: tuple[tuple[str, Value | None], ...]
    """Names in the order of the parameters, each with what turns its values."""


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """`items` in lists of at most `size`."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert `rows` (column name → value; all of the same columns) in one go."""
    if not rows:
        return
    if connection.dialect.name == "postgresql" and len(rows) > 1:
        _copy_in(connection, table, rows)
    else:
        _run(connection, _planned(connection.dialect, table, _add, tuple(rows[0])), rows)


def put_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert `rows`; one whose primary key is there replaces what is there."""
    if rows:
        _run(connection, _planned(connection.dialect, table, _put, tuple(rows[0])), rows)


def keep_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those of `rows` whose primary key is not there yet."""
    if rows:
        _run(connection, _planned(connection.dialect, table, _keep, tuple(rows[0])), rows)


def _insert(dialect: Dialect, table: Table) -> sqlite.Insert | postgresql.Insert:
    """The engine's own INSERT, which knows ON CONFLICT; only the engine that is used is loaded."""
    if dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)


def _add(_dialect: Dialect, table: Table, _names: tuple[str, ...]) -> Insert:
    return sqlalchemy.insert(table)


def _put(dialect: Dialect, table: Table, names: tuple[str, ...]) -> Insert:
    statement = _insert(dialect, table)
    keys = list(table.primary_key.columns)
    news = {name: statement.excluded[name] for name in names if name not in table.primary_key.columns}
    return statement.on_conflict_do_update(index_elements=keys, set_=news)


def _keep(dialect: Dialect, table: Table, _names: tuple[str, ...]) -> Insert:
    return _insert(dialect, table).on_conflict_do_nothing(index_elements=list(table.primary_key.columns))


@lru_cache(maxsize=256)
def _planned(
    dialect: Dialect, table: Table, make: Callable[[Dialect, Table, tuple[str, ...]], Insert], names: tuple[str, ...]
) -> _Plan:
    """Compile the statement for rows of these columns."""
    compiled = make(dialect, table, names).compile(dialect=dialect, column_keys=list(names))
    order: Sequence[str] = getattr(compiled, "positiontup", None) or names
    return _Plan(str(compiled), tuple((name, _value(dialect, table, name)) for name in order))


def _value(dialect: Dialect, table: Table, name: str) -> Value | None:
    kind = table.c[name].type
    return (
        kind.writer(dialect) if isinstance(kind, Json | UtcTime) else kind.dialect_impl(dialect).bind_processor(dialect)
    )


def _run(connection: Connection, plan: _Plan, rows: Sequence[Mapping[str, Any]]) -> None:
    """Run a compiled statement for each of `rows`, in the driver's own form of parameters."""
    if connection.dialect.positional:
        connection.exec_driver_sql(plan.sql, [_values(plan, row) for row in rows])
        return
    names = [name for name, _ in plan.columns]
    connection.exec_driver_sql(plan.sql, [dict(zip(names, _values(plan, row), strict=True)) for row in rows])


def _values(plan: _Plan, row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple([row[name] if value is None else value(row[name]) for name, value in plan.columns])


def _copy_in(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Send new rows to PostgreSQL by COPY: one round trip, and no statement to run for each."""
    plan = _planned(connection.dialect, table, _add, tuple(rows[0]))
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(quote(name) for name, _ in plan.columns)
    cursor: Any = connection.connection.cursor()  # psycopg's own, which knows COPY
    with cursor, cursor.copy(f"COPY {quote(table.name)} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(_values(plan, row))


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
