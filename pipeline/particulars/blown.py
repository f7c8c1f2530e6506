"""What an explosion is of: a bridge that is blown up, a car bomb, a depot, a bomb that was found in time."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars import airborne, holding
from pipeline.particulars.befalling import Text, befalls, gap


def explosion(text: Text, hit: Hit, hits: list[Hit]) -> str:
    """Who blows up a bridge damages it; a depot explodes, a car bomb bombs, and one that is defused is found."""
    if holding.defused(text, hit):
        return "fortify"
    blown = _BLOWS_UP.match(text.folded, hit.start)
    if blown and _IN_A_CAR.match(text.folded, hit.end):
        return "bombing"
    wrecks = [one for one in text.of("whom", "equipment") if one.start >= hit.end and gap(text, hit, one) <= 3]
    if blown and wrecks and not _CAR.match(text.folded, wrecks[0].start):
        return "destroy"
    return "damage" if blown and befalls(text, hit, 0, "works") else airborne.bombed(text, hit, hits)


_CAR = re.compile(r"cars?\b|машин|автомоб|авто|легков|(?:ال)?سيار")
"""What somebody's enemies blow up: no equipment of war."""


_IN_A_CAR = re.compile(r" in (?:his|her|their|a|the) (?:\w+ )?(?:car|vehicle|suv|van)\b")
"""Where somebody sat whom a bomb killed."""


_BLOWS_UP = re.compile(r"взорв(?!\w*с[ья]\b)|підірв|подорв|blew up|blow|blown|فجر|نسف")
