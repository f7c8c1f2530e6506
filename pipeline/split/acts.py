"""Own acts: what a body says on record about itself. By policy that can confirm a claim: precision before recall."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit, shipped
from pipeline.split.reading import Reading

_MAIN = re.compile(
    r",\s+(?:who|which|whose|where|while|as|even though|although|after|before|but|and)\b|;|،"
    r"|\s+(?:while|after|before|amid|even though|as)\s+|,\s+(?:який|яка|які|который|которая|которые)\b"
)
"""Where the main clause ends: what follows is told by the writer, not by the body."""
_BETWEEN = re.compile(
    r"\s*(?:(?:has|have|had|also|again|today|formally|officially|just|now|(?:late )?on \w+day|this week)\s+)*",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:\s+(?:special\s+)?(?:envoy|spokesman|spokeswoman|spokesperson|secretary|minister|general|chief|president|office"
    r"|department|government|council))*"
    r"(?:\s+[^\W\d_a-zа-яіїє][\w'’-]*|\s+(?:de|da|di|du|al|el|bin|ben|ibn|abu|von|van|der|for|of|to)\b|\s+in\s+[^\W\d_a-z][\w'’-]*)*"
)
_ADJECTIVES = re.compile(r"(?<!\w)(?!(?:The|A|An)\b)[^\W\d_a-zа-яіїє][\w'’-]*(?:\s+[^\W\d_a-zа-яіїє][\w'’-]*)?$")
"""Names that stand before a body and belong to it ("Kherson regional administration", "Russia's Defence Ministry")."""
_SELF = re.compile(
    r"\W+(?:\w+\W+){0,3}?(?:its|their|his|her|own|it|they|losing|losses|loss|responsibility|mistake|error)\b"
    r"|.{0,40}(?:сво[ейюиімї]+|собственн|власн|قواته|قواتها|له|لها)",
    re.IGNORECASE | re.DOTALL,
)
_SELF_REACH = 60
_OPERATIONAL = frozenset(("fight", "ground", "strike", "harm", "captive", "force", "people"))
"""Families of events (lexicon/events.toml) that are results of operations, which a party only claims."""
_SPEECH_ABOUT = frozenset(("aid", "aid-blocked", "siege"))
"""Operational types that a body may speak of without claiming a result."""


def own_act(reading: Reading, start: int, end: int) -> str | None:
    """The body that in `start`–`end` speaks on record about itself, as written; None when it is no own act for sure."""
    if reading.first("own_acts", start, end) is None or reading.first("own_acts", start, end, "claim"):
        return None
    for mark in reading.marks("own_acts", start, end, "act", "admit", "announce"):
        body = _body_before(reading, start, mark) or _body_behind(reading, start, mark, end)
        if body is not None:
            return body if _is_own(reading, mark, end) else None
    return None


def _body_before(reading: Reading, start: int, mark: Hit) -> str | None:
    """The body right before the verb, opening its clause."""
    begin = max(start, mark.start - 90)
    for body in reading.marks("bodies", begin, mark.start, "body"):
        stop = body.end
        titled = _TITLED.match(reading.text, stop, mark.start)
        stop = titled.end() if titled else stop
        if not _BETWEEN.fullmatch(reading.text, stop, mark.start):
            continue
        lead = reading.text[start : body.start].rstrip()
        if reading.first("attributions", body.end, stop) is not None:
            return None
        if not _opens(lead):
            continue
        own = _ADJECTIVES.search(lead)
        return reading.text[start + own.start() if own else body.start : stop].strip()
    return None


def _opens(lead: str) -> bool:
    """Whether what stands before a body lets it be the subject: nothing, an article, a comma, its own adjectives."""
    bare = re.sub(r"(?:\b(?:the|a|an)|\W)+$", "", lead, flags=re.IGNORECASE)
    if not bare or lead.endswith((",", ":", "،")) or re.search(r"[,:]\s+(?:the|a)$", lead, re.IGNORECASE):
        return True
    words = bare.split()
    return len(words) <= 3 and all(word[0].isupper() for word in words)


def _body_behind(reading: Reading, start: int, mark: Hit, end: int) -> str | None:
    """The body right behind an Arabic verb that opens its clause."""
    if not "\u0600" <= reading.text[mark.start] <= "\u06ff" or reading.text[start : mark.start].strip(' "#:|و'):
        return None
    body = reading.first("bodies", mark.end, min(end, mark.end + 40), "body")
    if body is None or reading.text[mark.end : body.start].strip():
        return None
    return reading.text[body.start : body.end]


def _is_own(reading: Reading, mark: Hit, end: int) -> bool:
    """Whether the deed of `mark` is its body's own and no result of an operation."""
    match = _MAIN.search(reading.text, mark.end, end)
    stop = match.start() if match else end
    operational = _operational(reading, mark, stop)
    if mark.value == "admit":
        return _SELF.match(reading.text, mark.end, min(stop, mark.end + _SELF_REACH)) is not None
    if operational:
        return False
    if mark.value == "announce":
        decision = reading.first("own_acts", mark.end, stop, "decision")
        return decision is not None
    return True


def _operational(reading: Reading, mark: Hit, stop: int) -> bool:
    """Whether an operation's result is told between the verb and `stop`."""
    decisions = reading.marks("own_acts", mark.start, stop, "decision")
    families = shipped().tables.get("events", {})
    for event in reading.marks("events", mark.start, stop):
        if reading.text[event.start].isupper():  # part of a name: "Martyrs Brigade"
            continue
        if any(decided.start <= event.start and event.end <= decided.end for decided in decisions):
            continue
        family = families.get(event.value, {}).get("family")
        if family in _OPERATIONAL and event.value not in _SPEECH_ABOUT:
            return True
    return reading.first("predicates", mark.end, stop, "outcome") is not None
