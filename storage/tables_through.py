"""The tables of what is made of posts: statements, keys, links, claims, their history."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Table
from sqlmodel import Field, SQLModel

from pipeline.types import (
    Actor,
    Band,
    Figure,
    OriginTree,
    Particulars,
    Place,
    Precision,
    Stance,
    Statement,
    Status,
    Successor,
    Tag,
    When,
)
from storage.columns import SEQUENCE, Json, UtcTime, Word


def _json(type_: object) -> Column[object]:
    """A column that must hold a nested value."""
    return Column(Json(type_), nullable=False)


class StatementRow(Statement, table=True):
    """A statement of the latest version of its post."""

    __tablename__ = "statement"
    __table_args__ = (Index("statement_source", "source", "at"),)
    model_config = {"frozen": False}  # noqa: RUF012 - not a default but how the class is made

    uid: str = Field(primary_key=True)
    post: str = Field(sa_column=Column(ForeignKey("post.uid"), nullable=False, index=True))
    stance: Stance = Field(sa_column=Column(Word(Stance), nullable=False))
    credit: tuple[str, ...] = Field(default=(), sa_column=_json(tuple[str, ...]))
    at: datetime = Field(sa_type=UtcTime)
    first_seen: datetime = Field(sa_type=UtcTime)
    particulars: Particulars = Field(sa_column=_json(Particulars))
    found_by: tuple[str, ...] = Field(default=(), sa_column=_json(tuple[str, ...]))
    """Its keys in `statement_key`: kept here so that they can be found again without a second index there."""


class StatementKeyRow(SQLModel, table=True):
    """A cheap key under which a statement can be found, by time.

    No foreign key to the statement: it would need an index of its own on the largest table of all.
    """

    __tablename__ = "statement_key"
    __table_args__ = {"sqlite_with_rowid": False}

    key: str = Field(primary_key=True)
    at: datetime = Field(sa_column=Column(UtcTime, primary_key=True))
    statement: str = Field(primary_key=True)


class LinkRow(SQLModel, table=True):
    """A compared pair of statements, `a` < `b`."""

    __tablename__ = "link"
    __table_args__ = {"sqlite_with_rowid": False}

    a: str = Field(sa_column=Column(ForeignKey("statement.uid"), primary_key=True))
    b: str = Field(sa_column=Column(ForeignKey("statement.uid"), primary_key=True, index=True))
    score: float
    parts: dict[str, float] = Field(default_factory=dict, sa_column=_json(dict[str, float]))
    veto: str | None = None
    updates: bool = False
    copy_of: bool = False
    why: str


class SuccessorRow(Successor, table=True):
    """What an edited post says in the place of a statement; no foreign key: what it said is stored no more."""

    __tablename__ = "successor"
    __table_args__ = (Index("successor_into", "into"), {"sqlite_with_rowid": False})
    model_config = {"frozen": False}  # noqa: RUF012 - not a default but how the class is made

    statement: str = Field(primary_key=True)


class ClaimRow(SQLModel, table=True):
    """A claim; one that lost its last statement stays as a pointer to where they went."""

    __tablename__ = "claim"
    __table_args__ = (
        Index("claim_first", "first_reported", "uid"),
        Index("claim_last", "last_reported"),
        Index("claim_status", "status", "last_reported"),
        Index("claim_event", "event", "last_reported"),
        Index("claim_updates", "updates"),
    )

    uid: str = Field(primary_key=True)
    text: str
    status: Status = Field(sa_column=Column(Word(Status), nullable=False))
    tag: Tag = Field(sa_column=Column(Word(Tag), nullable=False))
    credibility: int
    reason: str
    decided_by: str
    missing: str | None = None
    basis: tuple[str, ...] = Field(default=(), sa_column=_json(tuple[str, ...]))
    places: tuple[Place, ...] = Field(default=(), sa_column=_json(tuple[Place, ...]))
    spellings: dict[str, tuple[str, ...]] = Field(sa_column=_json(dict[str, tuple[str, ...]]))
    event: str | None = None
    starts: datetime | None = Field(default=None, sa_type=UtcTime)
    ends: datetime | None = Field(default=None, sa_type=UtcTime)
    precision: Precision | None = Field(default=None, sa_column=Column(Word(Precision)))
    when: When | None = Field(default=None, sa_column=Column(Json(When)))
    actors: tuple[Actor, ...] = Field(default=(), sa_column=_json(tuple[Actor, ...]))
    figures: tuple[Figure, ...] = Field(default=(), sa_column=_json(tuple[Figure, ...]))
    first_reported: datetime = Field(sa_type=UtcTime)
    last_reported: datetime = Field(sa_type=UtcTime)
    updates: str | None = None
    flags: tuple[str, ...] = Field(default=(), sa_column=_json(tuple[str, ...]))
    origins: OriginTree = Field(sa_column=_json(OriginTree))
    origin_count: int
    revised: datetime = Field(sa_type=UtcTime)
    """When it was last written."""
    superseded: bool = False
    """It has no statements left."""
    into: str | None = None
    """Where they went; None: nowhere."""


class ClaimPlaceRow(SQLModel, table=True):
    """A place key of a claim."""

    __tablename__ = "claim_place"
    __table_args__ = {"sqlite_with_rowid": False}

    key: str = Field(primary_key=True)
    claim: str = Field(sa_column=Column(ForeignKey("claim.uid"), primary_key=True, index=True))


class AppearanceRow(SQLModel, table=True):
    """A statement makes a claim: never more than one."""

    __tablename__ = "appearance"
    __table_args__ = {"sqlite_with_rowid": False}

    statement: str = Field(sa_column=Column(ForeignKey("statement.uid"), primary_key=True))
    claim: str = Field(sa_column=Column(ForeignKey("claim.uid"), nullable=False, index=True))
    score: float
    band: Band = Field(sa_column=Column(Word(Band), nullable=False))
    why: str


class SuggestionRow(SQLModel, table=True):
    """A join that the desk is asked about."""

    __tablename__ = "suggestion"
    __table_args__ = {"sqlite_with_rowid": False}

    claim: str = Field(sa_column=Column(ForeignKey("claim.uid"), primary_key=True))
    other: str = Field(sa_column=Column(ForeignKey("claim.uid"), primary_key=True, index=True))
    score: float
    why: str


class StatusChangeRow(SQLModel, table=True):
    """One step in the history of a claim; only ever added."""

    __tablename__ = "status_change"
    __table_args__ = (Index("status_change_claim", "claim", "seq"), Index("status_change_at", "at"))

    seq: int | None = Field(default=None, sa_column=Column(SEQUENCE, primary_key=True))
    claim: str = Field(foreign_key="claim.uid")
    at: datetime = Field(sa_type=UtcTime)
    before: Status | None = Field(default=None, sa_column=Column(Word(Status)))
    after: Status = Field(sa_column=Column(Word(Status), nullable=False))
    by: str
    version: int
    reason: str


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


STATEMENT = _table("statement")
STATEMENT_KEY = _table("statement_key")
LINK = _table("link")
SUCCESSOR = _table("successor")
CLAIM = _table("claim")
CLAIM_PLACE = _table("claim_place")
APPEARANCE = _table("appearance")
SUGGESTION = _table("suggestion")
STATUS_CHANGE = _table("status_change")
