"""English verbs whose particle stands apart: "drove IS fighters out of Zumarin", "pulls its men out of Harbel"."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.befalling import Text
from pipeline.sought import Sought

_WORDS = r"(?:(?!and\b|but\b|while\b|as\b|after\b|who\b|that\b)[\w'’#-]+ )"
_DROPPED = (
    r"\b(?:air-?)?drop(?:s|ped|ping)? (?:(?!(?:on|at|in|over|near|bombs?|barrel|shells?|leaflets?)\b)[\w'’+-]+ ){0,5}?"
    r"(?:pallets?|parcels?|crates?|food|aid|relief|flour|rations?|medicines?|supplies)\b"
)
"""What is dropped from the air to be eaten, and no bombs."""
_ROAD_CUT = (
    r"\b(?:road|highway|motorway|route|(?:supply|rail) line|m\d)s?(?: \([^()]{1,20}\))?(?: [\w'’#-]+){0,6}?"
    r" (?:is|are|was|were|been|now|gets?|got) (?:(?:now|again|fully|completely|totally|reportedly) ){0,2}"
    r"(cut|severed)\b(?! (?:to|by \d|from \d))"
)
"""A road that is cut."""
_TRIED_IN_VAIN = (
    r"\b((?:assaults?|attacks?|offensives?|push|counter-?(?:attack|offensive)s?|incursions?|infiltrations?|raids?"
    r"|storming)"
    r"(?= (?:on|by|at|near|in|against|from|towards?|to|into|of|this|was|were|has|have|had|failed|again|repelled"
    r"|repulsed|crushed|foiled)\b)|attempts?(?= (?:by (?:[\w'-]+ ){1,4}?)?(?:to|at) (?:storm|break|advanc|infiltrat"
    r"|enter|tak|captur|seiz|retak|recaptur|attack|push|cross|approach|land|regain)))"
    r"(?: (?!(?:and|but|after|before|until|while|when|as|that|which|who|not|never)\b)[\w'’#&/.-]+){0,12}?"
    r"(?:, (?:the|an?|its|their|also) [^,.;]{3,60},|,)? (?:(?:has|have|had|again|also|was|were|been|got|being) ){0,3}"
    r"(?:failed|fails|collapsed|faltered|fizzled out|got nowhere|came to nothing|crushed|smashed|repelled|repulsed"
    r"|foiled|thwarted|rebuffed|(?:beaten|turned|driven|pushed|forced|thrown|fended|fought|warded) (?:back|off))"
    r"\b(?! to )"
)
"""An attack told by its noun, and how it ended: what counts is that it was beaten off."""
_VERBS = (
    ("capture", rf"\b(?:drove|drives?|driven|driving|push(?:ed|es|ing)|kick(?:ed|s|ing)|threw|sweeps?|swept"
     rf"|clear(?:ed|s)|flush(?:ed|es)|chased?s?|evict(?:ed|s)) {_WORDS}{{1,6}}?out (?:of|from)\b"),
    ("lose", rf"\b(?:pull(?:s|ed|ing)?|withdraw(?:s|ing)?|withdrew|withdrawn|move[sd]?|moving)"
     rf" {_WORDS}{{1,5}}?(?:out of|out from"
     r"|back from)\b"),
    ("shoot-down", rf"\b(?:shot|shoots?|shooting|brought|brings?) {_WORDS}{{1,6}}?down\b"),
    ("take-prisoners", rf"\b(?:took|takes?|taking|taken) {_WORDS}{{1,6}}?(?:prisoners?|captives?)\b"),
    ("abduct", rf"\b(?:took|takes?|taking|taken) {_WORDS}{{1,6}}?hostages?\b"),
    ("fire", rf"\b(?:sets?|setting) {_WORDS}{{1,6}}?(?:on fire|ablaze|alight)\b"),
    ("regain", rf"\b(?:took|takes?|taking|won|wins?) {_WORDS}{{1,4}}?back\b(?! (?:to|home)\b)"),
    ("siege", rf"\b(?:cuts?|cutting) {_WORDS}{{1,5}}?off\b"),
    ("repel", rf"\b(?:beat|beats|beaten|forced|forces(?= (?:the|them|its|his|their)\b)|drove|drives)"
     rf" {_WORDS}{{1,5}}?back\b"),
    ("aid", _DROPPED), ("siege", _ROAD_CUT), ("repel", _TRIED_IN_VAIN),
    ("execute", rf"\b(?:shot|shoots?|shooting) {_WORDS}{{1,6}}?in the (?:back of the )?head\b"),
    ("siege", rf"\b(?:close[sd]?|closing|complete[sd]?) {_WORDS}{{0,2}}?"
     r"(?:ring|circle|encirclement|noose) (?:around|on)\b"),
    ("execute", rf"\bput(?:s|ting)? {_WORDS}{{1,5}}?to death\b"),
    ("appoint", rf"\b(?:tap|nam|pick|choose|chose|install|order)(?:s|es|ed|ped|ing)? {_WORDS}{{1,5}}?"
     r"(?:as|to (?:lead|head|form)) "
     r"(?:(?:its|his|the|new|a|next|acting|interim) ){0,2}(?:premier|prime minister|president|commander|governor|head"
     r"|chief|minister|leader|envoy|ambassador|successor|spokes\w+|emir|delegation|team|government|cabinet|council)\b"),
    ("suspend", rf"\bcall(?:s|ed) {_WORDS}{{1,4}}?off\b"),
)  # fmt: skip
_PATTERNS = tuple((value, Sought(pattern)) for value, pattern in _VERBS)
_CRAFT_OR_IT = re.compile(r" (?:it|them|one) ")


def separable(text: Text) -> list[Hit]:
    """The events that such verbs tell, in no order; none where the particle belongs to somebody or something else."""
    found = []
    for value, pattern in _PATTERNS:
        for match in pattern.finditer(text.folded):
            if not text.broken(match.start(), match.end()) and _fits(text, value, match):
                found.append(Hit(*match.span(1 if match.re.groups else 0), "events", value, "en"))
    return found


def _fits(text: Text, value: str, match: re.Match[str]) -> bool:
    """Whether what stands between verb and particle is what such a deed is done to."""
    between = match.span()
    if value == "shoot-down":
        craft = any(between[0] < one.start < between[1] for one in text.of("objects", "craft"))
        return craft or _CRAFT_OR_IT.search(match.group()) is not None
    civilians = any(between[0] < one.start < between[1] for one in text.of("whom", "civilian"))
    if value in ("capture", "lose"):
        return not civilians
    return True
