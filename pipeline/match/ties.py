"""What ties two statements that name no village: a unit by its number or front, or a count too odd to be chance.

An exchange of sixty for sixty, an order about the 319th brigade, 41 drones of one night stand nowhere, and are told in
three languages whose words can't be compared. What is rare enough about them takes the village's place.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.match import events, evidence, saying, whereabouts
from pipeline.match.told import Count, Told, Who
from pipeline.text import fold

UNIT = 1.8
"""Log odds for one unit in both: with the event and the day it says nearly what a village does."""
ONE_NAME = 1.4
"""Log odds for one name in both of a decision: whom it names is half of it; two names count as a unit does."""
COUNTED = 1.3
"""Log odds for one count of LARGE or more in both."""
HALVES = 4.0
"""Log odds for two statements of one post that tell each of its own side of an exchange."""
AGAIN = 1.3
"""Log odds for one source that counts the same in two languages: a staff translates its own communiqué."""
LARGE = 10
"""Smallest count that two events of one kind and day hardly share by chance; smaller ones are in every other report."""
HUGE = 100
"""The same where one of them names a village and the other none."""
_GROUPING = "grouping-"


def units(who: Who) -> frozenset[str]:
    """The keys of the numbered units and of the groupings of a front; general names of sides and bodies are none."""
    return _units(who)


@lru_cache(maxsize=whereabouts.PAIRS)
def _units(who: Who) -> frozenset[str]:
    keys = (actor.key for actor in who.actors)
    return frozenset(key for key in keys if key.startswith(_GROUPING) or key.rpartition("-")[2].isdigit())


@lru_cache(maxsize=whereabouts.PAIRS)
def _counted(a: Count, b: Count, least: int) -> bool:
    return any((x.low, x.high) == (y.low, y.high) and x.low >= least for x, y in evidence.pairs_of(a, b))


def _one_named(a: Told, b: Told) -> bool:
    """Whether both tell by two names of theirs who was taken or killed, whatever stands between the names."""
    return {a.event, b.event} <= saying.OF_PEOPLE and saying.how_many_names(a, b) > 1


def tie(a: Told, b: Told) -> float:
    """Log odds that a shared unit or large count adds for two statements of one kind of event, neither of a village."""
    if not a.event and not b.event:
        return UNIT if saying.how_many_names(a, b) > 1 else 0.0
    if not a.event or not b.event:
        return 0.0
    if halves(a, b):
        return HALVES
    if a.statement.source == b.statement.source and a.lang != b.lang and evidence.figures(a, b).value == 1.0:
        return AGAIN
    if events.likeness(a.event, b.event) < events.BROADER:
        return 0.0
    if in_one_city(a, b):
        return CITY
    if not (a.placed and b.placed) and (saying.one_person(a, b) or one_sum(a, b) or _one_named(a, b)):
        return UNIT
    if not (a.placed and b.placed) and _counted(a.count, b.count, HUGE):
        return COUNTED
    if not _unplaced(a, b):
        return 0.0
    if events.is_act(a.event) and (shared := saying.how_many_names(a, b)):
        return UNIT if shared > 1 else ONE_NAME
    counted = COUNTED if _counted(a.count, b.count, LARGE) else 0.0
    return max(counted, UNIT if tied_by_unit(a, b) else 0.0)


def in_one_city(a: Told, b: Told) -> bool:
    """Whether both tell what a city seldom sees twice a day, one of the city and one of what bears its name."""
    if a.event != b.event or a.event not in SELDOM or a.placed == b.placed:
        return False
    return whereabouts.place_value(a, b) is None and whereabouts.region(a, b).value == 1.0


CITY = 1.0
"""Log odds for one city, told as a town by one and as a province by the other."""
SELDOM = frozenset(("aid", "evacuate", "prisoner-exchange", "release", "protest"))
"""Events that befall a city as a whole: of 7 such pairs of labelled reports 6 were one."""


def one_sum(a: Told, b: Told) -> bool:
    """Whether both name one sum of millions: what a government gives is known by it in any language."""
    return bool(_sums(a.statement.quote) & _sums(b.statement.quote))


@lru_cache(maxsize=whereabouts.PAIRS)
def _sums(quote: str) -> frozenset[str]:
    found = _SUM.finditer(fold(quote).text) if any(map(str.isdigit, quote)) else ()
    return frozenset(f"{one[1].replace(',', '.')} {'million' if one[2] else 'billion'}" for one in found)


_SUM = re.compile(
    r"(?<![\d.,])(\d+(?:[.,]\d{1,2})?) ?"
    r"(?:(m(?:illions?|ln|n)?\b|млн|миллион|мільйон|(?:ال)?مل[اي]ي?ون|ملايين)|b(?:illions?|ln|n)\b|млрд|миллиард"
    r"|мільярд|مليار)"
)


def halves(a: Told, b: Told) -> bool:
    """Whether one post tells of an exchange in two statements, each of those whom one side gave."""
    of_one_post = a.statement.post == b.statement.post
    return of_one_post and evidence.both_exchange(a, b) and evidence.opposed(a.who.actors, b.who.actors)


def _unplaced(a: Told, b: Told) -> bool:
    """Whether places don't decide: it is a decision, neither names a village, or their names may or may not be one."""
    if events.is_act(a.event or ""):
        return True
    if not a.where.villages and not b.where.villages:
        return True
    return a.placed and b.placed and 0.0 < whereabouts.nearness(a.where, b.where) < whereabouts.SAME_PLACE


def tied_by_unit(a: Told, b: Told) -> bool:
    """Whether both name one unit."""
    return bool(units(a.who) & units(b.who))
