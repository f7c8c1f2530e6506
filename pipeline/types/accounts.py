"""Who may use the desk, what they may do there, and where they are logged in."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pipeline.types.record import Record


class Rank(StrEnum):
    """What an account may do at the desk; each may do what those before it may."""

    READER = "reader"
    """Sees everything, changes nothing."""
    CONTRIBUTOR = "contributor"
    """Leaves notes and translations, adds posts by hand."""
    EDITOR = "editor"
    """Edits, decides, approves, publishes, and looks after sources."""
    ADMIN = "admin"
    """Looks after accounts."""

    def at_least(self, other: Rank) -> bool:
        """Whether this rank may do what `other` may."""
        ranks = list(Rank)
        return ranks.index(self) >= ranks.index(other)


class Account(Record):
    """A person, or a program, that uses the desk."""

    name: str
    password: str
    """The hash of the password (Argon2id, with its own salt)."""
    rank: Rank
    created: datetime
    disabled: datetime | None = None
    """Since when it may not log in any more; None: it may."""
    totp: str | None = None
    """The secret of its second factor (RFC 6238), base32; None: a password is enough."""
    totp_step: int | None = None
    """The step of the last code that was taken: none is taken twice."""
    language: str | None = None
    """The language of the desk's own words (BCP 47); None: what the browser asks for."""


class DeskSession(Record):
    """Somebody is logged in with one browser."""

    key: str
    """SHA-256 of what the browser's cookie holds: who reads the database cannot log in with it."""
    account: str
    token: str
    """What every form of this session carries, so that no other site can send one."""
    begun: datetime
    seen: datetime
    until: datetime
    """When it ends by itself."""
    agent: str = ""
    """How the browser calls itself, for the list of sessions."""


class ApiToken(Record):
    """A key by which a program uses the desk in somebody's name."""

    key: str
    """SHA-256 of the token."""
    account: str
    name: str
    """What it is for, in its owner's words."""
    created: datetime
    used: datetime | None = None
    revoked: datetime | None = None
    rank: Rank | None = None
    """What it may do at most; None: whatever its account may."""


class SavedView(Record):
    """A list that somebody looks at often, under a name of its own."""

    account: str
    name: str
    page: str
    """The page that it narrows, such as `/queue`."""
    query: str
    """What stands behind the question mark of its address."""
    created: datetime


class Watch(Record):
    """Somebody wants to know when a claim changes; it is kept by a passage, for claims are joined and parted."""

    account: str
    passage: str
    """uid of the statement that the claim was known by."""
    since: datetime
    """When it was looked at last."""
    status: str
    """As it was then."""
    passages: int
    """How many stood behind it then."""


class Presence(Record):
    """Somebody is on a page of the desk."""

    account: str
    page: str
    seen: datetime


class LoginAttempt(Record):
    """Somebody tried to log in."""

    name: str
    """The name that was given, shortened."""
    address: str
    at: datetime
    good: bool
