"""What one batch of work brought, to be stored in one transaction, and what can be asked of the stored."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from pipeline.types import Band, Claim, Comparison, Decision, Post, Record, Statement, Status, StatusChange, Successor


class Change(Record):
    """A step in the history of one claim."""

    claim: str
    step: StatusChange


class Member(Record):
    """A statement of a claim, without the post and the source that an Appearance carries."""

    statement: Statement
    score: float
    band: Band
    why: str


class Work(Record):
    """All that follows from some posts: stored whole, or not at all."""

    posts: tuple[Post, ...] = ()
    """The posts as they were read from the queue: exactly these versions leave it."""
    statements: tuple[Statement, ...] = ()
    """All statements of `posts`; what these posts said before and is not among them is taken out. A statement of
    another post is written over."""
    keys: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """uid of one of `statements` → its candidate keys; left out: none."""
    successors: tuple[Successor, ...] = ()
    """What `posts` say now in the place of what is taken out."""
    resting: tuple[Decision, ...] = ()
    """Decisions whose passages `posts` say no more, nor anything in their place."""
    links: tuple[Comparison, ...] = ()
    """Compared pairs worth keeping; they replace all earlier links of the statements of `posts`."""
    claims: tuple[Claim, ...] = ()
    """Claims as they are now, complete with appearances and suggestions; `history` is not read, see `changes`.
    Their statements leave whatever claim they were in. A suggestion may only name claims that are stored or here."""
    changes: tuple[Change, ...] = ()
    """Steps to add to the history of claims."""
    superseded: dict[str, str] = Field(default_factory=dict)
    """Claim → where it went, where the program knows better than storage, which else follows the statements."""


class ClaimFilter(Record):
    """Which claims: every part that is set narrows them."""

    uids: tuple[str, ...] | None = None
    since: datetime | None = None
    """Reported at this time or later."""
    or_changed: bool = False
    """With `since`: also what was reported earlier, and was judged for the first time, or otherwise, since then."""
    until: datetime | None = None
    """First reported before this time."""
    statuses: tuple[Status, ...] = ()
    place: str | None = None
    """A place key (`pipeline.particulars.place_key`)."""
    sources: tuple[str, ...] = ()
    """Names of sources, one of which makes it."""
    event: str | None = None


class PostFilter(Record):
    """Which posts: every part that is set narrows them."""

    since: datetime | None = None
    until: datetime | None = None
    """Before this time."""
    sources: tuple[str, ...] = ()


class FetchRecord(Record):
    """One visit to one source, as it was logged."""

    source: str
    at: datetime
    unchanged: bool
    error: str | None
    status: int | None
    new: int
    changed: int
    same: int
    rejected: int


class Counts(Record):
    """How much there is, for `doctor`."""

    engine: str
    """The database and its version, such as `SQLite 3.45.1`."""
    bytes: int
    """Size on disk."""
    posts: int
    pending: int
    statements: int
    claims: int
    statuses: dict[str, int]
    rejected: int
    fetches: int
    captures: int
    log_entries: int
    revision: str
