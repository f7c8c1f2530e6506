"""How much a source posts day by day, as a small picture with its words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from pipeline.draft.dates import day_words
from pipeline.types import Vitals

DAYS = 28
"""Days that are drawn: four weeks show what a weekend is."""
STEP, BAR, HEIGHT = 5, 4, 24
"""Pixels: from one day to the next, of a bar, of the whole picture."""
LEAST = 1
"""Pixels of a day without posts, so that a gap is seen as one."""


class Bar(NamedTuple):
    """One day."""

    x: int
    y: int
    height: int


class Sparkline(NamedTuple):
    """Four weeks of a source."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    words: str
    """What the picture says."""


def sparkline(vitals: Vitals | None, now: datetime) -> Sparkline | None:
    """The last four weeks, of a source silent for longer those up to its last post; None: nothing is known of it."""
    if vitals is None or not vitals.days:
        return None
    posts = {day.day: day.posts for day in vitals.days}
    today = now.astimezone(UTC).date()
    last = max(day for day, count in posts.items() if count) if any(posts.values()) else today
    end = today if today - last < timedelta(days=DAYS) else last
    days = [end - timedelta(days=number) for number in reversed(range(DAYS))]
    counts = [posts.get(day, 0) for day in days]
    most = max(counts)
    bars = []
    for number, count in enumerate(counts):
        height = max(LEAST, round(HEIGHT * count / most)) if most else LEAST
        bars.append(Bar(number * STEP, HEIGHT - height, height))
    until = "" if end == today else f" up to {day_words(end, 0)}"
    posted = f"{sum(counts)} post{'' if sum(counts) == 1 else 's'}"
    words = f"{posted} in the {DAYS} days{until or ' up to today'}, {most} on the busiest"
    return Sparkline(tuple(bars), DAYS * STEP, HEIGHT, words)
