"""How well a statement fits into a claim: its best member, whether that is sound, and whether they tell one event."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.match.answers import Compared
from pipeline.match.events import BROADER, CAUSED, SAME


class Fit(NamedTuple):
    """How well a statement fits into a group."""

    linkage: float
    best: Compared
    joins: bool
    suggests: bool


def of_one_kind(one: Compared) -> bool:
    """Whether one type of event is told, in whatever words: who tells a toll belongs to it before the strike."""
    return one.parts.get("event", 0.0) >= BROADER


def soundness(one: Compared) -> tuple[bool, float]:
    """By what the best of a group's comparisons is chosen: none with a veto where there is another, then the likest."""
    return one.veto is None, one.score


def one_telling(compared: Compared) -> bool:
    """Whether two statements of one post tell one event, and not two of a kind: nothing may differ.

    "X was shelled. Two died": a blow and what it left behind are one too.
    """
    return compared.parts.get("event") in (SAME, CAUSED) and compared.parts.get("figures", 1.0) == 1.0
