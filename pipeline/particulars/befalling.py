"""What an event befalls, as far as it decides which event it is: the words near it that name a kind of thing."""

from __future__ import annotations

import re
from typing import Protocol

from pipeline.lexicon import Hit

FAR_OFF = 99
"""Words that lie between two hits of different sentences: more than any reach."""


class Text(Protocol):
    """What a sense is read from."""

    folded: str

    def of(self, kind: str, *values: str) -> list[Hit]:
        """The hits of a kind."""

    def distance(self, start: int, end: int) -> int:
        """The words between two offsets."""

    def broken(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two offsets."""

    def is_capital(self, at: int) -> bool:
        """Whether the word that starts at an offset is written with a capital."""


_ARTICLE = re.compile(r" #?(?:(?:al|el|as|ash|az|ad|at|an|ar|ed|es)-)?")
"""Before a name behind its verb: "cleared #Hazima", "took al-Bab"."""


def name_behind(text: Text, end: int) -> int | None:
    """Where a word with a capital starts right behind `end`, its Arabic article in small letters apart."""
    found = _ARTICLE.match(text.folded, end)
    at = found.end() if found else len(text.folded)
    return at if at < len(text.folded) and text.is_capital(at) else None


def gap(text: Text, one: Hit, two: Hit) -> int:
    """The words between two hits; very many where a sentence ends between them."""
    first, second = sorted((one, two))
    if text.broken(first.end, second.start):
        return FAR_OFF
    return text.distance(first.end, second.start)


def befalls(text: Text, hit: Hit, reach: int, *values: str) -> str | None:
    """The nearest of these kinds of things, one that follows the word before one that goes before it."""
    found = [
        (gap(text, hit, one) + (0 if one.start >= hit.end else 2), one.value) for one in text.of("objects", *values)
    ]
    nearest, value = min(found, default=(FAR_OFF, ""))
    return value if nearest <= reach + 2 else None


def near(text: Text, hit: Hit, reach: int, *values: str) -> bool:
    """Whether one of these kinds of things stands within so many words of the word, on either side."""
    return any(gap(text, hit, one) <= reach for one in text.of("objects", *values))
