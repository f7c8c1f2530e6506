"""What a replay is asked for, and what it comes to: how parent and child talk to each other."""

from __future__ import annotations

from datetime import datetime

from pipeline.types import Claim, Record, Roundup

SPEC, RESULT = "spec.json", "result.json"
"""Names of the two files in the replay's own folder."""


class Spec(Record):
    """What to run again, and with what."""

    database: str
    sources: str
    policy: str | None = None
    """A source list with another policy, other grades and beats."""
    lexicon: str | None = None
    """A folder with all word lists to be used."""
    weights: str | None = None
    since: datetime | None = None
    until: datetime | None = None


class Notes(Record):
    """What was run again, in numbers."""

    head: int
    """The last entry of the source log when the posts were read."""
    hash: str
    now: datetime
    """When that entry was made: the time at which everything is judged again."""
    posts: int = 0
    """Versions of posts that were taken in."""
    visits: int = 0
    """Visits whose kept bytes were read again."""
    reread: int = 0
    """Versions that came from those bytes."""
    unread: int = 0
    """Visits whose bytes could not be read again; their posts were taken as they are stored."""


class Result(Record):
    """What comes out."""

    notes: Notes
    claims: tuple[Claim, ...]
    roundups: tuple[Roundup, ...]
