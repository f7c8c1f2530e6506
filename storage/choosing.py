"""Which claims, posts and captures an export takes, and how many it leaves."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, Select, func, select

from pipeline.types import Capture
from storage import as_of, claims
from storage.rows import rows_where
from storage.tables_in import BLOB, CAPTURE, FETCH
from storage.tables_through import APPEARANCE, CLAIM, STATEMENT, STATUS_CHANGE
from storage.work import ClaimFilter, PostFilter

_PAGE = 20
"""Captures read at a time: each may have some megabytes."""


def claim_uids(connection: Connection, wanted: ClaimFilter) -> frozenset[str]:
    """Uids of the claims that `wanted` describes."""
    query = claims.narrowed(select(CLAIM.c.uid).where(CLAIM.c.superseded.is_(False)), wanted)
    if wanted.uids is None:
        return frozenset(connection.execute(query).scalars())
    today = claims.resolve_uids(connection, wanted.uids).values()
    return frozenset(row.uid for row in rows_where(connection, query, CLAIM.c.uid, today))


def posts_of(connection: Connection, uids: Iterable[str]) -> frozenset[str]:
    """Uids of the posts whose statements make these claims."""
    query = select(STATEMENT.c.post).join(APPEARANCE, APPEARANCE.c.statement == STATEMENT.c.uid).distinct()
    return frozenset(row.post for row in rows_where(connection, query, APPEARANCE.c.claim, uids))


def number_of_claims(connection: Connection, wanted: ClaimFilter) -> int:
    """How many claims `wanted` describes."""
    if wanted.uids is not None:
        return len(claim_uids(connection, wanted))
    query = select(func.count()).select_from(CLAIM).where(CLAIM.c.superseded.is_(False))
    return int(connection.execute(claims.narrowed(query, wanted)).scalar_one())


def number_of_statements(connection: Connection, wanted: PostFilter) -> int:
    """How many statements of this period and these sources there are."""
    return _counted(connection, select(func.count()).select_from(STATEMENT), wanted, "first_seen")


def number_of_fetches(connection: Connection, wanted: PostFilter) -> int:
    """How many visits of this period to these sources there were."""
    return _counted(connection, select(func.count()).select_from(FETCH), wanted, "at")


def number_of_verdicts(connection: Connection, wanted: PostFilter) -> int:
    """How many steps of verdicts were made in this period."""
    period = wanted.model_copy(update={"sources": ()})
    return _counted(connection, select(func.count()).select_from(STATUS_CHANGE), period, "at")


def _counted(connection: Connection, query: Select[int], wanted: PostFilter, time: str) -> int:
    table = query.get_final_froms()[0]
    if wanted.since is not None:
        query = query.where(table.c[time] >= wanted.since)
    if wanted.until is not None:
        query = query.where(table.c[time] < wanted.until)
    if wanted.sources:
        query = query.where(table.c.source.in_(wanted.sources))
    return int(connection.execute(query).scalar_one())


def captures(connection: Connection, wanted: PostFilter, until: int | None) -> Iterator[Capture]:
    """The captures of this period from these sources, earliest first; of bytes that were let go the body is empty.

    `until`: only those that the source log had told by this entry.
    """
    later = {body.get("capture") for _, _, body in as_of.bodies(connection, "capture", None, until)} if until else set()
    columns = [CAPTURE.c[name] for name in Capture.model_fields if name != "body"]
    query = select(*columns, CAPTURE.c.uid, BLOB.c.body).join(BLOB, BLOB.c.sha256 == CAPTURE.c.sha256)
    query = query.order_by(CAPTURE.c.fetched, CAPTURE.c.uid)
    if wanted.since is not None:
        query = query.where(CAPTURE.c.fetched >= wanted.since)
    if wanted.until is not None:
        query = query.where(CAPTURE.c.fetched < wanted.until)
    if wanted.sources:
        query = query.where(CAPTURE.c.source.in_(wanted.sources))
    for row in connection.execute(query, execution_options={"yield_per": _PAGE}).mappings():
        values = dict(row)
        if values.pop("uid") in later:
            continue
        values["body"] = zlib.decompress(values["body"]) if values["body"] else b""
        yield Capture.model_validate(values)
