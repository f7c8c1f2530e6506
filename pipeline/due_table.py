"""Asks our own due table which sources a pass visits, and remembers how far apart passes usually are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from pipeline.collect.due import choose, is_due
from pipeline.types import Cursor, Source
from storage import Store

PASSES_MEMO = "passes"
"""Under which the store remembers the time of the last pass, and how long after the one before it was."""
SHORTEST = timedelta(minutes=1)
"""Passes that follow one another faster, as by hand, say nothing about how often passes run."""


def take_due(
    store: Store, enabled: Sequence[Source], cursors: Mapping[str, Cursor], now: datetime, *, everything: bool
) -> list[Source]:
    """Those of `enabled` to visit in this pass; `everything` ignores the cadence, never Retry-After."""
    if everything:
        return [source for source in enabled if is_due(source, cursors.get(source.name), now, everything=True)]
    paces = store.paces() if any(source.slowest for source in enabled) else {}
    return choose(enabled, cursors, paces, now, _interval(store, now))


def _interval(store: Store, now: datetime) -> timedelta | None:
    """How far apart passes usually are: the shorter one of the last two pauses, so that an outage does not count."""
    known = (store.memo(PASSES_MEMO) or "").split()
    before = datetime.fromisoformat(known[0]) if known else None
    pause = timedelta(seconds=float(known[1])) if len(known) > 1 else None
    if before is None or before > now:  # the first pass, or a clock that was set back
        store.set_memo(PASSES_MEMO, now.isoformat(), now)
        return None
    since = now - before
    if since < SHORTEST / 2:
        return pause
    store.set_memo(PASSES_MEMO, f"{now.isoformat()} {since.total_seconds()}", now)
    return max(SHORTEST, min(since, pause)) if pause is not None else None
