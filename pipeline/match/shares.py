"""The shares of a whole that two statements tell, in per cent: who denies 85 per cent answers who told them."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text import fold

_SHARE = re.compile(
    r"(?<![\d.,])(\d{1,3})(?:[.,]\d{1,2})? ?(?:%|per ?cents?(?!\w)|процент|відсот|(?:في "
    r"|ب)?(?:ال)?م[اي]?[ئي][هة](?!\w))"
)
LEAST = 2
"""Least share that is worth a key: "100 %" and "1 %" are said of anything."""
WHOLE = 100


@lru_cache(maxsize=8192)
def shares(quote: str) -> frozenset[int]:
    """The shares, in whole per cent, that a text tells."""
    if not any(map(str.isdigit, quote)):
        return frozenset()
    found = {int(one[1]) for one in _SHARE.finditer(fold(quote).text)}
    return frozenset(share for share in found if LEAST <= share < WHOLE)


def one_share(a: str, b: str) -> bool:
    """Whether two texts tell one share."""
    return bool(shares(a) & shares(b))
