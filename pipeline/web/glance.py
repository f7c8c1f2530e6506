"""One look at the database for all open pages: how far the log is, and who is where.

Each page asks twice a second; five and twenty of them would ask the same fifty times.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from pipeline.types.accounts import Presence

FRESH = 0.25
"""Seconds for which a look is shared; with a page's own pause it stays below the second that news may take."""


class Seen(NamedTuple):
    """What there was at a look."""

    head: int
    """The number of the log's last entry."""
    present: tuple[Presence, ...]


class Glance:
    """The last look, while it is fresh; whoever comes meanwhile waits for the one who looks."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without one."""
        self._clock = clock
        self._lock = Lock()
        self._at = float("-inf")
        self._seen = Seen(0, ())

    def look(self, ask: Callable[[], Seen]) -> Seen:
        """What there is, or was a moment ago; `ask` looks."""
        with self._lock:
            if self._clock() - self._at >= FRESH:
                begun = self._clock()
                self._seen = ask()
                self._at = begun
            return self._seen
