"""The stems of a statement's words and names, by which two are compared whatever the endings."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text import fold, words
from pipeline.types import Statement

STEM = 5
"""Letters of a word that are compared: enough to tell words apart, few enough to forgive endings."""
SHORT = 3
"""Words of up to this many letters are mostly articles, prepositions and particles in all four languages."""

_NAME = re.compile(r"(?<=[^\s.!?:…]\s)[#@\"'“«(]*([A-ZА-ЯЁЄІЇҐ][\w’'-]{2,})")
_ARTICLE = re.compile(r"^(?:[وفبلك]{1,2})?ال")


def _stem(word: str) -> str:
    return (_ARTICLE.sub("", word) or word)[:STEM]


@lru_cache(maxsize=2048)  # `told` keeps them for longer
def stems(text: str) -> frozenset[str]:
    """The stems of a text's longer words, without figures."""
    return frozenset(_stem(word) for word in words(text) if len(word) > SHORT and not word[0].isdigit())


@lru_cache(maxsize=2048)
def names(text: str) -> frozenset[str]:
    """Stems of words that stand capitalised inside a sentence: names of people, bodies and things."""
    return frozenset(fold(name).text[: STEM + 1] for name in _NAME.findall(text))


def known_stems(statement: Statement) -> frozenset[str]:
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
