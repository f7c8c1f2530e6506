"""The tables of what a desk does: open round-ups, edits, locks, editions, corrections, sendings."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, Table
from sqlmodel import Field, SQLModel

from pipeline.types import Correction, Edition, ItemEdit, OpenRoundup, PublicationState, Sending, SendState
from storage.columns import Json, UtcTime, Word


class OpenRoundupRow(SQLModel, table=True):
    """The round-up of a beat that is being worked on; once published it is closed, and the beat gets the next one."""

    __tablename__ = "open_roundup"
    __table_args__ = (Index("open_roundup_beat", "beat", "number", unique=True),)

    uid: str = Field(primary_key=True)
    beat: str
    number: int
    version: int
    closed: bool = False
    content: OpenRoundup = Field(sa_column=Column(Json(OpenRoundup), nullable=False))


class ItemEditRow(SQLModel, table=True):
    """One version of what an editor made of an item; only ever added."""

    __tablename__ = "item_edit"

    edition: str = Field(primary_key=True)
    claim: str = Field(primary_key=True)
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=UtcTime)
    who: str
    content: ItemEdit = Field(sa_column=Column(Json(ItemEdit), nullable=False))


class ItemLockRow(SQLModel, table=True):
    """Who is at an item, until when."""

    __tablename__ = "item_lock"

    edition: str = Field(primary_key=True)
    claim: str = Field(primary_key=True)
    who: str
    since: datetime = Field(sa_type=UtcTime)
    until: datetime = Field(sa_type=UtcTime)


class EditionRow(SQLModel, table=True):
    """One revision of an edition; only ever added."""

    __tablename__ = "edition"
    __table_args__ = (Index("edition_beat", "beat", "number", "revision"), Index("edition_published", "published"))

    uid: str = Field(primary_key=True)
    revision: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    beat: str
    number: int
    published: datetime = Field(sa_type=UtcTime)
    revised: datetime = Field(sa_type=UtcTime)
    state: PublicationState = Field(sa_column=Column(Word(PublicationState), nullable=False))
    content: Edition = Field(sa_column=Column(Json(Edition), nullable=False))


class EditionClaimRow(SQLModel, table=True):
    """A claim that an edition printed: what must be looked at when the claim changes."""

    __tablename__ = "edition_claim"
    __table_args__ = (Index("edition_claim_claim", "claim"),)

    edition: str = Field(primary_key=True)
    claim: str = Field(primary_key=True)


class CorrectionRow(SQLModel, table=True):
    """A correction: a draft until an editor issues or dismisses it."""

    __tablename__ = "correction"
    __table_args__ = (Index("correction_edition", "edition"), Index("correction_drafted", "drafted"))

    uid: str = Field(primary_key=True)
    edition: str
    claim: str | None = None
    drafted: datetime = Field(sa_type=UtcTime)
    issued: datetime | None = Field(default=None, sa_type=UtcTime)
    dismissed: datetime | None = Field(default=None, sa_type=UtcTime)
    content: Correction = Field(sa_column=Column(Json(Correction), nullable=False))


class SendingRow(Sending, table=True):
    """One revision of an edition on its way to one channel."""

    __tablename__ = "sending"
    __table_args__ = (Index("sending_state", "state", "due"),)
    model_config = {"frozen": False}  # noqa: RUF012 - not a default but how the class is made

    edition: str = Field(primary_key=True)
    revision: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    channel: str = Field(primary_key=True)
    state: SendState = Field(sa_column=Column(Word(SendState), nullable=False))
    due: datetime = Field(sa_type=UtcTime)
    changed: datetime = Field(sa_type=UtcTime)


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


OPEN_ROUNDUP = _table("open_roundup")
ITEM_EDIT = _table("item_edit")
ITEM_LOCK = _table("item_lock")
EDITION = _table("edition")
EDITION_CLAIM = _table("edition_claim")
CORRECTION = _table("correction")
SENDING = _table("sending")
