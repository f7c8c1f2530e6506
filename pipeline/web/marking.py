"""Marks in a text what somebody looked for, and leaves out what lies far from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.spelling import place_key
from pipeline.text import fold
from pipeline.web.words import Part
from storage.search_find import finds

_WORD = re.compile(r"[^\W_]+")
GRAM = 3
"""Words of a place name at most."""
_NAME = "Qarmush"
"""A name, to try a word beside it."""
SHOWN = 360
"""Characters of a text that are shown."""
BEFORE = 80
"""Characters shown before the first mark of a long text."""


def marked(text: str, terms: Sequence[str], places: Collection[str]) -> list[Part]:
    """`text`, shortened, with the words that `terms` find and the names with a key of `places` marked."""
    spans = sorted(set(_found(text, terms, places)))
    first = spans[0][0] if spans else 0
    start = 0 if first <= BEFORE or len(text) <= SHOWN else max(text.rfind(" ", 0, first - BEFORE), 0)
    end = min(len(text), start + SHOWN)
    parts = [Part("… ", False)] if start else []
    at = start
    for begin, stop in spans:
        if begin >= at and stop <= end:
            parts += [Part(text[at:begin], False), Part(text[begin:stop], True)]
            at = stop
    parts.append(Part(text[at:end] + (" …" if end < len(text) else ""), False))
    return [part for part in parts if part.text]


def _found(text: str, terms: Sequence[str], places: Collection[str]) -> Iterator[tuple[int, int]]:
    words = [found.span() for found in _WORD.finditer(text)]
    taken = 0
    for at, (begin, end) in enumerate(words):
        if begin < taken:
            continue
        for last in range(at, min(at + GRAM, len(words))) if places else ():
            stop = words[last][1]
            if place_key(text[begin:stop]) in places and not _adds_nothing(text[begin : words[at][1]], last > at):
                taken = stop
                yield begin, stop
                break
        else:
            folded = fold(text[begin:end]).text
            if folded and finds(terms, folded):
                yield begin, end


def _adds_nothing(word: str, more: bool) -> bool:
    """Whether a word before a name ("of", "village") is no part of it: it has no family of its own beside it."""
    return more and place_key(f"{word} {_NAME}") == place_key(_NAME)
