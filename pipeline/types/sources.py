"""Who is watched, and what a visit to one brings."""

from __future__ import annotations

from datetime import datetime, timedelta

from pydantic import JsonValue
from sqlmodel import Field

from pipeline.types.posts import Post
from pipeline.types.record import Record
from pipeline.types.scales import Reliability, Role


class Regrade(Record):
    """Another grade from a day on: what a source said before keeps the grade that it had."""

    since: datetime
    reliability: Reliability
    reason: str | None = None


class Stretch(Record):
    """A stretch of time; open where it has no end yet."""

    since: datetime
    until: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether `at` lies in it."""
        return self.since <= at and (self.until is None or at < self.until)


class Source(Record):
    """An account or feed that we watch."""

    name: str
    kind: str | None = None
    """How it is collected: the name of a module in `pipeline/collect/`; None: fed by `ingest`."""
    url: str | None = None
    account: str | None = None
    path: str | None = None
    options: dict[str, str] = Field(default_factory=dict)
    """What its kind can be told besides, by name."""
    role: Role = Role.OUTLET
    reliability: Reliability = Reliability.F
    """The grade that it began with; see `regrades`."""
    regrades: tuple[Regrade, ...] = ()
    hacked: tuple[Stretch, ...] = ()
    """When others wrote in its name: what was posted then is nobody's word."""
    owner: str | None = None
    """Publisher family: two feeds of one owner are one voice."""
    side: str | None = None
    """The party it stands with, or `neutral`; None: not known, which is not neutral."""
    aliases: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    every: timedelta = timedelta(minutes=15)
    """How often it is visited; the shortest pause where `slowest` is set."""
    slowest: timedelta | None = None
    """The longest pause: between `every` and this, the source is visited as often as it posts."""
    cron: str | None = None
    """A crontab line that says when it is visited, instead of `every`."""
    zone: str = "UTC"
    """IANA name of the zone whose clock `cron` goes by."""
    enabled: bool = True
    named: bool = True
    """False: what is printed or published never names it."""
    at_risk: bool = False
    """Whether somebody could be harmed by what it posts: what it takes down is kept sealed and shown to nobody."""
    media: bool = False
    """Whether pictures, films and sounds of its posts are fetched and kept."""
    listed: bool = True
    """False for a source that only turned up in posts and stands in no source list."""

    def as_graded(self, at: datetime) -> Source:
        """The source with the grade that it had at `at`."""
        begun = [one for one in self.regrades if one.since <= at]
        if not begun:
            return self
        return self.model_copy(update={"reliability": max(begun, key=lambda one: one.since).reliability})


class Capture(Record):
    """The bytes fetched, as fetched, named by their SHA-256."""

    sha256: str
    source: str
    url: str
    fetched: datetime
    status: int
    headers: dict[str, str] = Field(default_factory=dict)
    body: bytes = b""


class Cursor(Record):
    """Where we are with a source: what to send next time, and when."""

    source: str
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    """SHA-256 of the last body read, to skip one that has not changed."""
    state: dict[str, JsonValue] = Field(default_factory=dict)
    """What a collector wants to remember (files read, since_id)."""
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    last_new: datetime | None = None
    not_before: datetime | None = None
    """Retry-After: no request earlier than this, whatever the cadence."""
    failures: int = 0
    """In a row."""
    error: str | None = None


class RejectedPost(Record):
    """An entry or a line that could not become a post, kept aside with its reason."""

    where: str
    """File and line, or source and entry."""
    reason: str
    raw: str


class FetchOutcome(Record):
    """All that one visit to one source brought: to be stored in one transaction."""

    source: str
    at: datetime
    captures: tuple[Capture, ...] = ()
    posts: tuple[Post, ...] = ()
    rejected: tuple[RejectedPost, ...] = ()
    cursor: Cursor
    set_aside: int = 0
    """Posts that were older than a first visit keeps."""
    unchanged: bool = False
    error: str | None = None
    """One sentence; None: the visit went well."""


class Saved(Record):
    """What became of posts that were given to storage."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0

    def __add__(self, other: Saved) -> Saved:
        """The sums of both."""
        return Saved(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
            rejected=self.rejected + other.rejected,
        )
