"""The source log: what was fetched, kept, judged and decided, in a chain of hashes that shows tampering.

Entry n holds canonical JSON; its hash is SHA-256 over the hash of entry n-1 and that JSON. It is written in the
transaction of the thing itself, so that neither can exist without the other. Bodies name things by id and digest and
hold no text of others: what must be erased one day can be erased without breaking the chain.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import Connection, Engine, select, update

from pipeline.types import Record
from storage.columns import canonical, utc_text
from storage.engine import writing
from storage.rows import add_rows
from storage.tables_out import SOURCE_LOG, SOURCE_LOG_HEAD

GENESIS = "0" * 64
"""The hash before the first entry."""

_QUOTED = re.compile("“.*”", re.DOTALL)
_HEAD = 1
_PAGE = 2000
"""Entries read at a time."""


class LogEntry(Record):
    """One entry of the source log."""

    seq: int
    at: datetime
    kind: str
    body: dict[str, JsonValue]
    prev: str
    hash: str


def entry_hash(prev: str, seq: int, at: str, kind: str, body: str) -> str:
    """SHA-256, hexadecimal, over the previous hash and the entry's canonical JSON (keys in sorted order)."""
    text = f'{prev}\n{{"at":"{at}","body":{body},"kind":"{kind}","seq":{seq}}}'
    return hashlib.sha256(text.encode()).hexdigest()


class Writing:
    """A write transaction, with the log entries that belong to it."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        """Take the head of the log, which on PostgreSQL makes every other writer wait (SQLite has only one)."""
        self.connection = connection
        self.now = now
        self._at = utc_text(now)
        query = select(SOURCE_LOG_HEAD.c.seq, SOURCE_LOG_HEAD.c.hash).where(SOURCE_LOG_HEAD.c.id == _HEAD)
        row = connection.execute(query.with_for_update()).one()
        self._seq: int = row.seq
        self._hash: str = row.hash
        self._rows: list[dict[str, object]] = []

    def log(self, kind: str, **body: JsonValue) -> int:
        """Add an entry, and tell its number; it is written when the transaction ends well."""
        text = canonical(body)
        seq = self._seq + 1
        prev, hash_ = self._hash, entry_hash(self._hash, seq, self._at, kind, text)
        self._rows.append({"seq": seq, "at": self.now, "kind": kind, "body": text, "prev": prev, "hash": hash_})
        self._seq, self._hash = seq, hash_
        return seq

    def flush(self) -> None:
        """Write the entries."""
        if self._rows:
            add_rows(self.connection, SOURCE_LOG, self._rows)
            head = update(SOURCE_LOG_HEAD).where(SOURCE_LOG_HEAD.c.id == _HEAD)
            self.connection.execute(head.values(seq=self._seq, hash=self._hash))
            self._rows = []


def digest_of(*texts: str | None) -> str:
    """SHA-256, hexadecimal, over the JSON of `texts`: what proves words that the log does not hold."""
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def without_quotes(text: str) -> str:
    """`text` with an ellipsis for all between its first and its last quotation mark: words of others may be erased."""
    return _QUOTED.sub("“…”", text)


@contextmanager
def logged(engine: Engine, now: datetime) -> Iterator[Writing]:
    """One write transaction with its log entries."""
    with writing(engine) as connection:
        work = Writing(connection, now)
        yield work
        work.flush()


def entries(connection: Connection, since: int) -> Iterator[LogEntry]:
    """The entries after number `since`, in order, a page at a time."""
    while True:
        query = select(SOURCE_LOG).where(SOURCE_LOG.c.seq > since).order_by(SOURCE_LOG.c.seq).limit(_PAGE)
        rows = connection.execute(query).mappings().all()
        if not rows:
            return
        for row in rows:
            yield LogEntry.model_validate_json(
                f'{{"seq":{row["seq"]},"at":"{utc_text(row["at"])}","kind":"{row["kind"]}",'
                f'"body":{row["body"]},"prev":"{row["prev"]}","hash":"{row["hash"]}"}}'
            )
        since = int(rows[-1]["seq"])


def chain_faults(connection: Connection) -> list[str]:
    """What does not hold in the chain, in words: the first entry that breaks it, or its end; empty: it holds."""
    prev, seq = GENESIS, 0
    while True:
        query = select(SOURCE_LOG).where(SOURCE_LOG.c.seq > seq).order_by(SOURCE_LOG.c.seq).limit(_PAGE)
        rows = connection.execute(query).all()
        if not rows:
            return _head_faults(connection, seq, prev)
        for row in rows:
            if row.seq != seq + 1:
                return [f"The source log lacks entry {seq + 1}."]
            if row.prev != prev:
                return [f"The source log does not hold: entry {row.seq} does not follow from the one before it."]
            if entry_hash(prev, row.seq, utc_text(row.at), row.kind, row.body) != row.hash:
                return [f"The source log does not hold: entry {row.seq} was changed."]
            prev, seq = row.hash, row.seq


def _head_faults(connection: Connection, seq: int, hash_: str) -> list[str]:
    head: Sequence[tuple[int, str]] = [
        (row.seq, row.hash) for row in connection.execute(select(SOURCE_LOG_HEAD.c.seq, SOURCE_LOG_HEAD.c.hash))
    ]
    if head == [(seq, hash_)]:
        return []
    return [f"The source log ends at entry {seq}, which is not where it was left."]
