"""What a body decided is not yet done: the words by which it orders, announces or asks for something."""

from __future__ import annotations

from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold

DONE_LATER = frozenset(("ground", "fight"))
"""Families of events that are ordered first, and happen or not; what a body suspends or closes is done by saying so."""
_DECIDING = frozenset(("order", "announce", "ask"))
"""Tables of `lexicon/*/deeds.toml` by whose verbs a body decides what others are yet to do."""


@lru_cache(maxsize=16384)
def ordered(quote: str) -> bool:
    """Whether a text tells that somebody decides: orders, announces, lays down or asks."""
    return any(hit.value in _DECIDING for hit in shipped("deeds").scan(fold(quote).text))


@lru_cache(maxsize=16384)
def on_record(quote: str) -> bool:
    """Whether a text tells that a body says, owns or decides it; "Moscow has withdrawn its troops" does not."""
    return any(hit.value in _DECIDING or hit.value == "own" for hit in shipped("deeds").scan(fold(quote).text))


def of_troops(quote: str) -> bool:
    """Whether a text is of armed people: troops are withdrawn, and so is confidence."""
    return any(hit.value == "combatant" for hit in shipped("whom").scan(fold(quote).text))
