"""A state's soldiers who are called just "the army" or "troops", beside a foe of states who is named for the same deed.

Without the state's name they are no actor that could oppose another; but no rebel is called the army.
"""

from __future__ import annotations

from pipeline.captors import against_the_army, army
from pipeline.match.told import Told
from pipeline.sides import irregular

_DEEDS = frozenset(("capture", "regain", "advance", "assault", "shelling", "ambush", "break-siege"))
"""Deeds that one of two foes did; that an army *lost* a place is the other's gain told from its end."""


_TAKINGS = frozenset(("capture", "regain"))
"""Deeds by which a place changes hands."""


def _takes_and_loses(one: Told, other: Told) -> bool:
    return army(one.statement.quote) and against_the_army(other.statement.quote)


def nameless(a: Told, b: Told) -> str | None:
    """Why two accounts name foes for one deed, where one of them only says "the army"; None where they do not."""
    if a.event not in _DEEDS or b.event not in _DEEDS:
        return None
    for one, other in ((a, b), (b, a)):
        if {one.event, other.event} <= _TAKINGS and _takes_and_loses(one, other):
            return "opposite actor (its foe acts, not the army)"
        named = other.who.by
        if one.who.by or not named or not all(irregular(actor.side) for actor in named):
            continue
        if army(one.statement.quote) and not army(other.statement.quote):
            return f"opposite actor ({named[0].name} acts, not the army)"
    return None
