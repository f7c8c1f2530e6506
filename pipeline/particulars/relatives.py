"""What a relative clause tells of before: "the army, which captured X last week, shelled Y" tells of Y alone."""

from __future__ import annotations

import re

from pipeline.particulars.clauses import family
from pipeline.particulars.events import main_event
from pipeline.particulars.known import Known
from pipeline.particulars.places import places
from pipeline.particulars.reading import Reading
from pipeline.sought import Sought

_COMMAS = Sought(
    r"[,،] (?:which|who|whose|котор\w+|як(?:ий|а|е|і|их|ої|у)|що|و?(?:التي|الذي|الذين))(?!\w)"
    r" (?!(?:is|are|was|were) (?:being|now)\b)[^,،;:!?\n]{4,160}(?:[,،](?= )|(?=\.?\s*$))"
    r"|(?<=\w) (?:التي|الذي|الذين) [^,،.;:!?\n]{4,80}?(?<!\w)"
    r"(?:الماضي[ةه]?|أمس|قبل (?:أيام|أسبوع\w*|شهر\w*|يومين))(?= )",
    re.IGNORECASE,
)
"""A relative clause set off by commas, or by one and the end of its sentence."""
_BARE = Sought(
    r"(?<=\w) (?:who|(?:which|that)(?= had )|(?:التي|الذي|الذين)(?= كان))(?: had| كان\w*(?: قد)?)?"
    r" (?!has |have |are |is |said )"
)
"""Opens one that no comma sets off."""
_BEFORE = Sought(
    r"\bhad \w+|\b(?:last|previous) (?:week|month|year|summer|autumn|winter|spring|\w+day)\b|\byesterday\b|\bearlier\b"
    r"|\bago\b|\b(?:previously|formerly|once)\b"
    r"|\bin (?:(?:early|late|mid) ?-?)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|20\d\d)\b"
    r"|(?<!\w)(?:ранее|раньше|вчера|накануне|назад|раніше|вчора|напередодні|торік|тому|прошл\w+|минул\w+"
    r"|[вуі] (?:январ|феврал|март|апрел|мае|июн|июл|август|сентябр|октябр|ноябр|декабр|січн|лют|берез|квітн|травн"
    r"|червн|липн|серпн|вересн|жовтн|листопад|грудн)\w*)(?!\w)"
    r"|الماضي|(?<!\w)(?:أمس|امس|سابقا|سابقاً|قبل (?:أيام|ايام|أسبوع\w*|اسبوع\w*|شهر\w*|يومين|عام\w*))(?!\w)|كان\w* قد",
    re.IGNORECASE,
)
"""Says that something was before."""
_NOW = Sought(
    r"\b(?:today|tonight|now|this (?:morning|afternoon|evening)|just|hours ago|minutes ago)\b"
    r"|(?<!\w)(?:сегодня|сейчас|только что|сьогодні|щойно|зараз|اليوم|الآن|الان|قبل قليل)(?!\w)",
    re.IGNORECASE,
)
"""Says that it is the news."""
_HELPERS = re.compile(
    r"(?:\s(?:was|were|has|have|been|today|now|later|then|also|reportedly|\w+ly))+\s*$", re.IGNORECASE
)
_FREE = re.compile(r"\b(?:after|while|when|as|before|by|in|to|of|the|a|an|for|with|and|or|but|during|from|that)\s*$")
"""Before a noun, which is no verb of the main clause."""
_NOUN = re.compile(r"(?:ing|ion|ment|s)$")
_FIRST = 3
"""Words between a relative pronoun and the deed that its clause tells."""
_NO_DEED = frozenset(["talk", "say", ""])
"""Families of events beside which a relative clause may hold the news."""


def main_clause(reading: Reading, known: list[Known]) -> Reading:
    """`reading` without the relative clauses that only tell what was before, where what is left tells all."""
    found = [match.span() for match in _COMMAS.finditer(reading.text)] or _bare(reading)
    for start, end in found:
        left = _without(reading, start, end, known)
        if left is not None:
            return left
    return reading


def _without(reading: Reading, start: int, end: int, known: list[Known]) -> Reading | None:
    """The reading without `start`–`end`, if that only tells what was before."""
    text, clause = reading.text, reading.text[start:end]
    before = _BEFORE.search(clause) is not None
    if _NOW.search(clause) or not (before or text[end:].strip(" .")):
        return None
    left = Reading(text[:start] + " " * (end - start) + text[end:])
    main, there = main_event(left), main_event(Reading(_PRONOUN.sub("They ", clause, count=1)))
    if main is None or family(main.value) in _NO_DEED:
        return None
    kept = {place.key for place in places(left, main, known) if not place.region}
    own = {place.key for place in places(reading, main, known) if not place.region} - kept
    of_old = before and (there is not None or own)
    earlier = there is not None and own and family(there.value) not in _SAME_BLOW
    return left if kept and (of_old or earlier) else None


_PRONOUN = re.compile(r"\W*\w+ ")
_SAME_BLOW = ("strike", "harm")
"""Families of events that a relative clause may tell of the very blow: "a blast, which hit X, killed five"."""


def _bare(reading: Reading) -> list[tuple[int, int]]:
    """The relative clause without commas, up to the verb of the main clause: "rebels who had taken X were driven"."""
    opens = _BARE.search(reading.folded)
    if opens is None or len(reading.folded) != len(reading.text):
        return []
    deeds = sorted(hit for hit in reading.of("events") if hit.start >= opens.end())
    if len(deeds) < 2 or reading.distance(opens.end(), deeds[0].start) > _FIRST:
        return []
    for deed in deeds[1:]:
        between = reading.folded[deeds[0].end : deed.start]
        if any(sign in between for sign in ",،;:") or reading.broken(opens.end(), deed.start):
            return []
        helped = _HELPERS.search(reading.folded, deeds[0].end, deed.start)
        stop = helped.start() if helped else deed.start - 1
        verb = helped or not _NOUN.search(reading.folded, deed.start, deed.end)
        if verb and stop > deeds[0].end and not _FREE.search(reading.folded, deeds[0].end, stop + 1):
            return [(opens.start(), stop)]
    return []
