"""Who leaves after talks: an envoy who flies out ends his visit, and evacuates, loses or holds nothing."""

from __future__ import annotations

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import Main, negated
from pipeline.particulars.offices import HOLDERS
from pipeline.particulars.reading import Reading
from pipeline.sought import Sought

_TAKEN_FOR = frozenset(("presence", "lose", "deploy", "arrive", "evacuate", "displace", "advance"))
"""Events that verbs of leaving tell of otherwise."""
BEFORE, BEHIND = 60, 40
"""Characters before and behind such a verb within which who leaves is named."""
_LEAVES = Sought(
    r"\b(?:flew (?:out|home|back)|flies out|departed|departs|took off|takes off|wrapped up (?:\w+ ){0,2}visit"
    r"|left (?!behind|dead|wounded|by\b)|leaves (?!behind))"
    r"|(?<!\w)(?:вылетел|вылетает|улетел|покинул|отбыл|отбыва|вилетів|вилетіла|вилітає|відбув|відбула|покинув|покинула)"
    r"|(?<!\w)[وف]?(?:[يت]غادر|غادر|غادرت|مغادره)(?!\w)"
)


def departed(reading: Reading, main: Main | None) -> Main | None:
    """`main`, or a visit where it is an office holder who leaves: he came to talk."""
    if main is not None and (main.value not in _TAKEN_FOR or main.negated):
        return main
    found = _LEAVES.search(reading.folded)
    if found is None:
        return main
    arabic = "\u0600" <= found.group()[0] <= "\u06ff"
    end = found.end() + BEHIND if arabic else found.start()
    who = HOLDERS.search(reading.folded, max(0, found.start() - BEFORE), end)
    if who is None or reading.broken(*sorted((who.end(), found.start()))):
        return main
    return Main("talks", *found.span(), negated(reading, Hit(*found.span(), "", "", "")))
