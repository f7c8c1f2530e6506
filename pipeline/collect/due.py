"""When a source is to be visited again: its own cadence, slower while it fails, never against Retry-After."""

from __future__ import annotations

from datetime import datetime, timedelta

from pipeline.types import Cursor, Source

SLACK = timedelta(seconds=30)
"""A cron job comes a little early or late; a source due within this time is visited rather than put off a turn."""

LONGEST = timedelta(days=1)
"""A source that keeps failing is still tried once in this time: addresses come back."""

DOUBLINGS = 7
"""After so many failures in a row the pause no longer grows (2^7 cadences of 15 minutes exceed a day)."""


def next_visit(source: Source, cursor: Cursor) -> datetime | None:
    """When `source` should be visited next by its cadence; None: at once, it never was."""
    if cursor.last_attempt is None:
        return None
    pause = source.every * float(2 ** min(cursor.failures, DOUBLINGS))
    return cursor.last_attempt + max(source.every, min(pause, LONGEST))


def is_due(source: Source, cursor: Cursor | None, now: datetime, *, everything: bool = False) -> bool:
    """Whether to visit `source` at `now`; `everything` ignores the cadence, never Retry-After."""
    if cursor is None:
        return True
    if cursor.not_before is not None and now < cursor.not_before:
        return False
    due = next_visit(source, cursor)
    return everything or due is None or now >= due - SLACK
