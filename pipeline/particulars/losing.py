"""What "lost" tells of: men, tanks, a village, and to whom."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars import comings
from pipeline.particulars.befalling import Text, befalls, gap

REACH = 5
"""Words between such a word and what it befalls."""


def lost(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Who loses men has them killed, who loses tanks has them destroyed."""
    if any(one.end <= hit.start and gap(text, one, hit) == 0 for one in text.of("objects", "craft")):
        return "shoot-down"
    if _IS_LOST.search(text.folded, 0, hit.end) and _CLOSES.match(text.folded, hit.end):
        name = _IS_LOST.search(text.folded, 0, hit.end)
        return "lose" if name is not None and text.is_capital(name.start(1)) and not _NO_PLACE.match(name[1]) else None
    if text.folded.endswith("lost", hit.start, hit.end) and _to_them(text, hit):
        return "capture"
    if _LOST.match(text.folded, hit.start) and (_village(text, hit) or _HOLDING.match(text.folded, hit.end)):
        return "lose"
    found = befalls(text, hit, REACH, "troops", "arms", "captives")
    numbered = any(0 <= one.start - hit.end <= 12 for one in text.of("numbers")) or bool(
        re.match(r"[^.]{0,24}\d", text.folded[hit.end : hit.end + 25])
    )
    alone = found == "arms" and any(
        one.start >= hit.end and gap(text, hit, one) <= 1 for one in text.of("objects", "arms")
    )
    if not numbered and not alone and not text.folded.startswith("losses", hit.start):
        return None
    return {"troops": "kill", "captives": "kill", "arms": "destroy"}.get(found or "")


def _to_them(text: Text, hit: Hit) -> bool:
    """Whether it is told to whom a place was lost, whose name stands before the verb: "Karmid lost to the rebels"."""
    to = _TO_WHOM.match(text.folded, hit.end)
    sides = [*text.of("actors"), *text.of("whom", "combatant")]
    if to is None or not any(one.start == to.end() for one in sides):
        return False
    return not any(one.end <= hit.start and gap(text, one, hit) <= 1 for one in sides)


_IS_LOST = re.compile(
    r"(?:^|[.!:,] |\b(?:that|and) )#?([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?) (?:is|was|has been) (?:now "
    r"|effectively |as good as )?lost$"
)
_CLOSES = re.compile(r"\W*(?:$|[.,!;–—]|(?:again|now)\b)")
_NO_PLACE = re.compile(
    r"(?:all|everything|hope|all hope|nothing|the \w+|contact|he|she|it|my|your|our|time|much|this|what|who)\b"
)
"""What else is lost than a place told by name."""
_TO_WHOM = re.compile(r" to (?:the )?")
_OURSELVES = re.compile(r"\b(?:we|they|i)(?:['’]ve| have| had| just| now| also| already)* ?$")
"""Before what a side says of itself, naming none."""
_HOLDING = re.compile(
    r" (?:the |our )?(?!contact|touch)[\w'’-]+(?: [\w'’-]+)? (?:hill|village|town|base|airbase|checkpoint|district"
    r"|neighbou?rhood|crossing|ridge|mountain|farms?|quarter)\b"
)
"""Behind "lost", a place with its kind."""
_LOST = re.compile(r"(?:has |have )?lost\b|losing\b|loses?\b")


def _village(text: Text, hit: Hit) -> bool:
    """Whether a name stands right behind the verb, and a side right before it: "rebels lost Tell Bazam"."""
    at = hit.end + 2 if text.folded[hit.end : hit.end + 2] == " #" else hit.end + 1
    if at >= len(text.folded) or not (text.is_capital(at) or _ARAB_VILLAGE.match(text.folded, at)):
        return False
    if any(one.start <= at < one.end for kind in ("actors", "whom", "time", "means") for one in text.of(kind)):
        return False
    if _OURSELVES.search(text.folded, 0, hit.start):
        return comings.a_town(text, at)
    sides = [*text.of("actors"), *text.of("whom", "combatant")]
    return any(one.end <= hit.start and gap(text, one, hit) <= 1 for one in sides)


_ARAB_VILLAGE = re.compile(r"(?:kafr|tal|tell?|deir|khan|umm?|wadi|beit|bayt|ain|ayn|jabal|maarat|ras|al-)[ a-z]")
