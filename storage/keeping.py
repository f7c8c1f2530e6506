"""Lets go of what need not be kept: old bytes, old visits, old refused lines, old drafts; never of the source log.

Each batch is one transaction with its own log entry, which names what went: a pruning that is killed has let go of
whole batches, and the next one goes on.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Table, delete, func, select, text, update

from pipeline.types import Record
from storage import drafts
from storage.rows import chunks
from storage.sourcelog import Writing
from storage.tables_in import BLOB, CAPTURE, FETCH, REJECTED
from storage.tables_out import ROUNDUP

BATCH = 500
"""What is let go in one transaction."""


class Pruned(Record):
    """What one batch let go."""

    number: int = 0
    bytes: int = 0
    """Of what was stored, before SQLite gives its pages to something else."""


def old_captures(connection: Connection, before: datetime) -> list[str]:
    """Digests of bytes that were last fetched before `before` and are still there, some thousands at most."""
    last = select(CAPTURE.c.sha256).group_by(CAPTURE.c.sha256).having(func.max(CAPTURE.c.fetched) < before)
    query = select(BLOB.c.sha256).where(BLOB.c.sha256.in_(last), func.length(BLOB.c.body) > 0)
    return list(connection.execute(query.order_by(BLOB.c.sha256)).scalars())


def prune_captures(work: Writing, digests: list[str], why: str) -> Pruned:
    """Let the bytes of these captures go: when and from where they came, and their digest, stay."""
    size = func.coalesce(func.sum(func.length(BLOB.c.body)), 0)
    freed = int(work.connection.execute(select(size).where(BLOB.c.sha256.in_(digests))).scalar_one())
    work.connection.execute(update(BLOB).where(BLOB.c.sha256.in_(digests)).values(body=b""))
    work.log("pruned", what="captures", sha256=list(digests), reason=why)
    return Pruned(number=len(digests), bytes=freed)


_RUNNING = {"fetches": (FETCH, FETCH.c.seq, FETCH.c.at), "drafts": (ROUNDUP, ROUNDUP.c.seq, ROUNDUP.c.saved)}
"""Kind → its table, its key, and its time; of drafts the last of each beat stays."""


def prune_rows(work: Writing, what: str, before: datetime) -> Pruned:
    """Let rows of one kind go that are older than `before`, a batch of them; their log entries stay."""
    table, key, time = _RUNNING[what]
    query = select(key).where(time < before).order_by(key).limit(BATCH)
    if table is ROUNDUP:
        query = query.where(key.not_in(select(func.max(ROUNDUP.c.seq)).group_by(ROUNDUP.c.beat)))
    found = list(work.connection.execute(query).scalars())
    done = _removed(work, table, key, found, what, before)
    if table is ROUNDUP and found:
        drafts.drop_unused(work.connection)
    return done


def prune_rejected(work: Writing, before: datetime) -> Pruned:
    """Let refused lines go that are older than `before`, a batch of them."""
    query = select(REJECTED.c.uid).where(REJECTED.c.at < before).order_by(REJECTED.c.uid).limit(BATCH)
    found = list(work.connection.execute(query).scalars())
    return _removed(work, REJECTED, REJECTED.c.uid, found, "rejected", before)


def _removed(work: Writing, table: Table, key: object, found: list[object], what: str, before: datetime) -> Pruned:
    if not found:
        return Pruned()
    work.connection.execute(delete(table).where(table.c[key.name].in_(found)))  # type: ignore[attr-defined]
    work.log("pruned", what=what, number=len(found), before=before.isoformat())
    return Pruned(number=len(found))


def sizes(connection: Connection) -> dict[str, int]:
    """Kind of thing → bytes that its tables and indexes take; an unknown table counts as "other"."""
    if connection.dialect.name == "postgresql":
        found = connection.execute(
            text("SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = "
                 "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())")
        )  # fmt: skip
    else:
        found = connection.execute(
            text("SELECT m.tbl_name, sum(d.pgsize) FROM dbstat d JOIN sqlite_master m ON m.name = d.name GROUP BY 1")
        )
    told: dict[str, int] = {}
    for name, size in found:
        kind = _KINDS.get(name, "other")
        told[kind] = told.get(kind, 0) + int(size)
    return dict(sorted(told.items(), key=lambda one: -one[1]))


_KINDS = {
    **dict.fromkeys(("blob", "capture"), "captures"),
    **dict.fromkeys(("post", "post_version", "post_queue"), "posts"),
    **dict.fromkeys(("statement", "statement_key", "link", "successor"), "statements"),
    **dict.fromkeys(("claim", "claim_place", "appearance", "suggestion", "status_change"), "claims"),
    **dict.fromkeys(("source_log", "source_log_head", "anchor"), "source log"),
    **dict.fromkeys(
        ("roundup", "draft_line", "open_roundup", "item_edit", "edition", "edition_claim", "correction"), "round-ups"
    ),
    "rejected": "rejected",
    "fetch": "fetches",
}
"""Table → the kind of thing that it holds, as `doctor` and `keep` call it."""


def prune_all(work: Writing, digests: list[str], why: str) -> None:
    """Let the bytes of many captures go within one transaction that does more."""
    for chunk in chunks(digests, BATCH):
        prune_captures(work, chunk, why)
