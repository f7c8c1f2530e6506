"""The tables of who uses the desk: accounts, sessions, tokens, presence, attempts to log in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, Table
from sqlmodel import Field, SQLModel

from pipeline.types.accounts import Account, ApiToken, DeskSession, LoginAttempt, Presence, Rank, SavedView, Watch
from storage.columns import SEQUENCE, UtcTime, Word


class AccountRow(Account, table=True):
    """A person, or a program, that uses the desk."""

    __tablename__ = "users"
    model_config = {"frozen": False}  # noqa: RUF012 - not a default but how the class is made

    name: str = Field(primary_key=True)
    rank: Rank = Field(sa_column=Column(Word(Rank), nullable=False))
    created: datetime = Field(sa_type=UtcTime)
    disabled: datetime | None = Field(default=None, sa_type=UtcTime)


class SessionRow(DeskSession, table=True):
    """Somebody is logged in with one browser."""

    __tablename__ = "sessions"
    __table_args__ = (Index("sessions_account", "account"),)
    model_config = {"frozen": False}  # noqa: RUF012 - as above

    key: str = Field(primary_key=True)
    begun: datetime = Field(sa_type=UtcTime)
    seen: datetime = Field(sa_type=UtcTime)
    until: datetime = Field(sa_type=UtcTime)


class ApiTokenRow(ApiToken, table=True):
    """A key by which a program uses the desk in somebody's name."""

    __tablename__ = "api_tokens"
    __table_args__ = (Index("api_tokens_account", "account"),)
    model_config = {"frozen": False}  # noqa: RUF012 - as above

    key: str = Field(primary_key=True)
    created: datetime = Field(sa_type=UtcTime)
    used: datetime | None = Field(default=None, sa_type=UtcTime)
    revoked: datetime | None = Field(default=None, sa_type=UtcTime)
    rank: Rank | None = Field(default=None, sa_column=Column(Word(Rank), nullable=True))


class SavedViewRow(SavedView, table=True):
    """A list that somebody looks at often."""

    __tablename__ = "saved_view"
    model_config = {"frozen": False}  # noqa: RUF012 - as above

    account: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    created: datetime = Field(sa_type=UtcTime)


class WatchRow(Watch, table=True):
    """A claim that somebody watches."""

    __tablename__ = "watch"
    model_config = {"frozen": False}  # noqa: RUF012 - as above

    account: str = Field(primary_key=True)
    passage: str = Field(primary_key=True)
    since: datetime = Field(sa_type=UtcTime)


class PresenceRow(Presence, table=True):
    """Somebody is on a page of the desk."""

    __tablename__ = "presence"
    __table_args__ = (Index("presence_page", "page", "seen"),)
    model_config = {"frozen": False}  # noqa: RUF012 - as above

    account: str = Field(primary_key=True)
    page: str = Field(primary_key=True)
    seen: datetime = Field(sa_type=UtcTime)


class LoginAttemptRow(LoginAttempt, table=True):
    """Somebody tried to log in."""

    __tablename__ = "login_attempts"
    __table_args__ = (Index("login_attempts_at", "at"),)
    model_config = {"frozen": False}  # noqa: RUF012 - as above

    seq: int | None = Field(default=None, sa_column=Column(SEQUENCE, primary_key=True))
    at: datetime = Field(sa_type=UtcTime)


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


USERS = _table("users")
SESSIONS = _table("sessions")
API_TOKENS = _table("api_tokens")
SAVED_VIEW = _table("saved_view")
WATCH = _table("watch")
PRESENCE = _table("presence")
LOGIN_ATTEMPTS = _table("login_attempts")
