"""Why two statements can't be one claim whatever their score: each veto is a function, and says so in words.

A veto stops a silent join only; the desk may still be asked, and an editor's join stands above it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from pipeline.match import events, evidence
from pipeline.match.evidence import SAME_PLACE, Part
from pipeline.match.weights import weights
from pipeline.types import Figure, Stance, Statement

FACTOR, SLACK = 3.0, 5
"""Figures further apart than this factor and this number are no two counts of one moment, where only a town or a
front is shared: early tolls of one strike mostly differ by 2 or less."""
VILLAGE_FACTOR, VILLAGE_SLACK = 8.0, 20
"""The same for one event at one village: there the parties' counts differ wildly, and are one contested claim."""
DAY = timedelta(hours=20)
"""Stated times further apart than this are different days, time zones allowed for."""
LONG = timedelta(hours=72)
"""Reports further apart than this, one of them without a stated time, are not silently one event."""

Veto = Callable[[Statement, Statement], str | None]


def other_place(a: Statement, b: Statement, place: Part | None = None, region: Part | None = None) -> str | None:
    """Both name villages, and none is the same; or fronts that lie in different directions or provinces.

    `place` and `region` are the parts of that name, where they have been worked out already.
    """
    place = place or evidence.place(a, b)
    if place.value is not None:
        return place.words if place.value == 0.0 else None
    if evidence.villages(a) or evidence.villages(b):
        return None
    region = region or evidence.region(a, b)
    return f"other region ({region.words})" if region.value == 0.0 else None


def another_event(a: Statement, b: Statement) -> str | None:
    """Two events in one village are two claims: other types, or other stages of a fight."""
    first, second = a.particulars.event, b.particulars.event
    if first is None or second is None or events.likeness(first, second) >= events.NEAR:
        return None
    return evidence.event(a, b).words


def opposite_actor(a: Statement, b: Statement) -> str | None:
    """The same act by the opposing side, or upon it."""
    first, second = evidence.doers(a), evidence.doers(b)
    if evidence.opposed(first, second):
        return f"opposite actor ({second[0].name} acts, not {first[0].name})"
    first, second = evidence.playing(a, "on"), evidence.playing(b, "on")
    if evidence.opposed(first, second):
        return f"opposite actor ({second[0].name} is hit, not {first[0].name})"
    return None


def negation(a: Statement, b: Statement) -> str | None:
    """One says that it happened, the other that it did not; answers to a claim are told by their stance instead."""
    if Stance.DENIES in (a.stance, b.stance) or a.particulars.negated == b.particulars.negated:
        return None
    return "one of them says that it did not happen"


def _far_apart(x: Figure, y: Figure, factor: float, slack: int) -> bool:
    if evidence.meet(x, y):
        return False
    low, high = sorted((x, y), key=lambda figure: figure.low)
    bottom = low.low if low.high is None else low.high
    return high.low - bottom > slack and high.low > factor * max(bottom, 1)


def incompatible_figure(a: Statement, b: Statement) -> str | None:
    """Counts of the same things that no error and no partisanship explains."""
    pairs = evidence.figure_pairs(a, b)
    if not pairs:
        return None
    one_event = a.particulars.event is not None and a.particulars.event == b.particulars.event
    factor, slack = (VILLAGE_FACTOR, VILLAGE_SLACK) if one_event and villages_meet(a, b) else (FACTOR, SLACK)
    if all(_far_apart(x, y, factor, slack) for x, y in pairs):
        x, y = pairs[0]
        return f"incompatible figure ({evidence.in_words(y)}, not {evidence.in_words(x)} {x.what})"
    return None


def villages_meet(a: Statement, b: Statement) -> bool:
    """Whether both name one village."""
    return (evidence.place(a, b).value or 0.0) >= SAME_PLACE


def more_of_them(a: Statement, b: Statement) -> str | None:
    """A further count ("five more") is another event than the one that brought the first five."""
    first = {(figure.what, figure.increment) for figure in a.particulars.figures}
    second = {(figure.what, figure.increment) for figure in b.particulars.figures}
    for what, increment in sorted(first):
        if (what, increment) not in second and (what, not increment) in second:
            return f"one of them counts further {what}"
    return None


def incompatible_time(a: Statement, b: Statement) -> str | None:
    """Events on different days, or reports too far apart."""
    gap = evidence.gap(a, b)
    if gap > LONG or (gap > DAY and evidence.told_time(a) and evidence.told_time(b)):
        return f"other time ({evidence.lag(gap.total_seconds())} between the events)"
    return None


VETOES: tuple[Veto, ...] = (
    another_event,
    opposite_actor,
    negation,
    incompatible_figure,
    more_of_them,
    incompatible_time,
)
"""After `other_place`, in the order in which a reason is chosen, should several hold."""


def veto(a: Statement, b: Statement, place: Part | None = None, region: Part | None = None) -> str | None:
    """The first reason why `a` and `b` can't be one claim, or None; `place` and `region` as for `other_place`."""
    reason = other_place(a, b, place, region)
    if reason:
        return reason
    for check in VETOES:
        reason = check(a, b)
        if reason:
            return reason
    return None


def rival(a: Statement, b: Statement, family: str) -> bool:
    """Whether two accounts of one event contradict each other: other doers of a deed that has one, or not at all.

    `family` is the event's; both must stand at one village and in one stretch of time.
    """
    if not villages_meet(a, b) or another_event(a, b) or incompatible_time(a, b):
        return False
    if negation(a, b):
        return True
    doers = evidence.playing(a, "by"), evidence.playing(b, "by")
    return family in weights().rival_families and evidence.opposed(*doers)
