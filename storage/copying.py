"""Carries a whole newsroom from one database to another, SQLite to PostgreSQL and back, and proves that it arrived.

Table by table in constant memory, all in one transaction of the target: it arrives whole, or nothing of it does. Rows
cross as they lie (JSON text is not read and written anew), so ids, times and every hash are what they were. What is
only about work under way (who holds the pass, the queue of a team) stays behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Select, Table, Text, delete, func, select, text
from sqlmodel import SQLModel

from pipeline.errors import StorageError
from pipeline.export.verify_log import Tree
from pipeline.types import Record
from storage import schema
from storage.columns import Json
from storage.engine import open_engine, parse_url, reading, writing
from storage.faults import shown, told_in_words
from storage.lock import alone
from storage.rows import add_rows, chunks
from storage.sourcelog import chain_faults
from storage.tables_out import PASS, SOURCE_LOG, SOURCE_LOG_HEAD

ROWS = 500
"""Rows held at a time; the largest, captured bytes, have some megabytes at most and come one by one."""

LARGE = frozenset({"blob"})
"""Tables whose rows are read one by one."""

_LEFT = frozenset({PASS.name})
"""Tables that stay behind."""

_MADE_BY_UPGRADE = frozenset({SOURCE_LOG.name, SOURCE_LOG_HEAD.name})
"""Tables in which a new database has a row already; the copy's take their place."""

Tick = Callable[[str, int], None]


class Copied(Record):
    """What was copied."""

    tables: dict[str, int]
    """Name → rows."""
    entries: int
    """Entries of the source log."""
    root: str
    """Its Merkle root, the same on both sides."""


def copy(source: Engine, target: Engine, now: datetime, tick: Tick) -> Copied:
    """Copy all tables of `source` into the empty `target`, and compare the two; nothing is kept where they differ.

    Raises StorageError where the target has data or differs, StorageBusy while a pass is at work on either.
    """
    if source.url == target.url:
        raise StorageError(f"{shown(source.url)} cannot be copied onto itself; name another target.")
    schema.require_current(source)
    schema.upgrade(target, now)
    with ExitStack() as stack:
        stack.enter_context(alone(source))
        stack.enter_context(alone(target))
        old = stack.enter_context(reading(source))
        _refuse_full(target)
        if target.dialect.name == "sqlite":
            raw = stack.enter_context(target.connect())
            raw.connection.cursor().execute("PRAGMA foreign_keys = OFF")  # they are compared below
            raw.connection.detach()
            new = stack.enter_context(writing(target, raw))
        else:
            new = stack.enter_context(writing(target))
        tables = {table.name: _copy_table(old, new, table, tick) for table in _tables()}
        return _compared(old, new, tables, target)


def _tables() -> Iterator[Table]:
    """The tables to copy, those first that others point at."""
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in _LEFT:
            yield table


def _refuse_full(target: Engine) -> None:
    with reading(target) as connection:
        for table in _tables():
            if table.name not in _MADE_BY_UPGRADE and connection.execute(select(1).select_from(table).limit(1)).first():
                raise StorageError(
                    f"{shown(target.url)} has rows in `{table.name}` already; nothing is copied over them, "
                    "name an empty database."
                )


def _copy_table(old: Connection, new: Connection, table: Table, tick: Tick) -> int:
    """Copy one table; returns how many rows it has."""
    if table.name in _MADE_BY_UPGRADE:
        new.execute(delete(table))
    number, plain = 0, _plain(table)
    size = 1 if table.name in LARGE else ROWS
    for batch in chunks(_stream(old, select(plain), size), size):
        add_rows(new, plain, batch)
        number += len(batch)
        tick(table.name, len(batch))
    _after(new, table)
    return number


def _plain(table: Table) -> Table:
    """The table with its JSON as the text that it is, neither read nor written anew."""
    columns = (Column(one.name, Text() if isinstance(one.type, Json) else one.type) for one in table.columns)
    return Table(table.name, MetaData(), *columns)


def _stream(connection: Connection, query: Select[Any], size: int) -> Iterator[dict[str, Any]]:
    for row in connection.execute(query, execution_options={"yield_per": size}).mappings():
        yield dict(row)


def _after(connection: Connection, table: Table) -> None:
    """Let PostgreSQL's own running numbers go on after the copied ones."""
    if connection.dialect.name != "postgresql":
        return
    for column in table.primary_key.columns:
        if column.autoincrement is False or not isinstance(column.type, Integer):
            continue
        asked = {"table": f'"{table.name}"', "column": column.name}
        sequence = connection.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), asked).scalar()
        last = connection.execute(select(func.max(column))).scalar()
        if sequence and last:
            put = {"sequence": sequence, "last": last}
            connection.execute(text("SELECT setval(CAST(:sequence AS regclass), :last)"), put)


def _compared(old: Connection, new: Connection, tables: dict[str, int], target: Engine) -> Copied:
    """Count the rows that arrived, walk the chain, and build the log's tree on both sides; raises StorageError."""
    faults = [
        f"`{name}` has {there} rows instead of {number}"
        for name, number in tables.items()
        if (there := _count(new, SQLModel.metadata.tables[name])) != number
    ]
    faults += chain_faults(new)
    before, after = _tree(old), _tree(new)
    if before.root() != after.root() or before.size != after.size:
        faults.append("the source log has another root")
    faults += _dangling(new)
    if faults:
        where = f"The copy in {shown(target.url)}"
        raise StorageError(f"{where} is not what was to be copied ({faults[0]}); nothing of it is kept.")
    return Copied(tables=tables, entries=after.size, root=after.root())


def _dangling(connection: Connection) -> Sequence[str]:
    if connection.dialect.name != "sqlite":
        return ()
    row = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return () if row is None else (f"a row of {row[0]} points at none of {row[2]}",)


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _tree(connection: Connection) -> Tree:
    """The tree over the log's entries, as `verify-log` builds it."""
    tree = Tree()
    query = select(SOURCE_LOG.c.hash).order_by(SOURCE_LOG.c.seq)
    for row in connection.execute(query, execution_options={"yield_per": 5_000}):
        tree.add(row.hash)
    return tree


def copy_newsroom(source: str, target: str, now: datetime, tick: Tick) -> Copied:
    """Copy the database at the address `source` into the empty one at `target`, as `copy` does."""
    old, new = open_engine(parse_url(source)), open_engine(parse_url(target))
    try:
        with told_in_words(new.url):
            return copy(old, new, now, tick)
    finally:
        old.dispose()
        new.dispose()
