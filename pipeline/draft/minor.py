"""Parts a round-up's lines from what stands below them: fragments, and one teller's second telling of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.text import words
from pipeline.types import Item, Status

TWINS = 92.0
"""Likeness (`token_set_ratio`, 0-100) from which two lines of one teller at one place are one line told twice: one
holds all words of the other but for one or two."""


def parted(items: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """The lines of the sections, and what is minor, each in the order given.

    Minor is only what is unconfirmed: words that lean on a sentence which is not printed (drafting says so), and words
    that a line above has at the same place, from nobody else than its tellers.
    """
    lines: list[Item] = []
    minor: list[Item] = []
    told: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        at = (item.section, item.place)
        if item.minor:
            minor.append(item)
            continue
        if item.status is Status.UNCONFIRMED and _is_told(item, told.get(at, ())):
            minor.append(item.model_copy(update={"minor": True}))
            continue
        lines.append(item)
        told.setdefault(at, []).append(item)
    return lines, minor


def _is_told(item: Item, lines: Iterable[Item]) -> bool:
    """Whether one of `lines`, which stand above it at its place, says what `item` says and credits all it credits."""
    named = set(item.credit)
    return bool(named) and any(
        named <= set(line.credit)
        and line.lang == item.lang
        and fuzz.token_set_ratio(_bare(line.words), _bare(item.words)) >= TWINS
        for line in lines
    )


@lru_cache(maxsize=8_192)  # a draft asks for the same lines as the one before it
def _bare(text: str) -> str:
    return " ".join(words(text))
