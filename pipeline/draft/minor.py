"""Parts a round-up's lines from what stands below them: fragments, and one teller's second telling of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from pipeline.draft.leaning import leans
from pipeline.text import words
from pipeline.types import Claim, Item, Status

TWINS = 92.0
"""Likeness (`token_set_ratio`, 0-100) from which two lines of one teller at one place are one line told twice: one
holds all words of the other but for one or two."""


def parted(items: Iterable[Item], claims: Mapping[str, Claim]) -> tuple[list[Item], list[Item]]:
    """The lines of the sections, and what is minor, each in the order given; `claims` by uid.

    Minor is only what is unconfirmed and rests on one telling: words that lean on a sentence which is not printed, and
    words that a line above it has, from nobody else than its tellers.
    """
    lines: list[Item] = []
    minor: list[Item] = []
    told: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        at = (item.section, item.place)
        if item.status is Status.UNCONFIRMED and (_leans(item, claims[item.claim]) or _is_told(item, told.get(at, ()))):
            minor.append(item.model_copy(update={"minor": True}))
            continue
        lines.append(item)
        told.setdefault(at, []).append(item)
    return lines, minor


def _leans(item: Item, claim: Claim) -> bool:
    chosen = next((a.statement for a in claim.appearances if item.statements[:1] == (a.statement.uid,)), None)
    return chosen is not None and leans(item.words, chosen, claim)


def _is_told(item: Item, lines: Iterable[Item]) -> bool:
    """Whether one of `lines`, which stand above it at its place, says what `item` says and credits all it credits."""
    named = set(item.credit)
    return bool(named) and any(
        named <= set(line.credit)
        and line.lang == item.lang
        and fuzz.token_set_ratio(" ".join(words(line.words)), " ".join(words(item.words))) >= TWINS
        for line in lines
    )
