"""What stands in a town bears its name: Palmyra Castle, قلعة تدمر and Palmyra's airport lie in Palmyra."""

from __future__ import annotations

import re

from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.reading import Reading

_WORKS = re.compile(
    r"(?: (?:nuclear|power|thermal|hydroelectric|hydropower|oil|gas|steel|chemical|coking|mechanical|fuel"
    r"|plant|station|refinery))+$"
)
"""What a place's works are called behind its name ("Zaporizhzhia Nuclear Power Plant")."""
_SIGHT = re.compile(
    r"(?: (?:old|new|central|military|air|refugee|industrial))*"
    r" (?:castle|citadel|fortress|university|hospital|museum|bridge|prison|silos?|dam|crossing|junction|roundabout"
    r"|barracks|base|academy|college|hills?|heights|farms?|factory|depots?|warehouses?|square|market|mosque|church"
    r"|school|airport|airfield|airbase|stadium|cemetery|camp|zone|district|theat(?:re|er))$"
)
"""What stands in a town that is known, behind its name; "Artillery College" names no town."""
_BEFORE = re.compile(r"(?:قلعه|متحف|جامعه|ملعب|صوامع|سجن|مشفي|مستشفي) ")
"""The same in Arabic, before the town's name."""


def end_of_town(reading: Reading, start: int, end: int) -> int:
    """Where in the name at `start`–`end` the town ends, and what stands in it begins; `end` where nothing does."""
    if works := _WORKS.search(reading.folded, start, end):
        return works.start()
    sight = _SIGHT.search(reading.folded, start, end)
    return sight.start() if sight and find_town(reading.original(start, sight.start())) else end


def start_of_town(reading: Reading, start: int, end: int) -> int:
    """Where in the Arabic name at `start`–`end`, which is no town as a whole, the town begins; else `start`."""
    sight = _BEFORE.match(reading.folded, start, end)
    return sight.end() if sight and find_town(reading.folded[sight.end() : end]) else start
