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


_FIRE = frozenset(("shelling", "assault", "strike", "airstrike", "drone-strike", "missile", "ambush"))
"""Deeds that are done to somebody: who did one of them is not who suffered it."""


def _turned(one: Told, other: Told) -> str | None:
    """Whether those who fire in one account are only fired at in the other."""
    fires = {actor.key for actor in one.who.by} - {actor.key for actor in one.who.struck}
    hit = {actor.key for actor in other.who.struck} - {actor.key for actor in other.who.by}
    if not {one.event, other.event} <= _FIRE or not fires or fires != hit:
        return None
    return f"opposite actor (its foe acts, not {one.who.by[0].name})"


def nameless(a: Told, b: Told) -> str | None:
    """Why two accounts name foes for one deed, where one only says "the army" or has the same body hit; else None."""
    deeds = {a.event, b.event}
    if not deeds <= _DEEDS | _FIRE:
        return None
    for one, other in ((a, b), (b, a)):
        if turned := _turned(one, other):
            return turned
        if {one.event, other.event} <= _TAKINGS and _takes_and_loses(one, other):
            return "opposite actor (its foe acts, not the army)"
        if not deeds <= _DEEDS:
            continue
        named = other.who.by
        if one.who.by or not named or not all(irregular(actor.side) for actor in named):
            continue
        if army(one.statement.quote) and not army(other.statement.quote):
            return f"opposite actor ({named[0].name} acts, not the army)"
    return None
