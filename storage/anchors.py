"""Anchors: the Merkle root of the source log at the end of each day, and the stamps that others set on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select, update

from pipeline.types import Record
from storage.columns import utc_text
from storage.rows import keep_rows
from storage.sourcelog import Writing
from storage.tables_out import ANCHOR, SOURCE_LOG

_PAGE = 5_000
"""Entries read at a time."""


class Anchor(Record):
    """The root over the first `size` entries, which are all that the log held at the end of `day` (UTC)."""

    day: str
    size: int
    root: str
    authority: str | None = None
    stamp: bytes | None = None
    """What a time-stamping authority answered (RFC 3161), DER."""


def known(connection: Connection) -> list[Anchor]:
    """Every anchor that was set, by size."""
    rows = connection.execute(select(ANCHOR).order_by(ANCHOR.c.size)).mappings()
    return [Anchor.model_validate({name: row[name] for name in Anchor.model_fields}) for row in rows]


def days_and_hashes(connection: Connection) -> Iterator[tuple[int, str, str]]:
    """Number, day (UTC, as text) and hash of each entry of the log, in order."""
    query = select(SOURCE_LOG.c.seq, SOURCE_LOG.c.at, SOURCE_LOG.c.hash).order_by(SOURCE_LOG.c.seq)
    for row in connection.execute(query, execution_options={"yield_per": _PAGE}):
        yield row.seq, utc_text(row.at)[:10], row.hash


def keep(work: Writing, found: list[Anchor]) -> None:
    """Keep anchors that are new, and log each: the log then vouches for its own roots."""
    there = set(work.connection.execute(select(ANCHOR.c.size)).scalars())
    for one in found:
        if one.size not in there:
            keep_rows(work.connection, ANCHOR, [dict(one.__dict__)])
            work.log("anchor", day=one.day, size=one.size, root=one.root)


def keep_stamp(work: Writing, one: Anchor) -> None:
    """Keep the stamp that an authority set on an anchor."""
    values = {"authority": one.authority, "stamp": one.stamp}
    work.connection.execute(update(ANCHOR).where(ANCHOR.c.size == one.size).values(**values))
    digest = hashlib.sha256(one.stamp or b"").hexdigest()
    work.log("stamp", size=one.size, root=one.root, authority=one.authority, digest=digest)
