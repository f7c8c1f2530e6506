"""Which things two blows on one place hit themselves: the market and the school are two blows, however near in time."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.match import events, evidence
from pipeline.match.things import SURE
from pipeline.match.told import Told
from pipeline.text import fold

SITES = frozenset(
    ("market", "school", "hospital", "worship", "bridge", "bus", "ship", "prison", "grain", "airfield", "farm")
)
"""Kinds of things of which nobody takes one for another: a house may be a depot, a plant a headquarters, no market is a
bridge."""
CARE, REACH = "hospital", 10
"""Where the wounded are brought, and how few characters behind the word for a blow it stands where that hit it."""
_BESIDE = re.compile(
    r"(?<!\w)(?:near|nearby|beside|next to|close to|by (?:the|a)|behind|opposite|outside|around|from|towards?|by"
    r"|возле|около|у|близ|вблизи|рядом с|рядом со|недалеко от|напротив|за|перед|от|между|в районе"
    r"|біля|поблизу|неподалік|неподалік від|поруч з|поруч із|навпроти|за|перед|від|між|в районі"
    r"|قرب|بالقرب من|جانب|بجانب|جوار|بجوار|خلف|امام|مقابل|محيط|عند|قريب من|قباله|حد)"
    r"(?: (?:the|a|an|its|local|town|city|central|old|main))*\s+(?:[وفبل]?ال)?$"
)
_CARE_TELLS = frozenset(("killed", "wounded"))


@lru_cache(maxsize=8192)
def sites(quote: str) -> frozenset[str]:
    """The kinds of `SITES` that a text says were hit themselves: not what the blow fell beside."""
    text = fold(quote).text
    hits = [hit for hit in shipped("targets").scan(text) if hit.value in SITES]
    return frozenset(hit.value for hit in hits if not _BESIDE.search(text[max(0, hit.start - 32) : hit.start]))


def struck(one: Told) -> frozenset[str]:
    """`sites` of a statement; where it counts people, a hospital is where they were brought, unless a blow hit it."""
    found = sites(one.statement.quote)
    if CARE in found and any(figure.what in _CARE_TELLS for figure in one.count.figures):
        text = fold(one.statement.quote).text
        blows = (hit for hit in shipped("events").scan(text) if hit.value not in events.TOLLS)
        ends = [hit.end for hit in blows if events.kind_of(hit.value).family in SURE]
        starts = [hit.start for hit in shipped("targets").scan(text) if hit.value == CARE]
        if not any(0 < start - end <= REACH for start in starts for end in ends):
            return found - {CARE}
    return found


def another_target(a: Told, b: Told) -> str | None:
    """Two blows on one place hit things of kinds that nobody takes for one another, and no count of theirs is one."""
    if not {events.kind_of(one.event or "").family for one in (a, b)} <= SURE:
        return None
    first, second = struck(a), struck(b)
    if not first or not second or first & second or evidence.figures(a, b).value == 1.0:
        return None
    return f"another target ({min(second)}, not {min(first)})"
