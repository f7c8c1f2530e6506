"""What two statements have in common, part by part: who, what, where, when, how many. Each part says so in words.

What depends on sets of places, actors or figures alone is remembered for pairs of such sets; words that depend on more
are found only where somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from pipeline.match import events, portions
from pipeline.match.saying import names, names_in_words, words, words_in_words
from pipeline.match.told import Count, Told, Who
from pipeline.match.weights import weights
from pipeline.match.whereabouts import PAIRS, UNTOLD, Part, place, region
from pipeline.sides import belongs, one_coalition, together
from pipeline.times import lag
from pipeline.types import Actor, Figure

TURNED = 0.7
"""What a shared actor counts where one statement has it act and the other has it acted upon: grammar misleads."""
HOUR = 3_600_000_000
"""Microseconds of an hour, the unit of `Told`."""
CLOSE = 6 * HOUR
"""Reports of one event mostly come within hours."""
SLOW = 16 * HOUR
"""Those of what a place hardly sees twice a day (a capture, an arrest) come in until the next morning: of pairs of
labelled reports 6 to 16 hours apart 72 of 73 were one event, of strikes 11 of 18."""
REPEATED = "strike"
"""The family of events that a place sees several times a day."""
FAR = 48 * HOUR
"""Later than this, a report without a stated time hardly tells the same event."""
KIN_MEANS = 0.7
"""What means of one kind count, about nothing: who hears a Grad salvo writes rockets, shells or artillery."""
WITHIN, SIDE, ALLY, STRANGER = 0.85, 0.6, 0.45, 0.3
"""How far actors agree of whom one belongs to the other, who share a side, whose sides fight together, or of whose
sides nothing is known."""


def event(a: Told, b: Told) -> Part:
    """Whether both tell one type of event."""
    return UNTOLD if a.event is None or b.event is None else _event(a.event, b.event, portions.likeness(a, b))


@lru_cache(maxsize=4096)
def _event(first: str, second: str, alike: float) -> Part:
    labels = events.kind_of(first).label, events.kind_of(second).label
    if alike == events.SAME:
        return Part(alike, f"same event ({labels[0]})")
    if alike >= events.NEAR:
        return Part(alike, f"near events ({labels[0]}, {labels[1]})")
    return Part(alike, f"another event ({labels[1]}, not {labels[0]})")


def opposed(first: tuple[Actor, ...], second: tuple[Actor, ...]) -> bool:
    """Whether two groups of actors share no name, and no side of one is a side or an ally of the other.

    An actor whose side nobody knows is opposed to none.
    """
    pairs = [(x, y) for x in first for y in second]
    return bool(pairs) and all(
        x.key != y.key and x.side and y.side and not together(x.side, y.side) and not one_coalition(x.key, y.key)
        for x, y in pairs
    )


def _may_be(a: Actor, b: Actor) -> bool:
    return a.part == b.part or "unknown" in (a.part, b.part)


def _kinship(x: Actor, y: Actor) -> float:
    """How far two actors may be one: the same, one within the other, of one side, or allies."""
    if x.key == y.key:
        return 1.0
    if belongs(x.key, y.key) or belongs(y.key, x.key) or one_coalition(x.key, y.key):
        return WITHIN
    if x.side is None or y.side is None:
        return STRANGER
    if x.side == y.side:
        return SIDE
    return ALLY if together(x.side, y.side) else 0.0


def actors(a: Told, b: Told) -> Part:
    """Whether both name the same groups, or groups of one side, in the same part."""
    if not a.who.actors or not b.who.actors:
        return UNTOLD
    told = _actors(a.who, b.who)
    if told.value == 0.0 and both_exchange(a, b):
        return Part(1.0, "the two sides of one exchange")
    return told


@lru_cache(maxsize=PAIRS)
def _actors(a: Who, b: Who) -> Part:
    for x_side, y_side in ((a.doers, b.doers), (a.struck, b.struck)):
        if opposed(x_side, y_side):
            return Part(0.0, f"other actor ({y_side[0].name}, not {x_side[0].name})")
    if not any(_may_be(x, y) or _kinship(x, y) for x in a.actors for y in b.actors):
        return UNTOLD  # one tells who did it, the other to whom: foes in opposite parts contradict nothing
    pairs = [(_kinship(x, y) * (1 if _may_be(x, y) else TURNED), x, y) for x in a.actors for y in b.actors]
    best, x, y = max(pairs, key=lambda pair: pair[0])
    if best <= STRANGER:
        return UNTOLD  # a body whose side nobody knows may be any
    if best == 1.0:
        return Part(best, f"same actor ({x.name})")
    return Part(best, f"actors of one side ({x.name}, {y.name})" if best >= ALLY else "")


def figure_pairs(a: Told, b: Told) -> tuple[tuple[Figure, Figure], ...]:
    """Figures of both that count the same things: no increments, no parts of a tally."""
    return pairs_of(a.count, b.count) if a.count.countable and b.count.countable else ()


@lru_cache(maxsize=PAIRS)
def pairs_of(a: Count, b: Count) -> tuple[tuple[Figure, Figure], ...]:
    """`figure_pairs` of two sets of figures."""
    return tuple(
        (x, y)
        for x in a.countable
        for y in b.countable
        if x.what == y.what and (x.whom == y.whom or "unknown" in (x.whom, y.whom))
    )


def meet(x: Figure, y: Figure) -> bool:
    """Whether two ranges have a number in common; an open end has no limit."""
    return (x.high is None or y.low <= x.high) and (y.high is None or x.low <= y.high)


def in_words(figure: Figure) -> str:
    """A range as an editor writes it: `5`, `5–9`, `at least 10`."""
    if figure.high is None:
        return f"at least {figure.low}"
    return str(figure.low) if figure.low == figure.high else f"{figure.low}–{figure.high}"


def figures(a: Told, b: Told) -> Part:
    """Whether both count the same; differing figures of one moment speak only a little against."""
    if not a.count.countable or not b.count.countable:
        return UNTOLD
    if a.event == b.event == EXCHANGE and (each := _each_side(a.count, b.count)):
        return each
    counted = _figures(a.count, b.count)
    if counted.value == 0.0 and both_exchange(a, b) and opposed(a.who.actors, b.who.actors):
        return UNTOLD  # each counts its own people: there is nothing to compare
    return counted


EXCHANGE = "prisoner-exchange"
"""The event of which one report counts those of each side, and another all of them."""
_HOMECOMING = frozenset((EXCHANGE, "release", "return"))
"""How those who come home by an exchange are told of."""


def both_exchange(a: Told, b: Told) -> bool:
    """Whether both tell of an exchange, or one of it and the other of people who came home, of either side."""
    return EXCHANGE in (a.event, b.event) and {a.event, b.event} <= _HOMECOMING


@lru_cache(maxsize=PAIRS)
def _each_side(a: Count, b: Count) -> Part | None:
    """Seven for seven are fourteen."""
    for x, y in pairs_of(a, b):
        low, high = sorted((x.low, y.low))
        if high == 2 * low:
            return Part(1.0, f"same figure ({low} of each side)")
    return None


@lru_cache(maxsize=PAIRS)
def _figures(a: Count, b: Count) -> Part:
    pairs = pairs_of(a, b)
    if not pairs:
        return UNTOLD
    for x, y in pairs:
        if meet(x, y):
            return Part(1.0, f"same figure ({in_words(y)} {y.what})")
    x, y = pairs[0]
    return Part(0.0, f"{in_words(y)}, not {in_words(x)} {x.what}")


def gap(a: Told, b: Told) -> int:
    """Microseconds between the stretches in which two statements put their events; zero where they overlap."""
    return max(b.start - a.end, a.start - b.end, 0)


def time(a: Told, b: Told) -> float:
    """How close in time the two events are: 1 within hours, 0 after two days."""
    apart = gap(a, b)
    if apart <= CLOSE:
        return 1.0
    once = a.event is not None and a.event == b.event and events.kind_of(a.event).family != REPEATED
    close = SLOW if once else CLOSE
    return 1.0 if apart <= close else max(0.0, 1 - (apart - close) / (FAR - close))


def time_in_words(a: Told, b: Told) -> str:
    """How far apart two statements were made."""
    seconds = abs(a.seen - b.seen) / 10**6
    return f"{lag(seconds)} apart" if seconds >= 60 else "at the same time"


def means(a: Told, b: Told) -> Part:
    """Whether both name the same weapons."""
    if not a.means or not b.means:
        return UNTOLD
    shared = sorted(a.means & b.means)
    if shared:
        return Part(1.0, f"same means ({shared[0]})")
    kin = any(a.means & group and b.means & group for group in weights().means)
    return Part(KIN_MEANS, "means of one kind") if kin else Part(0.0, "other means")


def time_part(a: Told, b: Told) -> Part:
    """`time`, with its words."""
    return Part(time(a, b), time_in_words(a, b))


def names_part(a: Told, b: Told) -> Part:
    """`names`, with its words."""
    value = names(a, b)
    return UNTOLD if value is None else Part(value, names_in_words(a, b))


def words_part(a: Told, b: Told) -> Part:
    """`words`, with its words."""
    value = words(a, b)
    return UNTOLD if value is None else Part(value, words_in_words(a, b))


PARTS: dict[str, Callable[[Told, Told], Part]] = {
    "place": place,
    "region": region,
    "event": event,
    "actors": actors,
    "figures": figures,
    "means": means,
    "names": names_part,
    "time": time_part,
    "words": words_part,
}
"""Every part of a comparison with its words, in the order in which the reason names them."""
