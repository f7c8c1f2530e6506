"""To which claim an assertion belongs that says of another one that it is not so: it stands there as a denial."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline import contraries
from pipeline.match.told import Told
from pipeline.match.vetoes import gainsays, rival
from pipeline.types import Statement


def may_gainsay(one: Statement) -> bool:
    """Whether an assertion may say that another one is not so: that it did not happen, or what cannot be beside it."""
    told = one.particulars
    return told.negated or bool(told.event and contraries.listed(told.event, "against")) or contraries.all_stopped(one)


def gainsaid(said: Told, placed: Iterable[tuple[Told, float]]) -> str | None:
    """The uid of the one among the placed statements, each with its likeness to `said`, that it gainsays best.

    Who says later that it is not so of what he told himself, and does not say that he was wrong, tells what came after.
    """
    against = [
        (score, -abs(said.seen - one.seen), one.uid)
        for one, score in placed
        if one.claims and one.statement.source != said.statement.source and rival(said, one) and gainsays(said, one)
    ]
    return max(against)[2] if against else None
