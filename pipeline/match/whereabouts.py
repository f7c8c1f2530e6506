"""Where two statements put their events: one village, in whatever spelling; one front; or one in the other's words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pipeline.match import events
from pipeline.match.mentions import named
from pipeline.match.told import Told, Where
from pipeline.spelling import same_place, surely_other
from pipeline.twin_names import opposed
from pipeline.types import Place
from pipeline.written_apart import written_apart

SAME_PLACE = 0.85
"""Least likeness of two place names to be one place, on the scale of `spelling.same_place`."""
OTHER_PLACE = 0.70
"""Below this likeness two place names are different places; in between nobody but the desk can say."""
HOMONYM = 0.92
"""Likeness from which two spellings are one place though the gazetteer puts them into two countries: for a village of
one name it holds another's homonym, and only where the spellings differ."""
PERHAPS = 0.75
"""What the least alike of names count that may still be one place; more alike ones count evenly more. Of such
pairs of labelled reports of one kind of event 15 of 17 were one; they join only where a name or a count ties them."""
SECOND_PLACE = 0.9
"""What a shared place counts where it is not the first that both name: an event is seldom at all of them."""
PAIRS = 16_384
"""Pairs of sets of which it is remembered what they have in common."""


class Part(NamedTuple):
    """How far one part agrees, 0 to 1, and the words for it; None: one side does not tell."""

    value: float | None
    words: str = ""


UNTOLD = Part(None)


def alike(a: Place, b: Place) -> float:
    """How likely two places are one, 0 to 1: as people said, else by their keys, else by how they are spelt."""
    if a.said and b.said:
        return 1.0 if a.said == b.said else 0.0
    if _twins(a, b):
        return 0.0
    if a.country and b.country and a.country != b.country:
        if a.key == b.key and (a.lat is None or b.lat is None) and not (a.region or b.region):
            return 0.0  # a namesake that the text itself puts into another country stands without a position
        spelt = _spelt_alike(*sorted((a.name, b.name))) if not (a.region or b.region) else 0.0
        return spelt if spelt >= HOMONYM else 0.0
    if a.key == b.key:
        return 0.0 if a.name != b.name and written_apart(a.name, b.name) else 1.0
    # it is the same either way round, so it is worked out once for both
    return _spelt_alike(a.name, b.name) if a.name < b.name else _spelt_alike(b.name, a.name)


def _twins(a: Place, b: Place) -> bool:
    """Whether two villages of a name call themselves other ones: Upper and Lower, or what lies in the north of one."""
    if a.name != b.name and opposed(a.name, b.name):
        return True
    return (
        not (a.region or b.region)
        and bool(a.direction and b.direction)
        and opposed(a.direction or "", b.direction or "")
    )


@lru_cache(maxsize=65536)
def _spelt_alike(a: str, b: str) -> float:
    """`same_place`, or 0 for names that are other places for sure: below `OTHER_PLACE` nobody asks how far."""
    return 0.0 if surely_other(a, b, OTHER_PLACE) else same_place(a, b)


def _place_words(a: Place, b: Place) -> str:
    if a.name == b.name:
        return f"same place ({a.name})"
    return f"same place ({b.name} = {a.name}, {'as the team says' if a.said and b.said else 'spelling'})"


def place(a: Told, b: Told) -> Part:
    """Whether both name one village; provinces are `region`'s."""
    if a.placed and b.placed:
        found = _place(a.where, b.where)
        if found.value:
            return found
        return _in_words(a, b) or (UNTOLD if _decided(a, b) or _within_city(a.where, b.where) else found)
    return (_in_words(a, b) or UNTOLD) if a.placed or b.placed else UNTOLD


def place_value(a: Told, b: Told) -> float | None:
    """How far `place` agrees, without the words."""
    if a.placed and b.placed:
        # three pairs in four end here: of two that say where they are, plain words are not asked
        near = nearness(a.where, b.where) or (_mentioned(a, b) if a.loose or b.loose else None)
        return near or (None if _decided(a, b) or _within_city(a.where, b.where) else 0.0)
    return _mentioned(a, b) if a.placed or b.placed else None


def _within_city(a: Where, b: Where) -> bool:
    """Whether the one place of one lies, as it says itself, in what bears the name of the other's only place."""
    if not (a.regions or b.regions) or len(a.villages) != 1 or len(b.villages) != 1:
        return False
    return any(
        one.key == other.villages[0].key and not one.direction
        for here, other in ((a, b), (b, a))
        for one in here.regions
    )


def _decided(a: Told, b: Told) -> bool:
    """Whether both tell a decision of one kind: other places don't tell two of them apart."""
    return a.event is not None and a.event == b.event and events.is_act(a.event)


def _mentioned(a: Told, b: Told) -> float | None:
    """What it counts that one tells a village whose name stands among the other's plain words."""
    found = _mention(a, b)
    if found is None:
        return None
    at, _, sure, one = found
    return 1.0 if sure and at == 0 and not (one.placed and a.placed and b.placed) else SECOND_PLACE


def _mention(a: Told, b: Told) -> tuple[int, str, bool, Told] | None:
    """The village of one that the other names in plain words, should the kinds of event agree: how `named` found it."""
    if a.event is None or b.event is None or events.likeness(a.event, b.event) < events.NEAR:
        return None
    both = a.placed and b.placed
    if both and _twins(a.where.villages[0], b.where.villages[0]):
        return None
    for one, other in ((a, b), (b, a)):
        if both and not other.loose:
            continue
        if one.placed and not one.where.sketches.isdisjoint(other.mentions):
            found = named(one.where.villages, other.mentions, other.where.fronts)
            if found is not None:
                return (*found, one)
    return None


def mentioned_as(a: Told, b: Told) -> str | None:
    """The plain words in which one of two statements names the village of the other; None where neither does."""
    found = _mention(a, b)
    return found[1] if found else None


def _in_words(a: Told, b: Told) -> Part | None:
    """The same with the words for it."""
    value = _mentioned(a, b)
    found = _mention(a, b)
    if value is None or found is None:
        return None
    at, name, _, one = found
    return Part(value, f"same place ({one.where.villages[at].name}, in the words of the other: {name})")


@lru_cache(maxsize=4 * PAIRS)
def nearness(a: Where, b: Where) -> float:
    """`place_value` of two sets of places with villages in both."""
    if len(a.villages) == len(b.villages) == 1:  # as most pairs: `_nearest` would find no other two
        best, rank = alike(a.villages[0], b.villages[0]), 0
    else:
        best, rank, _, _ = _nearest(a, b)
    if best >= SAME_PLACE:
        return 1.0 if rank == 0 or _same_two(a, b) else SECOND_PLACE
    return (
        PERHAPS + (SAME_PLACE - PERHAPS) * (best - OTHER_PLACE) / (SAME_PLACE - OTHER_PLACE)
        if best >= OTHER_PLACE
        else 0.0
    )


def _same_two(a: Where, b: Where) -> bool:
    """Whether both name the same two villages first, either way round: the ends of one road."""
    first, second = a.villages[:2], b.villages[:2]
    if len(first) < 2 or len(second) < 2:
        return False
    return alike(first[0], second[1]) >= SAME_PLACE and alike(first[1], second[0]) >= SAME_PLACE


@lru_cache(maxsize=PAIRS)
def _place(a: Where, b: Where) -> Part:
    value = nearness(a, b)
    if value == 0.0:
        return Part(value, f"other place ({b.villages[0].name}, not {a.villages[0].name})")
    best, _, x, y = _nearest(a, b)
    return Part(value, _place_words(x, y) if best >= SAME_PLACE else f"perhaps one place ({y.name}, {x.name})")


def _nearest(a: Where, b: Where) -> tuple[float, int, Place, Place]:
    """The two places that are most alike: how far, at which place of the two lists (0: first of both), and they.

    What both name only in passing (a dateline, a road's other end) is not where either event was.
    """
    found: tuple[float, int, Place, Place] | None = None
    for i, x in enumerate(a.villages):
        for j, y in enumerate(b.villages if i == 0 else b.villages[:1]):
            near = alike(x, y)
            if found is None or (near, -i - j) > (found[0], -found[1]):
                found = near, i + j, x, y
    assert found is not None
    return found


def region(a: Told, b: Told) -> Part:
    """Whether both lie in one province or on one front, with one direction where both say it."""
    if a.where.regions and b.where.regions:
        return _region(a.where, b.where)
    return _namesake(a.where, b.where) if a.where.regions or b.where.regions else UNTOLD


@lru_cache(maxsize=PAIRS)
def _namesake(a: Where, b: Where) -> Part:
    """One tells a front or a province, the other the town that it is named after: one may mean the other."""
    wide, near = (a, b) if a.regions else (b, a)
    if wide.villages or not near.villages:
        return UNTOLD
    keys = {one.key for one in wide.regions}
    town = next((one for one in near.villages if one.key in keys), None)
    return Part(1.0, f"both in {town.name}") if town else UNTOLD


@lru_cache(maxsize=PAIRS)
def _region(a: Where, b: Where) -> Part:
    first, second = a.regions, b.regions
    shared = [(x, y) for x in first for y in second if x.key == y.key]
    if not shared:
        told = a.villages and b.villages
        return Part(0.3, "") if told else Part(0.0, f"{second[0].name}, not {first[0].name}")
    x, y = next(((x, y) for x, y in shared if x.direction == y.direction), shared[0])
    if x.direction and y.direction and x.direction != y.direction:
        return Part(0.0, f"{y.direction}, not {x.direction} of {x.name}")
    return Part(1.0, f"both in {x.name}")
