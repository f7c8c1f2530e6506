"""The body that does a deed on record: the subject of its verb, the official who writes "we", or an office's holder."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.kinship import itself
from pipeline.lexicon import Hit, shipped
from pipeline.split.credited import is_arabic
from pipeline.split.openings import no_speaker
from pipeline.split.reading import Reading
from pipeline.types import Source

_BETWEEN = re.compile(
    r"\s*(?:(?:has|have|had|also|again|today|formally|officially|strongly|firmly|categorically|hereby|unanimously"
    r"|temporarily|just|now|is|are|both"
    r"|(?:late |early )?on \w+day(?: \w+)?|this week|yesterday|and (?:his|her|its|their) (?:\w+ )?\w+"
    r"|followed suit,?(?: by)?|тоже|уже|вже|сьогодні|сегодня|(?:заявил|сообщил|повідоми|заяви)\w*, (?:что|що)"
    r"|(?:said|says|announced|confirmed)(?: (?:late |early )?on \w+day| today| yesterday)?(?: that)?"
    r" (?:it|they|he|she) (?:has|have|had|was|were|is|are)(?: now| also| temporarily)?)\s+)*",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:['’]s?\s+(?:press )?office|\s+(?:special\s+)?(?:envoy|spokesman|spokeswoman"
    r"|spokesperson|secretary|minister|general|chief|president|office"
    r"|department|government|council|press office|press service|command|leadership))*"
    r"(?:\s+(?:al|el|ad|ar|as|ash|at|an|az|bin|ibn)-[^\W\d_a-z][\w'’-]*|\s+[^\W\d_a-zа-яіїє][\w'’-]*|\s+(?:de|da|di"
    r"|du|al|el|bin|ben|ibn|abu|von|van|der|for|of|to)\b|\s+in\s+[^\W\d_a-z][\w'’-]*)*"
)
_ARABIC_TITLE = re.compile(r"(?:\s+(?:ال[\u0621-\u064a]+|[\u0621-\u064a]{3,}ي[ةه]))*")
"""What may stand between an Arabic body and its verb: its adjectives ("السورية"), no لم, no قد, no other verb."""
_ADJECTIVES = re.compile(r"(?<!\w)(?!(?:The|A|An)\b)[^\W\d_a-zа-яіїє][\w'’-]*(?:\s+[^\W\d_a-zа-яіїє][\w'’-]*)?$")
"""Names that stand before a body and belong to it ("Kherson regional administration", "Russia's Defence Ministry")."""
_QUALITY = re.compile(
    r"\b(?:acting|interim|de facto|internationally[ -]recogni[sz]ed|recogni[sz]ed|transitional|caretaker|outgoing|newly"
    r"|elected|appointed|retired|former|rebels?['’]?|opposition|state|nuclear|power|energy|grid|company|operator"
    r"|regulator"
    r"|utility|agency|watchdog|giant|monopoly"
    r"|[\w'’]+[ -](?:based|led|backed|run|aligned|appointed|controlled))\b",
    re.IGNORECASE,
)
"""What is said of a body before its name, in small letters ("Libya's Tripoli-based government")."""
_ARTICLE = re.compile(r"(?:\b(?:the|a|an)|[^\w:])+$", re.IGNORECASE)
_AFTER_COMMA = re.compile(r"[,:]\s+(?:the|a)$", re.IGNORECASE)
_WE = re.compile(
    r"\W*(?:(?:today|yesterday|tonight|earlier(?: today)?|this (?:morning|afternoon|evening|week)|just now|moments ago"
    r"|(?:because of|due to|owing to|after|following|amid|given) [^,.;:]{2,50}?"
    r"|as of today|сегодня|вчера|сьогодні|вчора|اليوم|أمس)\b,?\s+)?(?:we|i|мы|ми|я|نحن)(?:['’]\w+)?\s+",
    re.IGNORECASE,
)
_BODY_REACH = 110


class Doer(NamedTuple):
    """A body that does something of its own."""

    name: str
    """As written; for "we" the source's name."""
    start: int
    end: int
    armed: bool = False
    """An armed force: only what it owns up to, or does to its own officers, is its own act."""
    itself: bool = False
    """It writes of itself: in the first person, or by its own name."""


def doer(reading: Reading, start: int, mark: Hit, end: int, official: Source | None) -> Doer | None:
    """The body that does the deed of the verb `mark` in the clause `start`–`end`; None when none surely does."""
    found = _before(reading, start, mark, official) or _behind(reading, start, mark, end)
    return found or _by_own_name(reading, start, mark, official) or first_person(reading, start, mark, official)


def _before(reading: Reading, start: int, mark: Hit, official: Source | None) -> Doer | None:
    """The body right before the verb, opening its clause."""
    for body in reading.marks("bodies", max(start, mark.start - _BODY_REACH), mark.start, "body", "force"):
        titled = _TITLED.match(reading.text, body.end, mark.start)
        stop = titled.end() if titled else body.end
        if not _BETWEEN.fullmatch(reading.text, stop, mark.start):
            continue
        if is_arabic(reading.text[body.start]) and not _ARABIC_TITLE.fullmatch(reading.text, body.end, stop):
            continue
        lead = reading.text[start : body.start].rstrip()
        if reading.first("attributions", body.end, stop) is not None:
            return None
        if not _opens(reading, start, lead):
            continue
        own = _ADJECTIVES.search(lead)
        begin = start + own.start() if own else body.start
        name = reading.text[begin:stop].strip()
        chief = _CHIEF.fullmatch(name) is not None
        if chief and _DECIDES.match(reading.text, mark.start) is None:
            return None
        if _PERSON.fullmatch(name) and not reading.marks("institutions", begin, stop):
            continue
        mine = official is not None and (chief or itself(name, official))
        return Doer(official.name if official and mine else name, begin, stop, body.value == "force", mine)
    return None


def _by_own_name(reading: Reading, start: int, mark: Hit, official: Source | None) -> Doer | None:
    """The official source that calls itself by the noun of its name: "The Directorate has suspended surgery"."""
    if official is None:
        return None
    for noun in reading.marks("institutions", start, min(mark.start, start + _NAME_REACH), "head"):
        name = _THE.sub("", reading.text[start : noun.end])
        if _BETWEEN.fullmatch(reading.text, noun.end, mark.start) and itself(name, official):
            return Doer(official.name, start, noun.end, itself=True)
    return None


_NAME_REACH = 60
"""Characters in which a body's own name stands before its verb."""
_THE = re.compile(r"^\W*(?:the\s+)?", re.IGNORECASE)


def _opens(reading: Reading, start: int, lead: str) -> bool:
    """Whether what stands before a body lets it be the subject: nothing, an article, a comma, its own adjectives."""
    bare = _ARTICLE.sub("", lead)
    if bare in NONE:
        return False
    if bare.endswith(":"):
        return no_speaker(reading, start, start + len(bare))
    if not bare or lead.endswith((",", "،", "–", "—")) or _AFTER_COMMA.search(lead):
        return True
    if _TOGETHER.fullmatch(bare):
        return True
    words = _QUALITY.sub(" ", bare).split()
    return len(words) <= 3 and all(word[0].isupper() for word in words)


_PERSON = re.compile(
    r"(?:Paris|Washington|Jordan|Chad|Israel|Georgia|London|Berlin|Sofia|Vienna|Sydney|Kenya) [A-Z][a-z’'-]+"
)
"""Who is called like a country or a capital."""
NONE = frozenset(
    """No Neither Nor Not Nobody Every Any Which What Whose Some Few Many Most Several Other Another Each Either
    Only Had Were Should If Unless Whether Once When While Because After Before Until Although Since""".split()  # noqa: SIM905
)
"""Words before a body that make it another or none."""
_CHIEF = re.compile(r"(?:director|commissioner|secretary)[- ]general|high commissioner", re.IGNORECASE)
"""Whom an international body, writing itself, names by the office alone: its own head."""
_DECIDES = re.compile(r"(?:has |have )?(?:appoint|nam|dismiss|nominat|suspend|remov|replac|sign|launch)", re.IGNORECASE)
"""Deeds of such a head that change something."""
_TOGETHER = re.compile(r"(?:the |The )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? and")
"""The other body that does the deed with this one."""


def _behind(reading: Reading, start: int, mark: Hit, end: int) -> Doer | None:
    """The body right behind an Arabic verb that opens its clause."""
    if not "\u0600" <= reading.text[mark.start] <= "\u06ff" or reading.text[start : mark.start].strip(' "#:|و'):
        return None
    body = reading.first("bodies", mark.end, min(end, mark.end + 40), "body", "force")
    if body is None or reading.text[mark.end : body.start].strip():
        return None
    return Doer(reading.text[body.start : body.end], body.start, body.end, body.value == "force")


def first_person(reading: Reading, start: int, mark: Hit, official: Source | None) -> Doer | None:
    """The official source that writes "we" or "I" right before the verb, or leaves it out where its language may."""
    if official is None:
        return None
    we = _WE.match(reading.text, start, mark.start)
    if we is None:
        return _of_himself(reading, start, mark, official)
    if not _BETWEEN.fullmatch(reading.text, we.end(), mark.start):
        return None
    return Doer(official.name, start, we.end(), itself=True)


def _of_himself(reading: Reading, start: int, mark: Hit, official: Source) -> Doer | None:
    """The official whose clause opens with the verb: Slavic and Arabic leave "I" out where nobody else is named."""
    if reading.text[mark.start].isascii() or not _NO_SUBJECT.fullmatch(reading.text, start, mark.start):
        return None
    behind = reading.first("bodies", mark.end, min(len(reading.text), mark.end + _SUBJECT_REACH), "body", "force")
    if behind is not None or _NAMED_DOER.match(reading.text, mark.end):
        return None
    return Doer(official.name, start, mark.start)


_NO_SUBJECT = re.compile(
    r"\W*(?:(?:сегодня|вчера|только что|уже|сьогодні|вчора|щойно|вже|اليوم|أمس|قبل قليل|لقد)\b,?\W*)*", re.IGNORECASE
)
"""What may stand before a verb that opens its clause."""
_SUBJECT_REACH = 24
"""Characters behind such a verb within which a body would be its subject."""
_NAMED_DOER = re.compile(r"\s+[А-ЯІЇЄҐ][а-яіїєґ'’-]+\s+[А-ЯІЇЄҐ]")
"""A person named right behind the verb: "Подписал Иван Петров …"."""


def holder(reading: Reading, start: int, end: int, source: Source) -> bool:
    """Whether nothing in `start`–`end` says that another than `source` or its side does or suffers this."""
    for mark in reading.marks("agents", start, end) + reading.marks("bodies", start, end):
        if mark.kind == "agents" or reading.text[mark.start].isupper():
            return False
    if reading.first("own_acts", start, end, "foe") is not None:
        return False
    table = shipped().tables.get("actors", {})
    sides = {table.get(mark.value, {}).get("side") for mark in reading.marks("actors", start, end)}
    return not sides - {source.side}
