"""Which things two blows on one place hit themselves: the market and the school are two blows, however near in time."""

from __future__ import annotations

from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.match import events, evidence
from pipeline.match.things import SURE, things
from pipeline.match.told import Told
from pipeline.text import fold
from pipeline.things_beside import beside
from pipeline.varieties import other_kind, varieties

SITES = frozenset(
    (
        "market",
        "school",
        "hospital",
        "worship",
        "bridge",
        "bus",
        "ship",
        "prison",
        "grain",
        "airfield",
        "farm",
        "cafe",
        "museum",
        "pharmacy",
    )
)
"""Kinds of things of which nobody takes one for another: a house may be a depot, a plant a headquarters, no market is a
bridge."""
CARE, REACH = "hospital", 10
"""Where the wounded are brought, and how few characters behind the word for a blow it stands where that hit it."""
_CARE_TELLS = frozenset(("killed", "wounded"))


@lru_cache(maxsize=8192)
def sites(quote: str, lang: str) -> frozenset[str]:
    """The kinds of `SITES` that a text says were hit themselves: not what the blow fell beside."""
    return (things(quote) - beside(quote, lang)) & SITES


def struck(one: Told) -> frozenset[str]:
    """`sites` of a statement; where it counts people, a hospital is where they were brought, unless a blow hit it."""
    found = sites(one.statement.quote, one.lang)
    if CARE in found and any(figure.what in _CARE_TELLS for figure in one.count.figures):
        text = fold(one.statement.quote).text
        blows = (hit for hit in shipped("events").scan(text) if hit.value not in events.TOLLS)
        ends = [hit.end for hit in blows if events.kind_of(hit.value).family in SURE]
        starts = [hit.start for hit in shipped("targets").scan(text) if hit.value == CARE]
        if not any(0 < start - end <= REACH for start in starts for end in ends):
            return found - {CARE}
    return found


_LOOSELY = frozenset(("field hospital", "military hospital"))
"""Kinds by which one reporter calls what another calls by its trade: these part no two reports for sure."""


def another_target(a: Told, b: Told) -> str | None:
    """Two blows on one place hit things of kinds that nobody takes for one another, and no count of theirs is one."""
    if not {events.kind_of(one.event or "").family for one in (a, b)} <= SURE:
        return None
    if evidence.figures(a, b).value == 1.0:
        return None
    kinds = other_kind(varieties(a.statement.quote), varieties(b.statement.quote))
    if kinds and _LOOSELY.isdisjoint(kinds):
        return f"another target ({kinds[1]}, not {kinds[0]})"
    first, second = struck(a), struck(b)
    if (first or second) and (aside := _aside(a, b) or _aside(b, a)):
        return f"another target ({aside})"
    return f"another target ({min(second)}, not {min(first)})" if first and second and not first & second else None


_SPOILT = frozenset(("dwelling", "convoy", "armour", "hospital"))
"""What is named beside a thing that was hit, as spoilt too, as what did it or as where the wounded were brought."""


def _aside(a: Told, b: Told) -> str | None:
    """What `b` says was hit beside the very things that `a` says were hit: the store by the bridge, not the bridge."""
    hit, near = struck(a), beside(b.statement.quote, b.lang)
    itself = things(b.statement.quote) - near - _SPOILT
    if not hit or not itself or not hit <= near or not itself.isdisjoint(things(a.statement.quote)):
        return None
    return f"{min(itself)}, not {min(hit)}"
