"""The quarters and streets that two statements of one town name: two of them are two places.

A town of a hundred thousand is bombed in several quarters a day. A quarter's name is read as a place only where a list
knows it; here it is enough that both name one, and not the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.spelling import same_place
from pipeline.text import fold

ALIKE = 0.7
"""Least likeness of two quarters' names that may be one: unsure ones don't part two reports."""
_BEFORE = re.compile(
    r"(?<!\w)(?:ال)?(?:حي|حاره|شارع|микрорайон\w*|улиц\w*|вулиц\w*|мікрорайон\w*)"
    r" ((?:باب|ابو|ام|بني|تل|دير|عين|راس|الشيخ|بستان) \w{3,}|(?:ال)?\w{3,}(?: (?:ال)\w{3,})?)"
)
_BEHIND = re.compile(
    r"(?<!\w)((?:(?:bab|abu|umm|bani|tel|tal|deir|ain|ras|sheikh|bustan)[ -])?(?:al-|el-)?[a-z]{3,})"
    r" (?:neighbou?rhood|quarter|street)(?!\w)"
)
_PLAIN = frozenset(("the", "this", "that", "residential", "civilian", "populated", "old", "main", "eastern", "western"))


@lru_cache(maxsize=8192)
def quarters(quote: str) -> tuple[str, ...]:
    """The names of quarters and streets in a text, folded."""
    text = fold(quote.replace("#", " ").replace("_", " ")).text
    found = [match[1] for pattern in (_BEFORE, _BEHIND) for match in pattern.finditer(text)]
    return tuple(dict.fromkeys(name for name in found if name not in _PLAIN))


def apart(a: str, b: str) -> bool:
    """Whether both texts name quarters, and none that may be one."""
    first, second = quarters(a), quarters(b)
    return bool(first and second) and all(same_place(x, y) < ALIKE for x in first for y in second)
