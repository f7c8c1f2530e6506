"""How posts are numbered: by when they stand and by a number of 64 bits, which together sort as the canonical order."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Times = NDArray[np.int64]

ALL = 2**64
"""How many numbers there are."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(at: datetime) -> int:
    """Microseconds since 1970."""
    apart = at - _EPOCH
    return (apart.days * 86_400 + apart.seconds) * 1_000_000 + apart.microseconds


def number_of(uid: str) -> int:
    """The 64 bits of a post's uid, which is a letter and sixteen hexadecimal digits."""
    return int(uid[2:], 16)


def share(part: int, parts: int) -> tuple[int, int]:
    """The first and the last number of a part, where all numbers are shared out among `parts`."""
    return part * ALL // parts, (part + 1) * ALL // parts - 1


def begins(*columns: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Where in sorted rows another value begins in any of `columns`; true for the first row."""
    found = np.ones(len(columns[0]), dtype=bool)
    if len(found) > 1:
        found[1:] = False
        for column in columns:
            found[1:] |= column[1:] != column[:-1]
    return found
