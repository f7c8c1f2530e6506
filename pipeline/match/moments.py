"""At which hours of a day two blows fell, as far as both say: the raid of the morning is not the raid of noon.

A town is bombed several times a day. What parts two blows of one day is the part of the day or the clock that each
report tells, and that nobody reports a blow before the hour at which it fell.
"""

from __future__ import annotations

from datetime import timedelta

from pipeline.clocks import LOCAL, clock
from pipeline.daytime import parts
from pipeline.match import events, evidence
from pipeline.match.evidence import HOUR
from pipeline.match.told import Told
from pipeline.match.turns import numbered_blows, of_the_day
from pipeline.text import fold
from pipeline.times import lag
from pipeline.types import Precision

BETWEEN = 3 * HOUR
"""Least time between the hours that two reports state of a blow, time zones allowed for: there are several a day."""
BEFORE = HOUR
"""How long before the stated hour a report must stand so that it cannot tell of it: clocks and zones are a bit off."""
ZONES = 7 * HOUR // 2
"""A stated clock may be local, and most wars lie east of Greenwich, up to so far: then it was that much earlier."""
BLOWS = frozenset((evidence.REPEATED, "harm"))
"""Families of events that befall a place several times a day, and of what they leave behind."""


def other_hours(a: Told, b: Told) -> str | None:
    """Each says the hours of its blow, and they lie apart; or one was told before the hour that the other says."""
    first, second = numbered_blows(a.statement.quote), numbered_blows(b.statement.quote)
    if first and second and not first & second:
        return "the later one is told as another"
    if not {_family(a), _family(b)} <= BLOWS:
        return None
    gap = _gap(a, b)
    if gap >= BETWEEN and by_the_hour(a) and by_the_hour(b):
        return f"other hours of the day ({lag(gap / 10**6)} between them)"
    if _told_before(a, b) or _told_before(b, a):
        return "one of them was told before the hour that the other states"
    return _other_part(a, b) or _second(a, b)


def _gap(a: Told, b: Told) -> int:
    """Microseconds between the hours that both state; none where one names its zone and the other may mean another.

    Two clocks of no named zone are compared as they are written, be it the place's own that one of them says it is.
    """
    one, other = _written(a), _written(b)
    if one is None or other is None:
        return evidence.gap(a, b)
    (first, zoned), (second, also) = one, other
    if zoned is also:
        return abs(first - second)
    late = first - second if also else second - first
    return abs(late) if late <= -BETWEEN or late >= AHEAD + HOUR else 0


AHEAD = LOCAL // timedelta(microseconds=1)
"""How far a place's own clock may be ahead of UTC."""


def _written(one: Told) -> tuple[int, bool] | None:
    """The instant that a statement's clock shows, and whether it names its zone; None without a clock."""
    told, when = clock(fold(one.statement.quote).text), one.statement.particulars.when
    if told is None or when is None or not when.stated:
        return None
    if when.precision is Precision.MINUTE:
        return one.start, told.zone is not None
    shown = when.start + LOCAL
    return (one.start + AHEAD, False) if (shown.hour, shown.minute) == (told.hour, told.minute) else None


def _second(a: Told, b: Told) -> str | None:
    """Whether the later tells of the day's second blow, and the earlier was told hours before and calls it none."""
    first, later = (a, b) if a.order < b.order else (b, a)
    if not of_the_day(later.statement.quote) or of_the_day(first.statement.quote):
        return None
    if later.seen - first.seen < BETWEEN or (by_the_hour(later) and later.start <= first.seen):
        return None
    return "the later one is told as the second of the day"


def _other_part(a: Told, b: Told) -> str | None:
    """Whether the words of both for the hour share no part of the day."""
    first, second = parts(a.statement.quote), parts(b.statement.quote)
    return "other parts of the day" if first and second and not first & second else None


def _told_before(told: Told, dated: Told) -> bool:
    """Whether `told` was made before the stated hour at which `dated` puts its blow."""
    if not by_the_hour(dated):
        return False
    when = dated.statement.particulars.when
    early = ZONES if when is not None and when.precision is Precision.MINUTE else 0
    return told.seen + BEFORE <= dated.start - early


def by_the_hour(one: Told) -> bool:
    """Whether its words say the part of the day: "today" and "now" end with the post that says so, not the event."""
    when = one.statement.particulars.when
    now = one.end == one.seen and one.end - one.start == HOUR
    return one.dated and when is not None and when.precision in (Precision.MINUTE, Precision.HOUR) and not now


def _family(told: Told) -> str:
    return events.kind_of(told.event or "").family
