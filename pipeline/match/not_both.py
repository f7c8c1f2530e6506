"""What cannot be said of one blow: that nobody was hurt and four died, that a drone fell and a helicopter did.

Such reports share place, kind and hour. Joined, the printed words of one would be credited to the other, which says the
contrary of them.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.match import events
from pipeline.match.things import SURE
from pipeline.match.told import Told
from pipeline.text import fold

DOWNED = "shoot-down"
_CRAFT = frozenset(("helicopter", "jet", "drone"))
_EQUIPMENT = frozenset(("capture-equipment", "destroy"))
_HURT = {"anyone": frozenset(("killed", "wounded")), "dead": frozenset(("killed",))}
"""What is said not to have been → what the other then may not count."""


def spared(a: Told, b: Told) -> str | None:
    """One says that a blow hurt nobody, the other counts whom it killed or wounded."""
    if not {events.kind_of(one.event or "").family for one in (a, b)} <= SURE:
        return None
    for one, other in ((a, b), (b, a)):
        barred = _unhurt(one.statement.quote)
        if barred and any(figure.what in barred and figure.low for figure in other.count.figures):
            return "one of them says that nobody was hurt"
    return None


def other_craft(a: Told, b: Told) -> str | None:
    """Aircraft of two kinds were brought down."""
    if a.event != DOWNED or b.event != DOWNED:
        return None
    first, second = _crafts(a.statement.quote), _crafts(b.statement.quote)
    return f"another target ({min(second)}, not {min(first)})" if first and second and not first & second else None


def taken_or_wrecked(a: Told, b: Told) -> str | None:
    """One tells that arms were captured, the other that they were destroyed."""
    if {a.event, b.event} != _EQUIPMENT:
        return None
    return f"another event ({events.kind_of(b.event or '').label}, not {events.kind_of(a.event or '').label})"


def other_sex(a: Told, b: Told) -> str | None:
    """Each tells of one person who was hurt, one of them of a woman, the other of a man."""
    if not (_one_was_hurt(a) and _one_was_hurt(b)):
        return None
    first, second = _sexes(a.statement.quote), _sexes(b.statement.quote)
    if len(first) != 1 or len(second) != 1 or first == second:
        return None
    return f"other victims (a {min(second)}, not a {min(first)})"


NOT_BOTH = (spared, other_craft, taken_or_wrecked, other_sex)
"""The vetoes of this module."""


def _one_was_hurt(one: Told) -> bool:
    hurt = [figure for figure in one.count.countable if figure.what in _HURT["anyone"]]
    return len(hurt) == 1 and hurt[0].low == 1 and hurt[0].high in (None, 1)


@lru_cache(maxsize=8192)
def _unhurt(quote: str) -> frozenset[str]:
    """What a text says was not: nothing where it says nothing of it."""
    found = (_HURT[hit.value] for hit in shipped("unhurt").scan(fold(quote).text))
    return frozenset().union(*found)


@lru_cache(maxsize=8192)
def _crafts(quote: str) -> frozenset[str]:
    return frozenset(hit.value for hit in shipped("targets", "means").scan(fold(quote).text)) & _CRAFT


@lru_cache(maxsize=8192)
def _sexes(quote: str) -> frozenset[str]:
    return frozenset(hit.value for hit in shipped("sexes").scan(fold(quote).text))
