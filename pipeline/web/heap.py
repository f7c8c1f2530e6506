"""Memory that requests gave back goes back to the machine: a desk that serves for weeks stays as small as its work.

Pages are made in many threads. The C library of Linux gives each of them an arena of its own and keeps what is freed
there for the next request of the same thread: over an hour of 25 editors that came to twice what was ever in use
(docs/decisions/0026). So threads share two arenas, and what is free in them is handed back now and then.
"""

from __future__ import annotations

import asyncio
import ctypes
from collections.abc import Callable
from typing import NamedTuple

EVERY = 60.0
"""Seconds between two looks: one takes some milliseconds."""
ARENAS = 2
"""Arenas for all threads together: Python's own lock lets one thread at a time compute anyway."""
M_ARENA_MAX = -8
"""The parameter's number for `mallopt` (glibc's malloc.h)."""


class Heap(NamedTuple):
    """What the C library can be asked for: glibc's `mallopt` and `malloc_trim`."""

    option: Callable[[int, int], int]
    """(Parameter, value) → 1 where it was taken."""
    trim: Callable[[int], int]
    """Bytes to keep → 1 where anything was handed back."""


def find_heap() -> Heap | None:
    """The heap of this process; None where the C library is another than glibc."""
    try:
        library = ctypes.CDLL(None)
        return Heap(library.mallopt, library.malloc_trim)
    except (AttributeError, OSError, TypeError):
        return None


async def keep_small(heap: Heap | None, every: float = EVERY) -> None:
    """Let threads share arenas, then hand back what is free each `every` seconds, for ever; nothing without a heap."""
    if heap is None:
        return
    heap.option(M_ARENA_MAX, ARENAS)
    while True:
        await asyncio.sleep(every)
        await asyncio.to_thread(heap.trim, 0)
