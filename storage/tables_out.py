"""The tables of what people and the program did: decisions, round-ups, the source log, the pass."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, LargeBinary, Table, Text
from sqlmodel import Field, SQLModel

from pipeline.types import Decision, PublicationState, Roundup
from storage.columns import SEQUENCE, Json, UtcTime, Word


class DecisionRow(Decision, table=True):
    """What a person decided; only ever added."""

    __tablename__ = "decision"
    __table_args__ = (Index("decision_subject", "subject"), Index("decision_at", "at"))
    model_config = {"frozen": False}  # noqa: RUF012 - not a default but how the class is made

    seq: int | None = Field(default=None, sa_column=Column(SEQUENCE, primary_key=True))
    at: datetime = Field(sa_type=UtcTime)


class RoundupRow(SQLModel, table=True):
    """A round-up as it was kept; a later row of the beat replaces it, none is overwritten."""

    __tablename__ = "roundup"
    __table_args__ = (Index("roundup_beat", "beat", "seq"),)

    seq: int | None = Field(default=None, sa_column=Column(SEQUENCE, primary_key=True))
    beat: str
    saved: datetime = Field(sa_type=UtcTime)
    since: datetime | None = Field(default=None, sa_type=UtcTime)
    until: datetime = Field(sa_type=UtcTime)
    state: PublicationState = Field(sa_column=Column(Word(PublicationState), nullable=False))
    content: Roundup = Field(sa_column=Column(Json(Roundup), nullable=False))
    """Without its items."""
    lines: str | None = Field(default=None, sa_column=Column(Text))
    """JSON: the digests of its items, and of what is also reported; null: `content` holds them (before 0009)."""


class DraftLineRow(SQLModel, table=True):
    """One line of draft round-ups, kept once for all of them."""

    __tablename__ = "draft_line"
    __table_args__ = {"sqlite_with_rowid": False}

    digest: str = Field(primary_key=True)
    """SHA-256 of the content."""
    content: str = Field(sa_column=Column(Text, nullable=False))
    """JSON of an Item."""


class SourceLogRow(SQLModel, table=True):
    """One entry of the source log; only ever added."""

    __tablename__ = "source_log"

    seq: int = Field(sa_column=Column(SEQUENCE, primary_key=True, autoincrement=False))
    at: datetime = Field(sa_type=UtcTime)
    kind: str
    body: str = Field(sa_column=Column(Text, nullable=False))
    """Canonical JSON."""
    prev: str
    hash: str


class SourceLogHeadRow(SQLModel, table=True):
    """The last entry of the source log: one row, locked by whoever writes anything."""

    __tablename__ = "source_log_head"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    seq: int = Field(sa_column=Column(SEQUENCE, nullable=False))
    hash: str


class AnchorRow(SQLModel, table=True):
    """The Merkle root of the source log as it stood at the end of a day."""

    __tablename__ = "anchor"

    size: int = Field(sa_column=Column(SEQUENCE, primary_key=True, autoincrement=False))
    """Entries that the root covers."""
    day: str
    root: str
    authority: str | None = None
    """Address of the authority that stamped it (RFC 3161)."""
    stamp: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    """The authority's answer, DER."""


class ErasedRow(SQLModel, table=True):
    """A post whose words were erased on request: what of it arrives again is not kept."""

    __tablename__ = "erased"

    post: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    reason: str


class PassRow(SQLModel, table=True):
    """Who is at work on a pass, and how many passes were skipped in a row because of it."""

    __tablename__ = "pass"

    name: str = Field(primary_key=True)
    pid: int | None = None
    host: str | None = None
    since: datetime | None = Field(default=None, sa_type=UtcTime)
    skipped: int = 0


class MemoRow(SQLModel, table=True):
    """A small thing to remember between passes."""

    __tablename__ = "memo"

    name: str = Field(primary_key=True)
    value: str
    at: datetime = Field(sa_type=UtcTime)


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


DECISION = _table("decision")
ROUNDUP = _table("roundup")
DRAFT_LINE = _table("draft_line")
SOURCE_LOG = _table("source_log")
SOURCE_LOG_HEAD = _table("source_log_head")
ANCHOR = _table("anchor")
ERASED = _table("erased")
PASS = _table("pass")
MEMO = _table("memo")
