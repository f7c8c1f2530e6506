"""Names of where somebody was bound for, or off which a ship lay: what they say of where it happened."""

from __future__ import annotations

import re

from pipeline.particulars.clauses import Main, family
from pipeline.particulars.marks import Span
from pipeline.particulars.reading import Reading
from pipeline.sought import Sought
from pipeline.types import Place


def under_way(reading: Reading, start: int, end: int) -> bool:
    """Whether the name at `start` is only where those set out from, or were bound for, whom a deed befell.

    `end` is where the deed's verb ends.
    """
    return _ON_THE_WAY.search(reading.folded, end if start >= end else 0, start) is not None


_ON_THE_WAY = re.compile(
    r"\b(?:(?:as|while|when|after|before) (?:it|they|he|she|the \w+)(?:['’]s)?(?: (?:was|were|is|are|had))?"
    r" (?:returned|returning|headed|heading|travelled|travelling|travell?ing|flew|flying|drove|driving|going|came"
    r"|coming|took off|moving|moved|sailed|sailing|departed|left|leaving)"
    r"|(?:while|after|when|before) (?:returning|heading|travell?ing|flying|driving|taking off|sailing|departing"
    r"|leaving)|on (?:its|their|his|her|the) way(?: back| home)?|en route|bound for|headed for"
    r"|having (?:left|departed|taken off))"
    r"(?: back| home| on| away)?(?: (?:to|from|for|towards?|via|between)|(?<=leaving)|(?<=left)|(?<=bound for))"
    r"(?: (?!(?:in|over|near|at|on|by|and|when|outside|inside|around)\b)[#\w'’-]+){0,5} [#\"']?$"
)
"""Before where from, or where to, somebody was on the way when it happened."""


def at_sea(reading: Reading, span: Span, place: Place) -> Place:
    """The port itself, where a ship lay so many miles off it, and no countryside."""
    if not place.region or span.mark == "region" or not _VESSEL.search(reading.folded):
        return place
    told = _MILES_OFF.search(reading.folded, 0, span.start) is not None
    return place.model_copy(update={"region": False, "direction": None}) if told else place


_VESSEL = Sought(r"\b(?:vessel|tanker|ship|carrier|freighter|trawler|merchantman|frigate|dhow)s?\b")
_MILES_OFF = re.compile(
    r"\b\d+ ?(?:nm|nmi|nautical miles|miles|km|kilomet(?:er|re)s) (?:\w+ ){0,2}(?:of|off|from) (?:the )?[#\"]?$"
)


def fired_from(reading: Reading, span: Span, place: Place, main: Main | None) -> Place:
    """`place`, or the country around it where rockets were only launched from there: nothing hit it."""
    if main is None or family(main.value) != "strike" or place.region:
        return place
    launched = _LAUNCHED_FROM.search(reading.folded, max(0, span.start - 48), span.start)
    return place.model_copy(update={"region": True}) if launched else place


_LAUNCHED_FROM = re.compile(
    r"(?<!to )(?<!ready )\b(?:launch|fir|shot|sho[to]|tak\w+ off|took off|flown)(?:ed|ing"
    r"|s)?(?: (?:[\w-]+)){0,4} from (?:the )?(?:(?:town|city|village|direction|area) of )?[#\"]?$"
    r"|(?<!\w)(?:запущ|выпущ|запущен|випущен|пуск)\w*(?: [^ .,]+){0,3} (?:из|с|з|із) (?:района |району )?$"
    r"|(?:اطلق\w*|انطلق\w*|اطلاق)(?: \S+){0,3} من (?:منطقه |مدينه |جهه )?$"
)
"""Before where rockets or aircraft set out from."""


def fires_from(reading: Reading, span: Span) -> bool:
    """Whether the name is where guns stand that fire, or where aircraft came from: "guns around Karim have shelled X".

    Who was shelled there himself was hit there.
    """
    before = max(0, span.start - 72)
    if _FLOWN_FROM.search(reading.folded, before, span.start):
        return True
    stands = _STANDS_AT.search(reading.folded, before, span.start)
    return stands is not None and _FIRES.match(reading.folded, span.end) is not None


_FLOWN_FROM = re.compile(
    r"\b(?:(?:su|mig|mi|l|ka|tu|f|uh|ah)-?\d+\w*|jets?|warplanes?|aircraft|helicopters?|planes?|bombers?|gunships?)"
    r"(?: (?:that|which|flew|flying|in|coming|operating|sorties?))* (?:up )?(?:out of|from) (?:the )?[#\"]?$"
    r"|(?<!\w)اقلع\w* من (?:مطار |قاعده )?$"
)
"""Before where aircraft set out from."""
_STANDS_AT = re.compile(
    r"\b(?:guns?|gunners|artillery|batter(?:y|ies)|howitzers?|launchers?|tanks?|mortars?|rocket teams?|mlrs)"
    r"(?: (?:units?|crews?|positions?|men|pieces|teams?|now|stationed|positioned|based|deployed|dug in|emplaced))*"
    r" (?:in|at|around|near|outside|by|inside|on|from) (?:the )?(?:\w+ (?:of|in) )?[#\"]?$"
    r"|\b(?:stationed|positioned|based|entrenched|dug in|holed up|hiding|sheltering|located|present)"
    r" (?:in|at|around|near|inside) (?:the )?(?:\w+ of )?[#\"]?$"
    r"|(?<!\w)(?:ال)?مت(?:مركز|حصن|واجد)\w* (?:في|داخل|قرب|ضمن|بمحيط|علي) ?(?:قريه |بلده |مدينه |محيط )?$"
)
"""Before where those stand who fire."""
_FIRES = re.compile(
    r" (?:(?:have|has|had|are|is|were|was|been|again|just|also|now|still|today|earlier) )*"
    r"(?:shell|pound|bombard|fir(?:e|ed|es|ing)\b|hit(?:s|ting)?\b|struck|strik|target|put\b|launch|lob|rain|hammer"
    r"|attack|drop|batter|open(?:ed|ing|s)? (?:up|fire)|sen[dt]|land|loos)\w*(?! (?:by|with)\b)(?=[ ,])"
    r"| [وف]?(?:[تي]?(?:قصف|ستهدف|طلق|ضرب|دك)|استهدف|اطلق)\w*"
)
"""Behind it, that they do."""
