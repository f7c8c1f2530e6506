"""Whether a body's deed is told on record: in the teller's own voice, by the body itself, or from a published paper."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.split.doers import Doer
from pipeline.split.reading import Reading
from pipeline.split.voice import Voice

_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zа-яіїєґ\u0600-\u06ff][\w'’-]*")
_DATES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber|according",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"(?:it|they|he|she)\s+(?:also\s+|has\s+|had\s+)?\w+$", re.IGNORECASE)
"""A pronoun and a verb of saying: "it announced"."""
_POSSESSIVE = re.compile(r"['’]s?$")
_PRONOUN = 4
"""Letters: a longer word for nobody in particular is a crowd ("activists"), not a pronoun."""
_PAPER = 70
"""Characters behind a verb of saying within which the paper is named ("said in a notice on its website")."""


def on_record(reading: Reading, end: int, heard: Voice | None, who: Doer) -> bool:
    """Whether `heard`, whose account the clause ending at `end` gives, still has `who` itself speak."""
    if heard is None or heard.own:
        return True
    if heard.span is None:
        return False
    start, stop = heard.span
    if who.start <= start < who.end or start <= who.start < stop:
        return True
    if start > who.end and _ADDING.match(reading.text, start):
        return True
    if _itself(reading.text[start:stop]):
        return start > who.end
    told = _paper(reading, start, stop, end) or (not who.armed and _organ(reading, start, stop))
    return told and _nobody_else(reading, start, stop, who)


_ADDING = re.compile(r"(?:saying|adding|stating|noting|explaining)\b", re.IGNORECASE)
"""What the doer says beside his deed: "adjourned the session, saying it made no sense"."""


def of_its_head(reading: Reading, heard: Voice) -> bool:
    """Whether the account is an official source's own head's or spokesman's, called by the office alone."""
    return heard.span is not None and _HEAD.match(reading.text, *heard.span) is not None


_HEAD = re.compile(
    r"(?:(?:its|our|the|deputy) )*(?:(?:director|secretary|commissioner)[- ]general|high commissioner"
    r"|spokes(?:man|woman|person)|chief spokes\w+)\b",
    re.IGNORECASE,
)
"""Whom an office names without saying of which body he is: its own."""


def on_their_record(reading: Reading, end: int, heard: Voice | None) -> bool:
    """Whether the account is said to stand in a paper, or is the body's own ("it announced")."""
    if heard is None or heard.span is None:
        return False
    start, stop = heard.span
    return _itself(reading.text[start:stop]) or _paper(reading, start, stop, end)


def _organ(reading: Reading, start: int, stop: int) -> bool:
    """Whether a state's organ gives the account of what its state did ("…, the Treasury announced")."""
    said = reading.first("attributions", start, stop, "say")
    named = reading.marks("bodies", start, stop, "body") + reading.marks("institutions", start, stop, "head")
    return said is not None and any(_ORGAN.search(reading.text, mark.start, mark.end) for mark in named)


_ORGAN = re.compile(
    r"ministry|treasury|department|government|presidency|cabinet|office|council|parliament|secretary|agency|embassy|commission|court|command|company|president"
    r"|министерств|минфин|правительств|мид|міністерств|уряд|мзс|агентств|ведомств|відомств|администрац|адміністрац|пресс-служб|прес-служб|وزار|رئاس|مجلس",
    re.IGNORECASE,
)
"""Words for organs of a state, which speak for it."""


def _itself(words: str) -> bool:
    return _ITSELF.fullmatch(words.strip()) is not None


def _paper(reading: Reading, start: int, stop: int, end: int) -> bool:
    """Whether a published paper is named where the account is attributed."""
    return reading.first("documents", start, min(end, stop + _PAPER), "document") is not None


def _nobody_else(reading: Reading, start: int, stop: int, who: Doer) -> bool:
    """Whether the attribution names no body but `who` and plain organs ("the border authority", "a decree")."""
    mine = who.name.lower()
    organs = reading.marks("documents", start, stop)
    organs += [
        mark
        for mark in reading.marks("bodies", start, stop, "body")
        if _ORGAN.search(reading.text, mark.start, mark.end)
    ]
    for mark in reading.marks("bodies", start, stop) + reading.marks("actors", start, stop):
        if not _touches(mark, organs) and reading.text[mark.start : mark.end].lower() not in mine:
            return False
    crowds = [mark for mark in reading.marks("nobodies", start, stop) if mark.end - mark.start > _PRONOUN]
    if not all(_touches(mark, organs) for mark in crowds):
        return False
    capitals = (
        match.group()
        for match in _CAPITAL.finditer(reading.text, start, stop)
        if not any(one.start <= match.start() and match.end() <= one.end for one in organs)
    )
    return all(_DATES.fullmatch(word) or _POSSESSIVE.sub("", word).lower() in mine for word in capitals)


def _touches(mark: Hit, others: list[Hit]) -> bool:
    return any(other.start < mark.end and mark.start < other.end for other in others)
