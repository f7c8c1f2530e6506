"""Whether one statement tells an order and another that it was carried out: two claims."""

from __future__ import annotations

from pipeline.match import events
from pipeline.match.told import Told
from pipeline.ordered import DONE_LATER, ordered


def only_ordered(a: Told, b: Told) -> str | None:
    """One tells a body's order to withdraw, the other the withdrawal: what is ordered may never be done."""
    if (a.own_act is None) is (b.own_act is None) or not DONE_LATER.issuperset((_family(a), _family(b))):
        return None
    act, other = (a, b) if a.own_act is not None else (b, a)
    if ordered(act.statement.quote) and not ordered(other.statement.quote):
        return "one tells what was ordered, the other what was done"
    return None


def _family(told: Told) -> str:
    return events.kind_of(told.event or "").family
