"""Who sets out: an envoy who flies out ends his visit, a column that leaves its base for a front loses nothing."""

from __future__ import annotations

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import Main, family, negated
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
    """`main`, or a visit where it is an office holder who leaves: he came to talk; a column that sets out moves."""
    if sets_out := _column(reading, main):
        return sets_out
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


_SETS_OUT = Sought(
    r"\b(?:columns?|convoys?|tanks|guns|howitzers|armou?r|artillery|troops|units?|battalions?|brigades?|divisions?"
    r"|reinforcements)\b(?: [\w'’-]+){0,6}?"
    r" (?:on the move|on (?:its|their) way"
    r"|(?:left|leaves|leaving|departed|(?:pull|mov|roll|driv)\w*(?: out)? (?:of|from)|set (?:off|out) from)"
    r"(?: (?!after\b|before\b|when\b)[\w'’-]+){1,4}?) (?:for|to|towards?) (?:the )?"
)
"""A column of arms, and where from and for it leaves; what stands behind may name the place."""


OWN_ARMS = 9
"""Letters of "artillery": what is told to be hit stands behind it."""


def _column(reading: Reading, main: Main | None) -> Main | None:
    """Forces that move from a base to a front: their own artillery shells nobody, and no place is lost by it."""
    if main is not None and (main.negated or main.value not in (*_TAKEN_FOR, "shelling")):
        return None
    found = _SETS_OUT.search(reading.folded)
    if found is None or (main is not None and not found.start() <= main.start < found.end()):
        return None
    struck = (one for one in reading.of("events") if found.start() < one.start < found.end())
    if any(family(one.value) == "strike" and one.start > found.start() + OWN_ARMS for one in struck):
        return None
    if found.end() >= len(reading.folded) or not reading.is_capital(found.end()):
        return None
    return Main("deploy", *found.span(), negated=False)
