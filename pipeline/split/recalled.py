"""What a clause tells beside or instead of a deed done now: a blow, others' word for it, or something of long ago."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.split.doers import Doer
from pipeline.split.reading import Reading

FORGED = (
    r"fake|forged|faked|fabricated|deep-?fake|doctored|hoax|hacked|prank|purported|unverified|anonymous|leaked|draft"
    r"|archived?|old|wartime|parody|spoof|AI|\d{4}"
)
"""Words for a paper or video that is not a body's own, or not of now."""


def long_ago(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause tells of earlier years or months, which a report only recalls, or of a made-up world."""
    clause = reading.text[start:end]
    ago = any(not ranked(clause, 0, found.start()) for found in _LONG_AGO.finditer(clause))
    return ago or _FICTION.search(clause) is not None


def ranked(text: str, start: int, date: int) -> bool:
    """Whether the words before `date` say the how-manieth since then something is ("the 25th since September")."""
    return _RANKED.search(text, max(start, date - 30), date) is not None


def beside(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause tells a blow in one breath with its deed."""
    return _BESIDE.search(reading.text, start, end) is not None


_RANKED = re.compile(
    r"(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|last|only|most|highest|biggest|largest|worst)(?: \w+)? $"
)
"""Before a date that only says the how-manieth it is: "the 25th since September 2022"."""
_FICTION = re.compile(
    r"\b(?:in|on) (?:a|an|the|his|her|their) (?:\w+ )?(?:film|movie|novel|play|sketch|cartoon|game|dream|simulation"
    r"|scenario|parody)\b"
    r"|(?<!\w)(?:в|на|у) (?:пьесе|кино|фильме|сериале|игре|учениях|навчаннях|кіно|фільмі|серіалі"
    r"|п['’]єсі|грі)(?!\w)|\bmock trial|\bin (?:an|the) (?:exercise|drill|(?:opening |final )?scene)\b"
    r"|\bthe joke goes\b"
    r"|(?<!\w)(?:шутят|жартують|глузують)"
    r"|\bparody\b|\bsatir\w+|\bfake (?:account|decree|order|statement)|\bhoax\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:in|since|back in|during|as of) (?:early |late |mid-?|the summer of |the spring of )?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?(?:19|20)\d\d\b"
    r"|\b(?:last|previous) (?:year|month|summer|winter|spring|autumn|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|decade)\b|\b(?:years?|months?|decades?|weeks|days) (?:ago|earlier"
    r"|before)\b|^\W*(?:In|Back in) (?:early |late |mid-)?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December),"
    r"|\bearlier this (?:year|month)\b|\bpreviously\b(?! [A-Z])|\bat the time\b|\bonce\b(?! (?:again|more|a\b))"
    r"|\bformerly\b(?! [A-Z])"
    r"|(?<!\w)(?:в|у|с|з) (?:19|20)\d\d(?:-м)? (?:году|году|года|році|року)|(?<!\w)(?:в прошлом|минулого|торік"
    r"|ещё в|ще у)"
    r"(?!\w)|(?:лет|года|років|роки|месяцев|місяців) (?:назад|тому)|(?:عام|سنة) (?:19|20)\d\d|العام الماضي|الشهر الماضي"
    r"|(?:سنوات|أعوام|أشهر) (?=مضت|خلت)|قبل (?:سنوات|أعوام|عام|عامين|أشهر)",
    re.IGNORECASE,
)
"""A deed of long ago, which a report only recalls."""


def passed_on(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause ends in a remark that others say so: "…, write the channels"."""
    comma = max(reading.text.rfind(",", start, end), reading.text.rfind("،", start, end))
    if comma < 0 or len(reading.text[comma:end].split()) > _REMARK:
        return False
    said = reading.first("attributions", comma, end, "say") is not None
    return said and any(mark.end - mark.start > _PRONOUN for mark in reading.marks("nobodies", comma, end))


_PRONOUN = 4
"""Letters: a longer word for nobody in particular is a crowd ("activists"), not a pronoun."""
_REMARK = 9
"""Words of a remark that tells who says so."""
_BESIDE = re.compile(
    r"\b(?:and|while) (?:(?:then|also|later|has|have|had|its \w+|his \w+|their \w+) ){0,2}(?:captured?|bombed"
    r"|killed|seized|shelled|struck|recaptured"
    r"|liberated|destroyed|shot down|stormed|executed|arrested|detained|took (?:control|the)|fired (?:on|at))\b"
    r"|\sи (?:захватил|взял|уничтожил|освободил|обстрелял|убил)\w*|\s(?:і|та|й) (?:захопи|знищи|звільни|обстріля"
    r"|вби)\w*"
    r"|\sو(?:سيطر|قتل|قصف|دمر|حرر|استهدف)\w*|(?:سيطر|حرر|استعاد|اقتحم|قصف)\w*\s.{0,60}\sو(?:فرض|أعلن"
    r"|اعلن|عين|أغلق|اغلق)\w*",
    re.IGNORECASE,
)
"""A blow told in one breath with the deed: the two cannot be told apart, and nobody confirms his own blow."""


def recalled(reading: Reading, mark: Hit, end: int, who: Doer) -> bool:
    """Whether the verb is no verb of this sentence or tells of earlier: "had ordered", "appointed by …"."""
    between = reading.text[who.end : mark.start]
    if _HAD.search(between) and not SAYS_IT.search(between) and not _SAYS.search(between):
        return True
    return (
        _NOUN.match(reading.text, mark.start, end) is not None
        or _AGENT.match(reading.text, mark.end, end) is not None
        or _KILLING.match(reading.text, mark.start, end) is not None
    )


_NOUN = re.compile(
    r"(?:sanctions|fines|bans|orders|rules|votes|names|calls|demands|lists|limits|cuts|hikes|moves|reports|claims)\s+"
    r"(?:have|has|had|are|were|was|is|will|may|imposed|remain|must|can|could|would|should|that|of|against)\b",
    re.IGNORECASE,
)
"""A noun that looks like a verb: "EU sanctions have closed the port"."""
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:said|says|announced|confirmed|that)\b", re.IGNORECASE)
_AGENT = re.compile(
    r"\s+by (?:the |a |an )?(?!\d)(?!decree|law|acclamation|consensus|default|phone|video|\w+ing\b)", re.IGNORECASE
)
_KILLING = re.compile(
    r"(?:dismiss|reject)\w*\s+(?:(?:the|a|an|these|such|all|any)\s+)?(?:\w+\s+)?(?:reports?|claims?|allegations?"
    r"|accusations?|rumou?rs)\b"
    r"|sanction\w*\s+(?:the|a|an)\s+(?:\w+\s+)?(?:massacres?|killings?|attacks?|strikes?|raids?|assaults?|murders?"
    r"|operations?|bombings?|executions?|torture)\b|impose\w*\s+(?:its|his|their) will\b",
    re.IGNORECASE,
)
"""Who sanctions a killing allows it."""


SAYS_IT = re.compile(
    r"\b(?:said|says|announced|confirmed)\b.{0,24}\b(?:it|they|he|she) (?:has|have|had|was|were|is|are)\b"
    r"|(?:заявил|сообщил|повідоми|заяви)\w*, (?:что|що)\s"
)
"""Who says of itself what it has done: "the company said on Sunday it had halted …"."""


def claimed(reading: Reading, start: int, end: int) -> bool:
    """Whether something is claimed or alleged; who is "accused of" something may still be sanctioned for it."""
    return any(
        not _ACCUSED_OF.match(reading.text, mark.start)
        and not (_IT.search(reading.text, start, mark.start) and _ACCUSES.match(reading.text, mark.start))
        for mark in reading.marks("own_acts", start, end, "claim")
    )


_ACCUSED_OF = re.compile(r"(?<=\w )accused of \w+ing\b", re.IGNORECASE)
_ACCUSES = re.compile(r"(?:accus|suspect|blam|charg|alleg|say|said)", re.IGNORECASE)
_IT = re.compile(
    r"\w\s(?:(?:which|whom|that) )?(?:it|they|he|she|Washington|London|Brussels|Kyiv|Moscow)\s+(?:has |have )?$"
)
"""Why a body does it: "sanctions on three agencies it accuses of …"."""
