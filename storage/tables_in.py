"""The tables of what comes in: sources, fetches, captures, posts and their versions."""

from __future__ import annotations

from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import Column, ForeignKey, Index, LargeBinary, String, Table
from sqlmodel import Field, SQLModel

from pipeline.types import Cursor, Media, Post, Reliability, Role
from storage.columns import EXACT, SEQUENCE, Json, UtcTime, Word


def _json(type_: object) -> Column[object]:
    """A column that must hold a nested value."""
    return Column(Json(type_), nullable=False)


class PostRow(Post, table=True):
    """A post in its latest version; a deletion keeps the text it had."""

    __tablename__ = "post"
    __table_args__ = (
        Index("post_order", "at", "source", "uid"),
        Index("post_source", "source", "at"),
        Index("post_id", "id_ref"),
        Index("post_url", "url_ref"),
        Index("post_reply_to", "reply_ref"),
    )
    model_config = {"frozen": False}  # noqa: RUF012 - not a default but how the class is made

    key: str = Field(sa_column=Column("uid", String, primary_key=True))
    source: str = Field(sa_column=Column(EXACT, nullable=False))
    place_in_time: datetime = Field(sa_column=Column("at", UtcTime, nullable=False))
    """`Post.at`."""
    digest: str
    """`content_digest` of the latest version as it arrived."""
    versions: int = 1
    """How many versions are known; more than one: all of them lie in `post_version`."""
    id_ref: str
    """`ref_key` of the id: an index on what others wrote must not grow with it (PostgreSQL stops at 2,704 bytes)."""
    url_ref: str | None = None
    reply_ref: str | None = None
    published: datetime | None = Field(default=None, sa_type=UtcTime)
    edited: datetime | None = Field(default=None, sa_type=UtcTime)
    fetched: datetime = Field(sa_type=UtcTime)
    links: tuple[str, ...] = Field(default=(), sa_column=_json(tuple[str, ...]))
    media: tuple[Media, ...] = Field(default=(), sa_column=_json(tuple[Media, ...]))
    extra: dict[str, JsonValue] = Field(default_factory=dict, sa_column=_json(dict[str, JsonValue]))


class PostVersionRow(SQLModel, table=True):
    """One version of a post that has several, as it arrived."""

    __tablename__ = "post_version"

    post: str = Field(sa_column=Column(ForeignKey("post.uid"), primary_key=True))
    arrival: int = Field(primary_key=True)
    """1 for the version that arrived first."""
    digest: str
    edited: datetime | None = Field(default=None, sa_type=UtcTime)
    fetched: datetime = Field(sa_type=UtcTime)
    content: Post = Field(sa_column=_json(Post))


class PostQueueRow(SQLModel, table=True):
    """A post whose statements are to be made, in the version that was latest when it was queued."""

    __tablename__ = "post_queue"
    __table_args__ = (Index("post_queue_order", "at", "source", "post"), {"sqlite_with_rowid": False})

    post: str = Field(sa_column=Column(ForeignKey("post.uid"), primary_key=True))
    at: datetime = Field(sa_type=UtcTime)
    source: str = Field(sa_column=Column(EXACT, nullable=False))
    token: str
    """`version_token` of that version."""


class RejectedRow(SQLModel, table=True):
    """An entry or a line that could not become a post."""

    __tablename__ = "rejected"

    uid: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    where: str
    reason: str
    raw: str


class CursorRow(Cursor, table=True):
    """Where we are with a source, and how it fares."""

    __tablename__ = "source_state"
    model_config = {"frozen": False}  # noqa: RUF012 - not a default but how the class is made

    source: str = Field(primary_key=True)
    state: dict[str, JsonValue] = Field(default_factory=dict, sa_column=_json(dict[str, JsonValue]))
    last_attempt: datetime | None = Field(default=None, sa_type=UtcTime)
    last_success: datetime | None = Field(default=None, sa_type=UtcTime)
    last_new: datetime | None = Field(default=None, sa_type=UtcTime)
    not_before: datetime | None = Field(default=None, sa_type=UtcTime)


class FetchRow(SQLModel, table=True):
    """One visit to one source."""

    __tablename__ = "fetch"
    __table_args__ = (Index("fetch_source", "source", "at"), Index("fetch_at", "at"))

    seq: int | None = Field(default=None, sa_column=Column(SEQUENCE, primary_key=True))
    source: str
    at: datetime = Field(sa_type=UtcTime)
    unchanged: bool
    error: str | None = None
    status: int | None = None
    """HTTP status of the last capture, where there was one."""
    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0


class BlobRow(SQLModel, table=True):
    """Bytes as fetched, named by their SHA-256, compressed with zlib."""

    __tablename__ = "blob"

    sha256: str = Field(primary_key=True)
    size: int
    """Bytes before compression."""
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class CaptureRow(SQLModel, table=True):
    """When and from where the bytes of a blob were fetched."""

    __tablename__ = "capture"
    __table_args__ = (Index("capture_source", "source", "fetched"),)

    uid: str = Field(primary_key=True)
    sha256: str = Field(sa_column=Column(ForeignKey("blob.sha256"), nullable=False, index=True))
    source: str
    url: str
    fetched: datetime = Field(sa_type=UtcTime)
    status: int
    headers: dict[str, str] = Field(default_factory=dict, sa_column=_json(dict[str, str]))


class SourceGradeRow(SQLModel, table=True):
    """How the settings graded a source from a time on; a later row replaces it, none is overwritten."""

    __tablename__ = "source_grade"

    name: str = Field(primary_key=True)
    since: datetime = Field(sa_column=Column(UtcTime, primary_key=True))
    role: Role = Field(sa_column=Column(Word(Role), nullable=False))
    reliability: Reliability = Field(sa_column=Column(Word(Reliability), nullable=False))
    owner: str | None = None
    side: str | None = None
    aliases: tuple[str, ...] = Field(default=(), sa_column=_json(tuple[str, ...]))
    listed: bool = True
    """False: it was taken out of the settings."""
    applied: bool = False
    """Claims that rest on it were judged again."""
    address: str | None = None
    """How it is reached: its kind, and its address, account or path."""


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


POST = _table("post")
POST_VERSION = _table("post_version")
POST_QUEUE = _table("post_queue")
REJECTED = _table("rejected")
SOURCE_STATE = _table("source_state")
FETCH = _table("fetch")
BLOB = _table("blob")
CAPTURE = _table("capture")
SOURCE_GRADE = _table("source_grade")
