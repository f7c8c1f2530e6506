"""Why two statements can't be one claim whatever their score: each veto is a function, and says so in words.

A veto stops a silent join only; the desk may still be asked, and an editor's join stands above it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from pipeline import contraries
from pipeline.captors import taken_by_others
from pipeline.match import events, evidence, portions, regulars, saying, things, whereabouts
from pipeline.match.courses import other_turn
from pipeline.match.days import other_days
from pipeline.match.evidence import HOUR
from pipeline.match.held_in_part import another_landmark, in_part
from pipeline.match.moments import other_hours
from pipeline.match.not_both import NOT_BOTH
from pipeline.match.numbered import another_number
from pipeline.match.orders import only_ordered
from pipeline.match.sketches import coarse
from pipeline.match.targets import another_target
from pipeline.match.told import LOSE, Count, Told, Who
from pipeline.match.toll_towns import other_toll_town
from pipeline.match.undone import not_so, other_cause
from pipeline.match.victims import other_victims
from pipeline.match.weights import weights
from pipeline.match.whereabouts import PAIRS, SAME_PLACE, Part
from pipeline.sides import UNARMED, belongs, one_coalition
from pipeline.times import lag
from pipeline.types import Figure, Stance

FACTOR, SLACK = 3.0, 5
"""Figures further apart than this factor and this number are no two counts of one moment, where only a town or a
front is shared: early tolls of one strike mostly differ by 2 or less."""
VILLAGE_FACTOR, VILLAGE_SLACK = 8.0, 20
"""The same for one event at one village: there the parties' counts differ wildly, and are one contested claim."""
DAY = 20 * HOUR
"""Stated times further apart than this are different days, time zones allowed for."""
GROUND = "ground"
"""The family of events by which places change hands."""
OF_ONE = frozenset(("arrest", "abduct", "execute", "kill-leader", "appoint", "release"))
"""Events of a person, who is named where it matters who."""
FULL_NAME = 2
"""Names that a person is told by in full."""
GUNS = frozenset(("shelling", "missile", "drone-strike", "shooting"))
"""Fire that both sides of a front give, all day."""
BULK = 0.5
"""Share of words from which two reports name two doers of one deed."""
LONG = 72 * HOUR
"""Reports further apart than this, one of them without a stated time, are not silently one event."""

Veto = Callable[[Told, Told], str | None]


def other_place(a: Told, b: Told) -> str | None:
    """Both name villages, and none is the same; or fronts that lie in different directions or provinces."""
    place = whereabouts.place_value(a, b)
    if place is not None:
        return whereabouts.place(a, b).words if place == 0.0 else None
    if a.where.villages or b.where.villages:
        return None
    region: Part = whereabouts.region(a, b)
    return f"other region ({region.words})" if region.value == 0.0 else None


def another_event(a: Told, b: Told) -> str | None:
    """Two events in one village are two claims: other types, or other stages of a fight."""
    if a.event is None or b.event is None or portions.likeness(a, b) >= events.NEAR:
        return None
    return evidence.event(a, b).words


def opposite_actor(a: Told, b: Told) -> str | None:
    """The same act by the opposing side, or upon it; of an exchange, each side tells of its own people."""
    return None if evidence.both_exchange(a, b) else _opposite(a.who, b.who) or regulars.nameless(a, b)


@lru_cache(maxsize=PAIRS)
def _opposite(a: Who, b: Who) -> str | None:
    if evidence.opposed(a.doers, b.doers):
        return f"opposite actor ({b.doers[0].name} acts, not {a.doers[0].name})"
    if evidence.opposed(a.struck, b.struck):
        return f"opposite actor ({b.struck[0].name} is hit, not {a.struck[0].name})"
    return None


def withdrawn(a: Told, b: Told) -> str | None:
    """One side took a place, and the same side left it, or another one's men retreat: two events, however near.

    Who tells that a place is *lost* tells that it was taken.
    """
    if (a.event == LOSE) == (b.event == LOSE) or not {a.event, b.event} & TAKEN:
        return None
    lost, taken = (a, b) if a.event == LOSE else (b, a)
    if not portions.given_up(lost.statement.quote):
        return f"another event ({events.kind_of(b.event or '').label}, not {events.kind_of(a.event or '').label})"
    for loser in lost.who.struck:
        if any(one.side and one.side == loser.side for one in taken.who.by):
            return f"{loser.name} took it and lost it"
    return None


TAKEN = frozenset(("capture", "regain"))
"""Events that tell from the other side what a loss tells."""


def negation(a: Told, b: Told) -> str | None:
    """One says that it happened, the other that it did not; answers to a claim are told by their stance instead."""
    if Stance.DENIES in (a.stance, b.stance) or a.negated == b.negated:
        return None
    return "one of them says that it did not happen"


def _far_apart(x: Figure, y: Figure, factor: float, slack: int) -> bool:
    if evidence.meet(x, y):
        return False
    low, high = sorted((x, y), key=lambda figure: figure.low)
    bottom = low.low if low.high is None else low.high
    return high.low - bottom > slack and high.low > factor * max(bottom, 1)


def incompatible_figure(a: Told, b: Told) -> str | None:
    """Counts of the same things that no error and no partisanship explains."""
    if not a.count.countable or not b.count.countable:
        return None
    one_event = a.event is not None and a.event == b.event
    return _incompatible(a.count, b.count, one_village=one_event and villages_meet(a, b))


@lru_cache(maxsize=PAIRS)
def _incompatible(a: Count, b: Count, *, one_village: bool) -> str | None:
    pairs = evidence.pairs_of(a, b)
    factor, slack = (VILLAGE_FACTOR, VILLAGE_SLACK) if one_village else (FACTOR, SLACK)
    if pairs and all(_far_apart(x, y, factor, slack) for x, y in pairs):
        x, y = pairs[0]
        return f"incompatible figure ({evidence.in_words(y)}, not {evidence.in_words(x)} {x.what})"
    return None


def villages_meet(a: Told, b: Told) -> bool:
    """Whether both name one village."""
    return (whereabouts.place_value(a, b) or 0.0) >= SAME_PLACE


def more_of_them(a: Told, b: Told) -> str | None:
    """A further count ("five more") is another event than the one that brought the first five."""
    first, second = a.count.kinds, b.count.kinds
    if first == second or not first or not second:
        return None
    for what, increment in sorted(first):
        if (what, not increment) in first:
            continue  # who tells what came to it and the sum tells the sum
        if (what, increment) not in second and (what, not increment) in second:
            return f"one of them counts further {what}"
    return None


def incompatible_time(a: Told, b: Told) -> str | None:
    """Events on different days, or reports too far apart."""
    gap = evidence.gap(a, b)
    if gap > LONG or (gap > DAY and a.dated and b.dated):
        return f"other time ({lag(gap / 10**6)} between the events)"
    return None


def another_person(a: Told, b: Told) -> str | None:
    """Each names in full who was taken, killed or put in office, and no name sounds like one of the other's."""
    if a.lang != b.lang or a.event != b.event or a.event not in OF_ONE:
        return None
    first, second = saying.people(a, b)
    if len(first) < FULL_NAME or len(second) < FULL_NAME or {*map(coarse, first)} & {*map(coarse, second)}:
        return None
    return f"another person ({', '.join(sorted(second)[:2])}, not {', '.join(sorted(first)[:2])})"


VETOES: tuple[Veto, ...] = (
    other_place,
    another_event,
    other_turn,
    opposite_actor,
    withdrawn,
    negation,
    incompatible_figure,
    more_of_them,
    incompatible_time,
    other_days,
    other_hours,
    another_target,
    another_number,
    another_landmark,
    in_part,
    *NOT_BOTH,
    another_person,
    other_victims,
    other_toll_town,
    not_so,
    other_cause,
    only_ordered,
)
"""In the order in which a reason is chosen, should several hold."""


def veto(a: Told, b: Told) -> str | None:
    """The first reason why `a` and `b` can't be one claim, or None."""
    for check in VETOES:
        reason = check(a, b)
        if reason:
            return reason
    return None


def rival(a: Told, b: Told) -> bool:
    """Whether two accounts of one event contradict each other: other doers of a deed that has one, or not at all.

    Both must stand at one village and in one stretch of time. A strike and its dead are one deed, whichever of them a
    report tells of.
    """
    if not villages_meet(a, b) or incompatible_time(a, b):
        return False
    if gainsays(a, b) or gainsays(b, a) or taken_by_others(a.statement, b.statement):
        return True
    return _other_hands(a, b) and (not another_event(a, b) or {_family(a), _family(b)} <= weights().one_hand)


def gainsays(said: Told, told: Told) -> bool:
    """Whether `said` tells of one village and day that what `told` asserts is not so.

    It says that it did not happen, or what cannot be beside it; of another doer, or of a part only, it denies nothing.
    """
    if not said.event or not told.event or told.negated:
        return False
    first, second = said.statement, told.statement
    if not said.negated:
        return told.order < said.order and contraries.excludes(first, second)
    if contraries.undone(first, second):
        return True
    if contraries.weaker(told.event, said.event) or contraries.beside(first, second):
        return False
    if contraries.other_thing(first, second) or contraries.later_on(first, second) or other_victims(said, told):
        return False
    if contraries.other_doers(first.particulars, second.particulars) or not _as_much(said, told):
        return False
    return contraries.denied_with(said.event, told.event) or not another_event(said, told)


def _as_much(said: Told, told: Told) -> bool:
    """Whether who denies that ground was taken denies it of as much as the other says was."""
    return _family(told) != GROUND or contraries.as_far(said.statement.quote, told.statement.quote)


def _family(told: Told) -> str:
    return events.kind_of(told.event or "").family


def _one_blow(a: Told, b: Told) -> bool:
    """Whether two foes are named for one strike: both fire at a front all day, and seldom hit one thing or as many."""
    first, second = a.statement.quote, b.statement.quote
    if things.things(first) & things.things(second) or evidence.figures(a, b).value == 1.0:
        return True
    if contraries.clears(a.statement, b.statement) or contraries.clears(b.statement, a.statement):
        return True
    if a.who.struck and b.who.struck and {one.side for one in a.who.struck} & {one.side for one in b.who.struck}:
        return True
    return evidence.means(a, b).value == 1.0 or (saying.words(a, b) or 0.0) >= BULK


def _other_hands(a: Told, b: Told) -> bool:
    """Whether two accounts name other doers of a deed that one of them did alone.

    Foes contradict each other in every such deed. Of allies either is said of what they do together, but a bomb falls
    from one aircraft: there they are rivals too, unless the means tell two attacks apart.
    """
    if not a.who.by or not b.who.by:
        return False
    families = {_family(a) if a.event else _family(b), _family(b) if b.event else _family(a)}
    if not families <= weights().rival_families:
        return False
    first, second = ({actor.side for actor in one.who.by} for one in (a, b))
    if (first | second) & UNARMED:
        return False
    if evidence.opposed(a.who.by, b.who.by):
        return not {a.event, b.event} <= GUNS or _one_blow(a, b)
    if not families <= weights().one_hand or (a.means and b.means and not a.means & b.means):
        return False
    if None in first | second or first & second:
        return False
    return not any(
        belongs(x.key, y.key) or belongs(y.key, x.key) or one_coalition(x.key, y.key)
        for x in a.who.by
        for y in b.who.by
    )
