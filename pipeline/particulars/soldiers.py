"""Which event a word with several senses tells of when soldiers, hostages or truces are named beside it."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.befalling import Text, befalls, gap, name_behind
from pipeline.particulars.comings import a_town, armed

NEAR = 4
"""Words between such a word and what decides its sense."""


def soldiers_before(text: Text, hit: Hit) -> bool:
    """Whether armed people stand a few words before the word."""
    men = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if armed(one.value))]
    return any(one.end <= hit.start and gap(text, one, hit) <= NEAR for one in men)


def protest(text: Text, hit: Hit, _: list[Hit]) -> str:
    """Soldiers on the streets of a town are there, and do not march against anything."""
    if _BLOCKS.match(text.folded, hit.start) and soldiers_before(text, hit):
        return "close"
    if _TYRES.match(text.folded, hit.start) and _SMOKE.search(text.folded, hit.end):
        return "fire"
    return (
        "presence" if text.folded.startswith("on the streets", hit.start) and soldiers_before(text, hit) else hit.value
    )


_BLOCKS = re.compile(r"перекры|перекри|заблок")
"""What armed people do to a road without any protest."""
_TYRES = re.compile(r"burn(?:s|ed|t|ing)? (?:\w+ )?t[iy]res?\b|t[iy]res? ")
_SMOKE = re.compile(
    r"\b(?:blind|block|hide|obscur|conceal|screen|confus|shield|cover|deter|blacken|darken)\w*\b.*?"
    r"\b(?:aircraft|planes?|jets?|warplanes?|sky|skies|air ?strikes?|pilots?|helicopters?|bombers?|drones?|air force)\b"
)
"""For what tyres are burnt that are no protest: smoke against aircraft."""


def riot(text: Text, hit: Hit, _: list[Hit]) -> str:
    """Soldiers who torch a plant set it on fire."""
    return "fire" if text.folded.startswith("torch", hit.start) and soldiers_before(text, hit) else hit.value


def take(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Soldiers who "take" something with a capital take a place; who is to take it has not."""
    name = name_behind(text, hit.end)
    if name is None:
        return None
    if _IN_VAIN.search(text.folded, max(0, hit.start - 40), hit.start):
        return "repel"
    if _NOT_YET.search(text.folded, 0, hit.start):
        return None
    if any(one.start <= name < one.end for kind in ("actors", "whom", "time") for one in text.of(kind)):
        return None
    men = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if armed(one.value))]
    return "capture" if any(one.end <= hit.start and gap(text, one, hit) <= TAKING for one in men) else None


TAKING = 8
"""Words between soldiers and what they take: "SDF cross the Balikh river and take Shnayna"."""
_IN_VAIN = re.compile(r"\b(?:fail(?:s|ed)? to|unable to|could not|couldn't|(?:did|does) not manage to) $")
"""Before what those could not take who tried: the others beat them off."""
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


def named_before(text: Text, hit: Hit) -> bool:
    """Whether two words with capitals, or a known town, and "is" stand right before the participle."""
    found = _NAME_IS.search(text.folded, 0, hit.end)
    if found is None or not hit.start <= found.end() <= hit.end or not text.is_capital(found.start(1)):
        return False
    if any(found.start(1) <= one.start < found.end(1) for kind in ("actors", "whom") for one in text.of(kind)):
        return False
    last = found.start(2) if found[2] else None
    return (last is not None and text.is_capital(last)) or a_town(text, found.start(1))


_NAME_IS = re.compile(
    r"(?:^|[.!:,#] ?|\b(?:that|the|and) )([^\W\d_][\w'’-]+(?: ([^\W\d_][\w'’-]+))?)"
    r" (?:(?:is|was|remains?|still|now|stays?) (?:(?:now|still|again|fully|totally|completely) ){0,2}"
    r"(?:closed|shut|sealed)(?: off| down)?|(?:closed|shut|sealed)(?: off| down)? (?:until|till|indefinitely|to \w+))$"
)
"""A name, and what is told of it."""


def disarmed(text: Text, hit: Hit, _: list[Hit]) -> str:
    """Rebels who hand over weapons surrender; a state that hands some to its friends supplies them."""
    if not _GIVES.match(text.folded, hit.start) or re.search(r"\b(?:their|its)\b", text.folded[hit.start : hit.end]):
        return hit.value
    men = [*text.of("whom", "combatant"), *(Hit(*one.span(), "", "", "") for one in _REBELS.finditer(text.folded))]
    return hit.value if any(one.end <= hit.start for one in men) else "supply"


_GIVES = re.compile(r"hand(?:s|ed|ing)? over (?:\w+ )?(?:weapons|arms)")
_REBELS = re.compile(
    r"\b(?:rebels?|armed groups?|factions?|insurgents|gunmen|militants|opposition|militia(?:men|s)?)\b"
)


def fights(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Armed people who fight others, named right behind, clash with them."""
    men = [*text.of("whom", "combatant"), *(one for one in text.of("actors") if armed(one.value))]
    before = _ARMY.search(text.folded, max(0, hit.start - 40), hit.start) or any(
        one.end <= hit.start and gap(text, one, hit) <= 1 for one in men
    )
    return "clash" if before and any(one.start >= hit.end and gap(text, hit, one) <= 1 for one in men) else None


_ARMY = re.compile(r"\b(?:army|troops|forces|soldiers|police|militiamen|gunmen|fighters) $")
"""Armed people of no side that is named."""


FREED = 4
"""Words between "liberated" and the people who were."""


def frees_people(text: Text, hit: Hit) -> bool:
    """Whether "liberated" is said of people: behind it, or before a passive; "our fighters liberated X" frees X."""
    near_by = [one for one in text.of("objects", "captives") if gap(text, hit, one) <= FREED]
    passive = _IS_FREED.search(text.folded, max(0, hit.start - 16), hit.end)
    return any(passive or one.start >= hit.end or _WHOM.search(text.folded, one.start, one.end) for one in near_by)


_WHOM = re.compile(r"(?:[оеё]в|ей|[ыи]х|ів|їв)$")
"""The ending of people to whom something is done, also before the verb: "заложников освободили"."""
_IS_FREED = re.compile(r"\b(?:was|were|is|are|been|being) (?:[a-z]+ly )?liberated$|(?:освобожд|звільнен)\w*$")
