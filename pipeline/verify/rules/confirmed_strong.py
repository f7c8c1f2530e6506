"""confirmed by strong corroboration: more origins, better ones, and not all on one side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pipeline.settings.values import ConfirmPolicy
from pipeline.sides import NEUTRAL, UNSAID, one_interest, side_of
from pipeline.types import Status, Verdict
from pipeline.verify.case import Case
from pipeline.verify.phrases import apart, gradeds
from pipeline.verify.plainness import confirming
from pipeline.verify.telling import telling
from pipeline.verify.voices import Voice, independent

VERSION = 5
GIVES = Status.CONFIRMED


def judge(case: Case) -> Verdict | None:
    """Holds with enough independent origins that tell it plainly, enough of the better grade, not all on one side."""
    policy = case.policy.confirm
    heard = [one for one in telling(case) if one.asserts and one.origin.reliability.at_least(policy.each)]
    if not _enough(heard, policy):
        return None  # no choice among them is: how plainly each tells it need not be asked
    counted = independent(confirming(case), policy.each)
    if not _enough(counted, policy):
        return None
    return Verdict(
        status=Status.CONFIRMED,
        rule="rule:confirmed_strong",
        version=VERSION,
        reason=f"confirmed: {gradeds(counted)}, each in their own words{_sides(counted)}, {_when(counted)}",
        basis=tuple(one.statement.uid for voice in counted for one in voice.spoken),
    )


def _enough(counted: Sequence[Voice], policy: ConfirmPolicy) -> bool:
    """Whether these are as many, as good and as far apart as the policy asks."""
    good = sum(one.origin.reliability.at_least(policy.best) for one in counted)
    if len(counted) < policy.origins or good < policy.best_count:
        return False
    return not policy.sides or across_sides(counted)


def across_sides(counted: Sequence[Voice]) -> bool:
    """Whether the voices stand on two sides, or one of them on none's; a side left out is not known, not neutral.

    Sides that fight together, or of which one backs the other, are one side here.
    """
    sides = sorted({side for one in counted if (side := side_of(one.origin.side or "")) not in UNSAID})
    return NEUTRAL in sides or any(not one_interest(a, b) for a, b in combinations(sides, 2))


def _sides(counted: Sequence[Voice]) -> str:
    neutral = [one.origin.name for one in counted if one.origin.side and side_of(one.origin.side) == NEUTRAL]
    return f", {neutral[0]} being neutral" if neutral else ", from two sides" if across_sides(counted) else ""


def _when(counted: Sequence[Voice]) -> str:
    return apart([one.origin.first for one in counted])
