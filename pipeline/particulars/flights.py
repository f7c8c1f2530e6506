"""Which event Arabic tells with a word of two uses: who flees, who is aimed at, what is destroyed."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars import comings, slavic_senses
from pipeline.particulars.befalling import Text, gap

NEAR = 4
"""Words between such a word and those of whom it tells."""


def lose(text: Text, hit: Hit, hits: list[Hit]) -> str:
    """People who flee, in Arabic, are displaced; soldiers who do lose what they held."""
    if _FLIGHT.match(text.folded, hit.start) and not text.of("whom", "combatant"):
        people = [*text.of("whom", "civilian", "person"), *text.of("objects", "people")]
        if any(gap(text, hit, one) <= NEAR for one in people) and not text.of("actors"):
            return "displace"
    if gone := comings.civilians(text, hit):
        return gone
    return slavic_senses.left(text, hit, hits)


_FLIGHT = re.compile("فرار|هروب|[يت]?فر|هرب|[يت]هرب")


def dealt(text: Text, hit: Hit) -> str | None:
    """What else than a strike Arabic tells with its word: people aimed at with bullets, blows between two sides."""
    if _WITH_BULLETS.match(text.folded, hit.start):
        return "shooting"
    return "clash" if _BLOWS.match(text.folded, hit.start) else None


_WITH_BULLETS = re.compile(r"[يتن]?ا?ستهد\w+(?: [^\s.,،]+){0,2} ب(?:ال)?رصاص")


def wrecks_armour(text: Text, hit: Hit) -> bool:
    """Whether "destroyed", which Arabic writes alike for who does it and what it befalls, has armour behind it."""
    if not text.folded.startswith("دمرت", hit.start) or hit.end - hit.start != len("دمرت"):
        return False
    rolls = (one for one in text.of("whom", "equipment") if one.start >= hit.end and gap(text, hit, one) <= NEAR)
    return any(_ROLLS.match(text.folded, one.start) for one in rolls)


_ROLLS = re.compile("(?:ال)?(?:دباب|الي|عرب|مدرع|سيار)")


def abduct(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """Arabic says of the dead that they lost their lives; hostages who are freed are not taken."""
    if slavic_senses.hostages(text, hit, hits):
        return None
    if _CAPTIVE.match(text.folded, hit.start) and any(gap(text, hit, one) <= 1 for one in text.of("whom", "combatant")):
        return "take-prisoners"
    return "kill" if _LIVES.match(text.folded, hit.start) else hit.value


_CAPTIVE = re.compile(r"t(?:aken|ook|ake|aking) captive|captive")
_LIVES = re.compile(r"(?:فقد\w*)(?: \S+){0,5} ل?\w?حيات")


_BLOWS = re.compile(r"ضرب(?! ن)(?: [^\s.,،]+){0,3} بين (?=\S+(?: \S+){0,2} و)")
"""Blows in spoken Arabic that two sides deal each other: "ضرب شديد بين الجيش والدعامة"."""
