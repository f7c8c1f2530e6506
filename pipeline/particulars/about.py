"""Whether a deed is only what an act of state is about, or what a body was set up for."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import family
from pipeline.particulars.reading import Reading
from pipeline.sought import Sought


def matter(reading: Reading, hit: Hit) -> bool:
    """Whether a deed of war is only what a body's own act is about: "summoned the envoy over the strike on X"."""
    return family(hit.value) in _OF_WAR and _ABOUT.search(reading.folded, 0, hit.start) is not None


_OF_WAR = frozenset(["fight", "ground", "strike", "harm", "captive"])


_ABOUT = re.compile(
    r"\b(?:over|about|into|citing|regarding|concerning|following|after|because of|in response to|due to|for|on|against)"
    r"(?: (?!and\b|that\b)[\w'’-]+){0,4} $"
)
"""Before what an act of state is about."""


def purpose(reading: Reading, hit: Hit) -> bool:
    """Whether the deed is only what a committee that was formed is for: "formed a committee to arrange the exit of"."""
    return _SET_UP_FOR.search(reading.folded, max(0, hit.start - FORMED), hit.start) is not None


FORMED = 160
"""Letters between the forming of a committee and the deed that it is for."""
_ORGAN = r"(?:committee|commission|council|body|task force|panel|working group|team|cell|office|mission)"
_SET_UP_FOR = Sought(
    r"(?:\b(?:creat|set(?:s|ting)? up|form(?:s|ed|ing)?\b|establish|appoint|launch)\w*(?: [\w'’-]+){0,4}?"
    rf" {_ORGAN}(?: (?!and\b|but\b|said\b)[\w'’-]+){{0,6}}? (?:to|for|tasked with|charged with|(?:that"
    r"|which) (?:will|would)"
    r"|whose (?:task|job|mission) is)(?: (?!and\b|but\b|after\b|while\b)[\w'’-]+){0,7} "
    r"|(?<!\w)(?:[وف]?[يت]?شكل\w*|تشكيل|انشاء|انشات?|تاسيس|احداث)(?: \S+){0,2}? (?:ال)?(?:لجنه|هييه|فريق|خليه|غرفه)"
    r"(?: [^\s.،,]+){0,6}? (?:مهمتها|مهمته|تتولي|يتولي|بهدف|من اجل|ل(?=\w{4}))(?: ?[^\s.،,]+){0,5} ?(?:ال|ل|لل)?"
    r"|(?<!\w)(?:созда|сформир|учред|створ|сформу|утвор)\w*(?: \S+){0,3}? (?:комисси|комитет|штаб|комісі"
    r"|комітет|груп)\w*"
    r"(?: [^\s.,]+){0,3}? (?:по|для|за|з|із|щодо|чтобы|щоб)(?: [^\s.,]+){0,5} )$"
)
"""Before what a body that was set up is to do."""
