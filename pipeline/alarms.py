"""Decides which alarms begin, go on and end, so that each is told once when it begins and once when it is over.

open --(trouble is gone)--> closed --(trouble is still or again there AGAIN later)--> a new alarm, open

So beginnings and ends are told in turn, and what flutters is told at most once in AGAIN.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from pipeline.types import Alarm, Trouble

AGAIN = timedelta(hours=1)
"""A trouble that comes back so soon after its end has to last this long after it to be told anew."""
MOST_LINES = 20
"""Alarms that one message names; where a network fails, a hundred sources do."""


def step(
    known: Iterable[Alarm], troubles: Iterable[Trouble], now: datetime, judged: Iterable[str | None]
) -> list[Alarm]:
    """The alarms that differ from `known` (all that are open, and those closed within AGAIN) after a look at `now`.

    `judged` names the sources that were looked at (None: the machine): alarms of others stay as they are.
    """
    looked_at, seen = set(judged), {trouble.key: trouble for trouble in troubles}
    latest = {alarm.key: alarm for alarm in sorted(known, key=lambda alarm: alarm.opened)}
    changed = []
    for key, alarm in latest.items():
        trouble = seen.pop(key, None)
        if alarm.closed is None and trouble is None and alarm.source in looked_at:
            # what was never told to begin need not be told to end
            changed.append(alarm.model_copy(update={"closed": now, "told": not alarm.told}))
        elif alarm.closed is not None and trouble is not None and now - alarm.closed >= AGAIN:
            changed.append(_opened(trouble, now))
    return changed + [_opened(trouble, now) for trouble in seen.values()]


def _opened(trouble: Trouble, now: datetime) -> Alarm:
    return Alarm(key=trouble.key, kind=trouble.kind, source=trouble.source, words=trouble.words, opened=now)


def message(alarms: Iterable[Alarm]) -> tuple[str, str]:
    """The title and the text that tell `alarms`, those that begin first."""
    ordered = sorted(alarms, key=lambda alarm: (alarm.closed is not None, alarm.kind, alarm.source or ""))
    began = sum(alarm.closed is None for alarm in ordered)
    parts = [f"{began} to look at" if began else "", f"{len(ordered) - began} over" if len(ordered) > began else ""]
    lines = [f"{alarm.sentence} [{alarm.kind}]" for alarm in ordered[:MOST_LINES]]
    if len(ordered) > MOST_LINES:
        lines.append(f"… and {len(ordered) - MOST_LINES} more: itemwire doctor")
    return "itemwire: " + ", ".join(part for part in parts if part), "\n".join(lines)
