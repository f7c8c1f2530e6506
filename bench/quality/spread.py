"""Spreads work over two processes, and no more: a shared machine has other users."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

PROCESSES = min(2, os.cpu_count() or 1)
PIECES = 8
"""Pieces that the work of one set is cut into: enough to even out, few enough that neighbours share what was read."""
FEW = 200
"""Items below which a second process costs more than it brings."""


def spread(function: Callable[[Sequence[T]], list[R]], items: Sequence[T]) -> list[R]:
    """`function` over consecutive pieces of `items`, its results in the order of `items`.

    A process with threads is not forked: what one of them holds at that moment would be held in the child for ever.
    """
    if len(items) < FEW or PROCESSES < 2 or threading.active_count() > 1:
        return function(items)
    size = -(-len(items) // PIECES)
    pieces = [items[start : start + size] for start in range(0, len(items), size)]
    with get_context("fork").Pool(PROCESSES) as pool:
        return [result for results in pool.map(function, pieces, chunksize=1) for result in results]
