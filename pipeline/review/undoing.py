"""Which decisions hold: one that was undone counts no more, and one whose undoing was undone counts again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pipeline.types import Decision
from pipeline.types.record import short_hash

UNDO = "undo"
"""The act that takes a deed back; its subject is the deed's id."""

DEED = timedelta(milliseconds=1)
"""What one person decided within this time is one deed: joining two claims is a decision for each of their passages."""


def deed_uid(decision: Decision) -> str:
    """The id of the deed that `decision` is part of."""
    at = begun(decision.at)
    return "d-" + short_hash(at.isoformat(), decision.who)


def begun(at: datetime) -> datetime:
    """The moment, in whole milliseconds, by which a deed is known."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Those of `decisions` that hold, in the order given, without what undoes and what was undone."""
    made = list(decisions)
    undone = _undone(made)
    return [one for one in made if one.act != UNDO and deed_uid(one) not in undone]


def _undone(made: Sequence[Decision]) -> set[str]:
    """The deeds that were taken back; a later undoing is looked at first, for it may undo an earlier one."""
    undone: set[str] = set()
    for one in sorted((one for one in made if one.act == UNDO), key=lambda one: one.at, reverse=True):
        if deed_uid(one) not in undone:
            undone.add(one.subject)
    return undone
