"""Arabic words that are written broken to slip past moderation: "د!!عـش", "الجي!ش", "عنا.صر", "ق-ص-ف"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold

LETTER = "\u0621-\u063a\u0641-\u064a"
_BEHIND = re.compile(rf"[{LETTER}]+")
_BEFORE = re.compile(rf"[{LETTER}]+$")
_REACH = 16
"""Letters of the longest part of a word that is looked at."""
_PROCLITICS = 3
"""Letters of the longest proclitic before a word that the lists hold."""


def breaks(text: str, start: int, end: int) -> bool:
    """Whether the marks at `start`–`end` of `text` stand inside one Arabic word, and end nothing.

    A letter alone is no word, but for و that stands for "and"; longer parts are one word where the word lists know it.
    """
    before, behind = _BEFORE.search(text, max(0, start - _REACH), start), _BEHIND.match(text, end, end + _REACH)
    if before is None or behind is None:
        return False
    first, second = before.group(), behind.group()
    return len(second) == 1 or (len(first) == 1 and first != "و") or known(first + second)


@lru_cache(maxsize=4096)
def known(word: str) -> bool:
    """Whether the word lists hold `word`, be it behind a proclitic."""
    folded = fold(word).text
    return any(hit.end == len(folded) and hit.start <= _PROCLITICS for hit in shipped().scan(folded))
