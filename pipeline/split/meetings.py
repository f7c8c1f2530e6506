"""Own acts of an office: that its own head or minister met somebody, told by the office itself."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit, shipped
from pipeline.sides import side_of
from pipeline.split.reading import Reading
from pipeline.types import Source

_MEETS = re.compile(
    r"\b(?:[Mm]et|meets|received|receives|hosted|hosts|welcomed|phoned|called on|paid a (?:[\w-]+ )?visit to"
    r"|(?:held|holds|has held|conducted|had|has had) (?:an? |the )?(?:[\w-]+ ){0,4}?(?:talks|meetings?|call|calls"
    r"|conversations?|consultations|discussions)"
    r"|(?:spoke|speaks|(?:has |have )?spoken|talked) (?:by (?:tele)?phone |on the phone |over the phone )?"
    r"(?:today )?(?:with|to))\b"
    r"|\b[Пп]ров(?:[её]л[аи]?|ели|ів) (?:[\w-]+ ){0,3}?(?:переговор|встреч|бесед|консультац|разговор|зустріч|розмов)\w*"
    r"|\b[Сс]остоял(?:ся|ась|ись) (?:[\w-]+ ){0,3}?(?:переговоры|встреча|беседа|консультации|разговор)\b"
    r"|\b[Вв]ідбу(?:вся|лася|лися) (?:[\w-]+ ){0,3}?(?:переговори|зустріч|розмова|консультації)\b"
    r"|\b(?:[Вв]стретил|[Зз]устрі)\w*с[ья]\b(?! [А-ЯІЇЄҐ])|\b(?:[Пп]ринял|[Пп]рийняв|[Пп]рийняла)\b(?! [А-ЯІЇЄҐ])"
)
_COUNTERPART = re.compile(
    r"\b(?:counterparts?|ministers?|president|ambassadors?|envoys?|delegations?|secretary|chancellor|premier|emir|king"
    r"|crown prince|sultan|high representative|commissioner|chargé d['’]affaires|FM|DM|PM|speaker|chief of staff"
    r"|министр\w*|міністр\w*|президент\w*|посл(?:ом|а|ами)|канцлер\w*|премьер\w*|прем['’]єр\w*|делегаци\w*|делегаці\w*"
    r"|глав(?:ой|ами) МИД|очільни\w+ МЗС|госсекретар\w*|держсекретар\w*)\b",
    re.IGNORECASE,
)
_REACH = 90
"""Characters behind a meeting within which the office of whom it was with is told."""
_NOT_MET = re.compile(
    r"\b(?:that|reports?|information|news|letters?|messages?|condolences|body|bodies|remains|calls? from|requests?"
    r"|resistance|by)\b",
    re.IGNORECASE,
)
"""Between the verb and the office: what was received or met was no person."""
_LONGEST = 9
"""Words of the longest subject: a title and a name."""
_OURS = re.compile(r"\W*(?:we|I|our \w+)(?: have| has)?(?: also| just| today)?\W*", re.IGNORECASE)
_SMALL = frozenset(
    """minister president foreign defence defense interior prime deputy first vice of the and for secretary state
    affairs ambassador special envoy chief staff general head our has have also today earlier on this morning evening
    afternoon yesterday by director speaker
    министр министра иностранных дел обороны президент премьер глава посол заместитель сегодня вчера
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    міністр закордонних справ оборони голова заступник сьогодні вчора
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня""".split()  # noqa: SIM905
)
"""Words in small letters that a title or a date is made of."""
_WORD = re.compile(r"[^\W_][\w'’.-]*")


_CONSULTS = re.compile(
    r"\b(?:begun|began|begins|started|starts|opened|opens|resumed|resumes|held|holds|continued|continues)"
    r" (?:[\w-]+ ){0,2}?(?:consultations|talks|negotiations|discussions) with (?:the )?[A-Z]"
)
"""Talks that an office tells of itself, with states or bodies called by name."""
_ARRIVED = re.compile(
    r"(?:The )?(?:(?:Secretary|Director|Commissioner)[- ]General|High Commissioner)(?: [^\W\d_a-z][\w'’-]+){0,4}"
    r" (?:has |have )?(?:accepted|received|addressed|attended|opened|arrived|landed"
    r"|touched down|travelled|traveled|visited|is visiting|met)\b"
)
"""Where the head of an international body is, told by that body."""


_COUNTRY_S = r"(?:[A-Z][\w.]*(?:ian|ish|ese|[^aeiou\W]i|ean|ench|can|ch|eek|['’]s)|US|U\.S\.|UK|UAE|German)"
_MINISTER = re.compile(
    rf"\W*(?:The )?(?P<who>{_COUNTRY_S}"
    r" (?:(?:(?:[Dd]eputy|[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ee]nergy|[Oo]il|[Ff]inance) ){1,2}"
    r"(?:[Mm]inister|[Ss]ecretary)"
    r"|President|King|Emir|Chancellor|PM|FM|Secretary of State))"
    r" (?:[A-Z][\w'’-]+ ?|al-|bin |ibn ){1,4}(?:has |have )?"
)
"""A country's minister with his title and name: his own record of whom he met."""
_MEETS_ARABIC = r"(?:التقى|يلتقي|بحث|يبحث|استقبل|يستقبل)"
_MET_ARABIC = r"(?:نظيره|المبعوث|السفير|الرئيس|وزير|رئيس|وفدا)"
_MINISTER_ARABIC = re.compile(
    rf"\W*(?P<met>{_MEETS_ARABIC} )?"
    r"(?P<who>(?:وزير (?:الخارجية|الدفاع|الداخلية)|الرئيس|رئيس الوزراء) ال[\u0621-\u064a]+ي)(?: [\u0621-\u064a]+){0,3}"
    rf"(?(met)|  ?{_MEETS_ARABIC})(?: مع)? {_MET_ARABIC}"
)


def met_by_title(reading: Reading, start: int, end: int) -> str | None:
    """The minister, with his country, whom `start`–`end` tells by title and name to have met another's; or None."""
    if arabic := _MINISTER_ARABIC.match(reading.text, start, end):
        return arabic["who"]
    subject = _MINISTER.match(reading.text, start, end)
    meets = _MEETS.match(reading.text, subject.end(), end) if subject is not None else None
    if subject is None or meets is None:
        return None
    other = _COUNTERPART.search(reading.text, meets.end(), min(end, meets.end() + _REACH))
    if other is None or _NOT_MET.search(reading.text, meets.end(), other.start()):
        return None
    return None if reading.first("events", meets.end(), other.start()) is not None else subject["who"]


_ARABIC_MET = re.compile(
    rf"\W*{_MEETS_ARABIC} (?:معالي |سعادة |السيد )?(?:الوزير|وزير الخارجية|الرئيس)"
    rf"(?: ال?[\u0621-\u064a]+){{0,4}} {_MET_ARABIC}"
)
"""An office's own minister, called so without his country."""


def met(reading: Reading, start: int, end: int, source: Source) -> bool:
    """Whether `start`–`end`, written by the official `source`, tells that its own head or minister met another's.

    A subject that names another country than the source does is somebody else's; so is one with a verb of its own.
    """
    if _ARRIVED.match(reading.text, start, end) or _ARABIC_MET.match(reading.text, start, end):
        return True
    consults = _CONSULTS.search(reading.text, start, end)
    if consults is not None:
        return _ours(reading, start, consults.start(), source)
    meets = _MEETS.search(reading.text, start, end)
    if meets is None:
        return False
    other = _COUNTERPART.search(reading.text, meets.end(), min(end, meets.end() + _REACH))
    if other is None or _NOT_MET.search(reading.text, meets.end(), other.start()):
        return False
    if reading.first("events", meets.end(), other.start()) is not None:
        return False
    return _ours(reading, start, meets.start(), source)


def _ours(reading: Reading, start: int, stop: int, source: Source) -> bool:
    """Whether the subject that ends at `stop` is the source itself, its head or its minister, or left out."""
    subject = re.sub(r"\s+(?:has|have)\s*$", " ", reading.text[start:stop])
    if _OURS.fullmatch(subject) or not subject.strip():
        return True
    words = _WORD.findall(subject)
    if (
        not words
        or not (1 < len(words) <= _LONGEST or words[0].lower() in source.name.lower())
        or not all(_of_a_title(word) for word in words)
    ):
        return False
    return not any(
        _foreign(reading, mark, source) for kind in ("bodies", "actors") for mark in reading.marks(kind, start, stop)
    )


def _of_a_title(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in _SMALL


_HEADS = re.compile(
    r"(?P<russia>putin|lavrov|peskov|shoigu|путин|лавров|песков|шойгу)|(?P<ukraine>zelensk|зеленськ|зеленск|syrsk|budanov)"
    r"|(?P<government>assad)|(?P<turkey>erdogan)|(?P<israel>netanyahu)|(?P<us>biden|trump|toner|kirby)"
)
"""Heads of states and their spokesmen that the lists know by name, and whose they are."""
_STATES = {"russia": ("росси", "russia", " рф"), "ukraine": ("укра", "ukrain"), "turkey": ("turk", "турц")}
"""How a source that speaks for such a state is called."""


def _foreign(reading: Reading, mark: Hit, source: Source) -> bool:
    """Whether a body or side named in the subject is none of the source's own names, nor an office."""
    said = reading.text[mark.start : mark.end].lower()
    side = shipped().tables.get("actors", {}).get(mark.value, {}).get("side") if mark.kind == "actors" else None
    if mark.value == "voice" and (speaks := _HEADS.match(said)):
        side = speaks.lastgroup or ""
        if any(stem in source.name.lower() for stem in _STATES.get(side, ())):
            return False
    if side is not None and source.side is not None and side_of(str(side)) == side_of(source.side):
        return False
    if all(word in _SMALL for word in said.split()):
        return False
    return not any(said in name.lower() for name in (source.name, *source.aliases))
