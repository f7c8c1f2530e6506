"""How far two statements share words and names, apart from those of their places and actors."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text import fold, words
from pipeline.types import Statement

STEM = 5
"""Letters of a word that are compared: enough to tell words apart, few enough to forgive endings."""
SHORT = 3
"""Words of up to this many letters are mostly articles, prepositions and particles in all four languages."""
FEW = 4
"""Statements of fewer words than this are weighed as if they had so many: one shared word of one proves nothing."""

_NAME = re.compile(r"(?<=[^\s.!?:…]\s)[#@\"'“«(]*([A-ZА-ЯЁЄІЇҐ][\w’'-]{2,})")
_ARTICLE = re.compile(r"^(?:[وفبلك]{1,2})?ال")


def _stem(word: str) -> str:
    return (_ARTICLE.sub("", word) or word)[:STEM]


@lru_cache(maxsize=16384)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's longer words, without figures."""
    return frozenset(_stem(word) for word in words(text) if len(word) > SHORT and not word[0].isdigit())


@lru_cache(maxsize=16384)
def names(text: str) -> frozenset[str]:
    """Stems of words that stand capitalised inside a sentence: names of people, bodies and things."""
    return frozenset(fold(name).text[: STEM + 1] for name in _NAME.findall(text))


def _known(statement: Statement) -> frozenset[str]:
    """The stems of what its places and actors are called: these have parts of their own."""
    particulars = statement.particulars
    return _stems_of_all(
        tuple(place.name for place in particulars.places), tuple(actor.name for actor in particulars.actors)
    )


@lru_cache(maxsize=16384)
def _stems_of_all(places: tuple[str, ...], actors: tuple[str, ...]) -> frozenset[str]:
    return frozenset[str]().union(*map(_stems_of, (*places, *actors)))


@lru_cache(maxsize=16384)
def _stems_of(name: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words(name))


def words_part(a: Statement, b: Statement) -> tuple[float | None, str]:
    """The share of the shorter statement's words that the other has too; nothing across languages."""
    if a.lang != b.lang:
        return None, ""
    known = _known(a) | _known(b)
    first, second = stems(a.quote) - known, stems(b.quote) - known
    if not first or not second:
        return None, ""
    shared, least = len(first & second), min(len(first), len(second))
    return shared / max(least, FEW), f"{shared} of {least} words"


def names_part(a: Statement, b: Statement) -> tuple[float | None, str]:
    """Whether both name the same people, bodies or things, beside places and actors."""
    if a.lang != b.lang:
        return None, ""
    known = frozenset(stem[:STEM] for stem in _known(a) | _known(b))
    first = {name for name in names(a.quote) if name[:STEM] not in known}
    second = {name for name in names(b.quote) if name[:STEM] not in known}
    if not first or not second:
        return None, ""
    shared = sorted(first & second)
    return len(shared) / min(len(first), len(second)), f"same names ({', '.join(shared[:3])})" if shared else ""


def swapped(a: Statement, b: Statement) -> bool:
    """Whether two statements of one language share a frame of words and each has a word of its own in it.

    Where no village was made out, that word may be one: "two hurt in a strike on X" and "… on Y" are two claims.
    """
    first, second = stems(a.quote), stems(b.quote)
    return bool(first - second) and bool(second - first)
