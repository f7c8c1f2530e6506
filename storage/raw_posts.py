"""Reads posts as they lie in their table, for exports: a record for each of a million would cost more than the file.

A raw post holds the columns of `NAMES` in their order, then the post's uid and how many versions it has. Times are what
the driver gives (text on SQLite, a datetime on PostgreSQL), lists and objects are JSON text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, func, select, type_coerce
from sqlalchemy.types import NullType

from pipeline.types import Post
from storage.posts import load_versions
from storage.rows import rows_where
from storage.tables_in import POST, REJECTED
from storage.versions import resolve
from storage.work import PostFilter

NAMES = tuple(Post.model_fields)
"""The columns that make up a post, in the order of a raw one."""

PAGE = 1_000
"""Posts read at a time."""

CACHE_KIB = 8 * 1024
"""SQLite's page cache while all posts pass, in KiB: each page is read about once, so a large one only takes memory."""

COLUMNS = [*(type_coerce(POST.c[name], NullType()).label(name) for name in NAMES), POST.c.uid, POST.c.versions]


_UID, _VERSIONS = len(NAMES), len(NAMES) + 1
"""Where these stand in a row."""


class RawPost(NamedTuple):
    """A post as it lies in the table, and its earlier versions, oldest first."""

    uid: str
    values: Sequence[Any]
    earlier: Sequence[Post] = ()


def in_order(connection: Connection, wanted: PostFilter) -> Iterator[RawPost]:
    """The posts that `wanted` describes, in canonical order, a page at a time."""
    query = narrowed(select(*COLUMNS), wanted).order_by(POST.c.at, POST.c.source, POST.c.uid)
    if connection.dialect.name == "sqlite":  # its own cursor streams already, and its tuples cost half of a Row
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")
        cursor = connection.execute(query).cursor
        while cursor is not None and (page := cursor.fetchmany(PAGE)):
            yield from with_earlier(connection, page)
        return
    for some in connection.execute(query, execution_options={"yield_per": PAGE}).partitions():
        yield from with_earlier(connection, some)


def with_earlier(connection: Connection, page: Sequence[Sequence[Any]]) -> Iterator[RawPost]:
    """Rows of `COLUMNS` with the earlier versions of those that have several."""
    several = [row[_UID] for row in page if row[_VERSIONS] > 1]
    earlier = {uid: resolve(known)[:-1] for uid, known in load_versions(connection, several).items()} if several else {}
    for row in page:
        yield RawPost(row[_UID], row, earlier.get(row[_UID], ()))


def by_uid(connection: Connection, uids: Iterable[str]) -> list[Row[Any]]:
    """The rows of `COLUMNS` of these posts, in no order."""
    return list(rows_where(connection, select(*COLUMNS), POST.c.uid, uids))


def narrowed(query: Select[Any], wanted: PostFilter) -> Select[Any]:
    """`query` over posts with the conditions of `wanted`."""
    if wanted.since is not None:
        query = query.where(POST.c.at >= wanted.since)
    if wanted.until is not None:
        query = query.where(POST.c.at < wanted.until)
    if wanted.sources:
        query = query.where(POST.c.source.in_(wanted.sources))
    return query


def number_of(connection: Connection, wanted: PostFilter) -> int:
    """How many posts `wanted` describes."""
    return int(connection.execute(narrowed(select(func.count()).select_from(POST), wanted)).scalar_one())


def number_rejected(connection: Connection) -> int:
    """How many entries and lines could not become posts."""
    return int(connection.execute(select(func.count()).select_from(REJECTED)).scalar_one())
