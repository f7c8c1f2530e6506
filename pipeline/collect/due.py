"""When a source is to be visited again, and which of those that are due now: pure functions over our own due table.

*Cadence.* A source is visited once per `every`. Where it has a ceiling (`slowest`), it is visited about twice in the
time that usually lies between two of its posts: `every`, doubled as often as that allows, at most `slowest`; where it
has been silent for longer than usual, a quarter of the silence counts as its usual time. A source with a `cron` line is
visited when that comes up.

*Jitter.* Each source has a phase of its own, drawn from its name: its visits stand on a grid of its cadence, counted
from 1970 in UTC (so no change of clocks moves it) and shifted by the phase. A visit off the grid pulls the next one
forward, by at most half a cadence, never back. So a thousand sources that were first visited together stand evenly
spread two visits later, and a coarse cron job is not missed by a few seconds.

*Back-off.* After a second failure in a row the pause doubles with each one, to at most a day, and never ends: every
visit is a trial that a single success turns back into the usual cadence.

*Catch-up.* What became due since the last pass is visited at once. Of what has been due for longer, as after an outage,
a pass takes as many as an ordinary one would, the most belated first.

*A clock that ran ahead.* A visit that lies ahead of now says nothing of when it was: the source counts as belated. A
request for patience that reaches further than any is followed is one to a wrong clock too, and is not kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from math import ceil

from pipeline.crontab import next_after
from pipeline.types import Cursor, Source

SLACK = timedelta(seconds=30)
"""A cron job comes a little early or late; a source due within this time is visited rather than put off a turn."""
LONGEST = timedelta(days=1)
"""A source that keeps failing is still tried once in this time: addresses come back."""
DOUBLINGS = 11
"""After so many failures in a row the pause no longer grows (2^11 minutes exceed a day)."""
AFTER_CRON = timedelta(minutes=15)
"""The first pause of a source with a cron line that failed: a morning's reading should not wait for tomorrow."""
VISITS_PER_GAP = 2
"""So a post is read, at the latest, when half of the usual time to the next one has passed."""
SILENCE_SHARE = 4
"""A silence counts as if it were this many usual gaps: a source that fell silent is asked less and less often."""
AHEAD = timedelta(minutes=5)
"""How far ahead of now a visit may lie: machines that share a store go by clocks of their own."""
FEWEST = 20
"""Belated sources that any pass may take: a small list is caught up with at once."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NONE = timedelta()

Pace = tuple[timedelta, datetime]
"""The usual time between two posts of a source, and when the last one appeared."""
Paces = Mapping[str, Pace]
"""Name of a source → its pace, where that is known."""


def cadence(source: Source, now: datetime, pace: Pace | None = None) -> timedelta:
    """The pause between two visits to a source that answers."""
    if source.slowest is None or pace is None:
        return source.every
    gap, last = pace
    wanted = max(gap, (now - last) / SILENCE_SHARE) / VISITS_PER_GAP
    pause = source.every
    while pause * 2 <= wanted and pause < source.slowest:
        pause *= 2
    return min(pause, source.slowest)


def next_visit(
    source: Source, cursor: Cursor, now: datetime | None = None, pace: Pace | None = None
) -> datetime | None:
    """When `source` should be visited next, Retry-After included; None: at once, it never was visited."""
    last, patience = cursor.last_attempt, _patience(cursor, now)
    if last is None:
        return patience
    usual = AFTER_CRON if source.cron else cadence(source, now or last, pace)
    if now is not None and last > now + AHEAD:
        due = now - usual
    elif cursor.failures > 1 or (cursor.failures and source.cron):
        longest = max(LONGEST, usual)
        pause = min(usual * float(2 ** min(cursor.failures - 1, DOUBLINGS)), longest)
        due = last + pause * (1 - _phase(source.name) / 10)
    elif source.cron:
        due = next_after(source.cron, source.zone, last)
    else:
        due = _on_grid(source.name, last, usual)
    return due if patience is None else max(due, patience)


def _patience(cursor: Cursor, now: datetime | None) -> datetime | None:
    """Until when the source's server asked us to wait: at most a day, as `Retry-After` is followed."""
    until = cursor.not_before
    return None if until is None or (now is not None and until > now + LONGEST + AHEAD) else until


def must_wait(cursor: Cursor, now: datetime) -> bool:
    """Whether the source's server asked not to be asked yet at `now`."""
    until = _patience(cursor, now)
    return until is not None and now < until


@lru_cache(maxsize=65_536)  # asked for every source at every tick, and the answer changes with a visit only
def _on_grid(name: str, last: datetime, pause: timedelta) -> datetime:
    """One `pause` after `last`, pulled forward to the source's own grid by at most half a pause."""
    due = last + pause
    off = (due + _slack(pause) - _EPOCH - pause * _phase(name)) % pause - _slack(pause)
    return due - off if off * 2 <= pause else due - off / 2


@lru_cache(maxsize=65_536)
def _phase(name: str) -> float:
    """A number from 0 to 1, the same for a name on every machine and for ever."""
    return int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big") / 2**32


def _slack(pause: timedelta) -> timedelta:
    return min(SLACK, pause / 4)


def is_due(
    source: Source,
    cursor: Cursor | None,
    now: datetime,
    *,
    everything: bool = False,
    pace: Pace | None = None,
) -> bool:
    """Whether to visit `source` at `now`; `everything` ignores the cadence, never Retry-After."""
    if cursor is None:
        return True
    if must_wait(cursor, now):
        return False
    due = next_visit(source, cursor, now, pace)
    return everything or due is None or now >= due - (_NONE if source.cron else _slack(source.every))


def choose(
    sources: Sequence[Source],
    cursors: Mapping[str, Cursor],
    paces: Paces,
    now: datetime,
    interval: timedelta | None = None,
) -> list[Source]:
    """The sources to visit at `now`, in the order of the list.

    `interval` is the usual time between two passes; None: unknown, then all that are due are taken. Sources that were
    never visited, and those that became due within the interval, are always taken; see *Catch-up* above for the rest.
    """
    due = [one for one in sources if is_due(one, cursors.get(one.name), now, pace=paces.get(one.name))]
    if interval is None:
        return due
    belated: list[tuple[float, str]] = []
    for source in due:
        cursor, pace = cursors.get(source.name), paces.get(source.name)
        usual = cadence(source, now, pace)
        at = next_visit(source, cursor, now, pace) if cursor else None
        if at is not None and at <= now - interval - _slack(usual):
            belated.append(((at - now) / usual, source.name))
    if len(belated) <= FEWEST:
        return due
    load = sum(min(1.0, interval / cadence(source, now, paces.get(source.name))) for source in sources)
    left = {name for _, name in sorted(belated)[max(FEWEST, ceil(load)) :]}
    return [source for source in due if source.name not in left]
