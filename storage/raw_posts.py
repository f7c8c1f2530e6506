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

COLUMNS = [*(type_coerce(POST.c[name], NullType()).label(name) for name in NAMES), POST.c.uid, POST.c.versions]


class RawPost(NamedTuple):
    """A post as it lies in the table, and its earlier versions, oldest first."""

    uid: str
    values: Sequence[Any]
    earlier: Sequence[Post] = ()


def in_order(connection: Connection, wanted: PostFilter) -> Iterator[RawPost]:
    """The posts that `wanted` describes, in canonical order, a page at a time."""
    query = narrowed(select(*COLUMNS), wanted).order_by(POST.c.at, POST.c.source, POST.c.uid)
    for page in connection.execute(query, execution_options={"yield_per": PAGE}).partitions():
        yield from with_earlier(connection, page)


def with_earlier(connection: Connection, page: Sequence[Row[Any]]) -> Iterator[RawPost]:
    """Rows of `COLUMNS` with the earlier versions of those that have several."""
    several = [row.uid for row in page if row.versions > 1]
    if not several:
        yield from (RawPost(row.uid, row) for row in page)
        return
    earlier = {uid: resolve(known)[:-1] for uid, known in load_versions(connection, several).items()}
    for row in page:
        yield RawPost(row.uid, row, earlier.get(row.uid, ()))


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
