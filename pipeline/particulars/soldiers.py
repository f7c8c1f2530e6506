"""Which event a word with several senses tells of when soldiers, hostages or truces are named beside it."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.befalling import Text, befalls, gap
from pipeline.particulars.comings import armed

NEAR = 4
"""Words between such a word and what decides its sense."""


def secure(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A village, bridge or road that is secured is taken; a deal is not."""
    places = (one for one in text.of("places", "settlement", "quarter") if one.start >= hit.end)
    if text.folded.startswith("clear", hit.start) and not soldiers_before(text, hit):
        return None  # rescuers clear rubble, police a square
    return "capture" if any(gap(text, hit, one) <= SECURED for one in places) else None


def soldiers_before(text: Text, hit: Hit) -> bool:
    """Whether armed people stand a few words before the word."""
    men = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if armed(one.value))]
    return any(one.end <= hit.start and gap(text, one, hit) <= NEAR for one in men)


def protest(text: Text, hit: Hit, _: list[Hit]) -> str:
    """Soldiers on the streets of a town are there, and do not march against anything."""
    return (
        "presence" if text.folded.startswith("on the streets", hit.start) and soldiers_before(text, hit) else hit.value
    )


def riot(text: Text, hit: Hit, _: list[Hit]) -> str:
    """Soldiers who torch a plant set it on fire."""
    return "fire" if text.folded.startswith("torch", hit.start) and soldiers_before(text, hit) else hit.value


def take(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Soldiers who "take" something with a capital take a place; who is to take it has not."""
    name = hit.end + 2 if text.folded[hit.end : hit.end + 2] == " #" else hit.end + 1
    if name >= len(text.folded) or not text.is_capital(name) or _NOT_YET.search(text.folded, 0, hit.start):
        return None
    if any(one.start <= name < one.end for kind in ("actors", "whom", "time") for one in text.of(kind)):
        return None
    men = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if armed(one.value))]
    return "capture" if any(one.end <= hit.start and gap(text, one, hit) <= TAKING for one in men) else None


TAKING = 8
"""Words between soldiers and what they take: "SDF cross the Balikh river and take Shnayna"."""
_NOT_YET = re.compile(
    r"\b(?:to|will|would|could|can|can't|cannot|must|should|might|may|not|never|didn't|soon)(?: \w+)? $"
)


def ceasefire(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A truce that collapses is broken."""
    broken = any(
        hit.end <= one.start() and text.distance(hit.end, one.start()) <= NEAR for one in _BREAKS.finditer(text.folded)
    )
    return "breach" if broken and _TRUCE.match(text.folded, hit.start) else hit.value


_TRUCE = re.compile(r"cease ?-?fire|truce")
_BREAKS = re.compile(
    r"\b(?:collaps\w+|breaks? down|broke down|broken|in tatters|crumbl\w+|unravel\w+|violated"
    r"|is over|falls apart|fell apart)\b"
)


def transferred(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Bodies that are transferred to their own, or received from the enemy, are given back."""
    near_by = any(gap(text, hit, one) <= 2 for one in text.of("objects", "captives"))
    return "release" if near_by and _BODIES.search(text.folded) else None


_BODIES = re.compile(r"\b(?:bodies|remains|corpses|coffins)\b")


def rescued(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Hostages who are rescued are free; people are also rescued from rubble."""
    return "release" if befalls(text, hit, NEAR, "captives") else None


SECURED = 3
"""Words between "secured" and the kind of place that was: "secure the Kara Kozak bridge"."""
