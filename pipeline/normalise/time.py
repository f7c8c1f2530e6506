"""Decides which times we believe: a post cannot be dated after we saw it, nor before there were computers' clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pipeline.times import read_time

TOLERANCE = timedelta(days=1)
"""How far ahead of us a clock may run: a zone written wrongly moves a time by at most 14 hours."""
EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)
"""Times before this come from clocks that were never set (zero of Unix is 1970-01-01)."""


def parse_time(text: str, now: datetime) -> datetime | None:
    """The believable time that `text` states, in UTC; None where it states none or one that cannot be."""
    read = read_time(text)
    return read if read is not None and believable(read, now) else None


def believable(at: datetime, now: datetime) -> bool:
    """Whether something seen at `now` can have happened at `at`."""
    return EARLIEST <= at <= now + TOLERANCE
