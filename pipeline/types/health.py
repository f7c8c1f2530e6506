"""How a source fares: what its visits brought day by day, how often it posts, and what is wrong."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pipeline.types.record import Record


class Day(Record):
    """What one day (UTC) brought from one source."""

    day: date
    posts: int = 0
    """New posts that belong to the day by their own time (undated ones by when they were fetched)."""
    undated: int = 0
    refused: int = 0
    """Entries of one visit that could not be read: the most of any visit of the day, since a bad one comes again."""
    longest: float = 0
    """Seconds of the longest silence that ended on the day."""


class Vitals(Record):
    """What is kept of a source to know its rhythm: small, and brought up to date whenever it brings something."""

    source: str
    since: datetime
    """Of the first visit."""
    recent: tuple[datetime, ...] = ()
    """When its last posts appeared, newest first."""
    days: tuple[Day, ...] = ()
    """Newest first."""
    gap: float | None = None
    """Seconds between two posts, usually; None: too few are known."""
    last_post: datetime | None = None

    @property
    def pace(self) -> timedelta | None:
        """The usual time between two posts."""
        return None if self.gap is None else timedelta(seconds=self.gap)


class Trouble(Record):
    """Something that a person should look at."""

    kind: str
    source: str | None = None
    """None: it concerns the machine."""
    words: str

    @property
    def key(self) -> str:
        """By which it is known again."""
        return f"{self.kind}:{self.source or ''}"


class Alarm(Record):
    """A trouble from when it was first seen until it was over: told once when it begins, once when it ends."""

    key: str
    kind: str
    source: str | None = None
    words: str
    opened: datetime
    closed: datetime | None = None
    told: bool = False
    """Whether its beginning, and after that its end, has been told."""

    @property
    def sentence(self) -> str:
        """What is told of it now."""
        who = f"{self.source}: " if self.source else ""
        return f"{who}{self.words}" if self.closed is None else f"{who}over: {self.words}"


class Health(Record):
    """How a source fares, for a person."""

    source: str
    last_success: datetime | None = None
    last_new: datetime | None = None
    last_post: datetime | None = None
    usual_gap: timedelta | None = None
    """Between two posts."""
    failures: int = 0
    error: str | None = None
    parse_rate: float | None = None
    """Share of what the last week brought that could be read (0 to 1)."""
    undated: float | None = None
    """Share of the last week's posts without a date (0 to 1)."""
    posts_today: int = 0
    usual_per_day: float | None = None
    troubles: tuple[Trouble, ...] = ()
