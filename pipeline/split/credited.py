"""Who is named as a speaker: a source that we know, another named body, the writer himself, or nobody."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon import Hit
from pipeline.roster import Roster
from pipeline.split.house import House, house
from pipeline.split.reading import Reading
from pipeline.text import fold

_LEADS = re.compile(
    r"(?:the|a|an|and|but|which|while|however|meanwhile|also|then|just|now|today|in|as|my|our|his|her|their|your"
    r"|и|а|но|что|що|і|та|але|у|в|во"
    r"|with (?:\w+ ){0,2}(?:sorrow|sadness|grief|regret|pain|pride|joy|honou?r|hearts?)(?: and \w+)*)\s+"
    r"|however,\s+|meanwhile,\s+|but\s+|\W+",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\s+(?:в|во|на|у|о|об|про|за|что|що|من|في|على|عن)$")
"""A preposition left over behind a name."""
_AT = re.compile(r"\s(?:in|at|from|near|із|из)\s")
"""Behind it stands where someone is, which names nobody ("my cousin in Homs")."""
_DEMONYM = re.compile(r"(?:ian|ish|ese|[^aeiou]i|ean|ench|ch|can|ern|^arab|pro-[\w-]+|anti-[\w-]+)$", re.IGNORECASE)
_SELF = re.compile(r"(?:we|i|ми|мы|я)(?:['’]\w+)?(?:\s|$)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDING = 3
"""Letters that declension may add to a Cyrillic word."""
_STEM = 4
"""Letters of a Cyrillic word without which it can't be told from others."""


class Who(NamedTuple):
    """Who writes, and whose names he may credit."""

    names: Roster
    source: str
    """The post's source."""
    house: House
    """How it and those whose words it passes on whole call themselves."""


class Body(NamedTuple):
    """A speaker; nobody in particular when `name` is None."""

    name: str | None
    own: bool = False


def writer(names: Roster, source: str, credited: str | None) -> Who:
    """Who writes a post of `source` that is as a whole credited to `credited`."""
    own = house(names, source)
    return Who(names, source, own | house(names, credited) if credited else own)


def is_arabic(char: str) -> bool:
    """Whether `char` is an Arabic letter or sign."""
    return "\u0600" <= char <= "\u06ff"


def body(reading: Reading, start: int, end: int, who: Who) -> Body:
    """Who stands at `start`–`end`: a named body, the writer himself, or nobody."""
    span = stripped(reading.text, start, end)
    if span is None:
        return Body(None)
    start, end = _unladen(reading, *span)
    phrase = " ".join(reading.text[start:end].split())
    known = who.names.named(phrase)
    if known is not None:
        return Body(None, own=True) if known.name == who.source else Body(phrase)
    if _SELF.match(phrase):
        return Body(None, own=True)
    case_of = declined(who.names, phrase) if phrase[0] > "\u0400" and not is_arabic(phrase[0]) else None
    if case_of is not None:
        return Body(case_of)
    if reading.first("reporters", start, end, "reporter") is not None:
        return _employer(reading, start, end, who)
    return _unknown(reading, start, end, phrase)


def _unknown(reading: Reading, start: int, end: int, phrase: str) -> Body:
    """A body that no list of sources knows, or nobody."""
    crowd = reading.first("nobodies", start, end, "crowd")
    person = reading.first("nobodies", start, end, "person")
    named = reading.first("bodies", start, end)
    if crowd is not None and (named is None or crowd.start > named.start):
        return Body(None)
    paper = reading.first("documents", start, end, "document")
    if paper is not None:
        return _issuer(reading, start, paper, named)
    if named is not None:
        return Body(phrase)
    if person is None and reading.first("agents", start, end):
        return Body(phrase if _proper(reading.text[start:end], skip_first=True) else None)
    if reading.opens("reporters", start, end, "witness") is not None:
        return Body(None)
    return Body(phrase if _proper(_AT.split(phrase)[0], skip_first=False) else None)


def _issuer(reading: Reading, start: int, paper: Hit, named: Hit | None) -> Body:
    """Whose paper it is ("the UN office's bulletin"): the body named before the paper, or nobody."""
    if named is None or named.end > paper.start:
        return Body(None)
    return Body(_POSSESSIVE.sub("", _TRAIL.sub("", reading.text[start : paper.start].strip())) or None)


def _employer(reading: Reading, start: int, end: int, who: Who) -> Body:
    """For whom a reporter works ("the Ledger's correspondent in Homs"); nobody when that is not said."""
    mark = reading.first("reporters", start, end, "reporter")
    if mark is None:
        return Body(None)
    near = reading.text[mark.end : end] if is_arabic(reading.text[mark.start]) else reading.text[start : mark.start]
    words = [_POSSESSIVE.sub("", word) for word in near.split()]
    words = [word for word in words if word.strip('«»"“”')[:1].isupper() or is_arabic(word[0])]
    for name in (" ".join(words), *words):
        for form in (name, f"The {name}"):
            known = who.names.named(form) if name else None
            if known is not None:
                return Body(None, own=True) if known.name == who.source else Body(form)
    if is_arabic(reading.text[mark.start]):
        return Body(words[0] if words else None)
    return Body(" ".join(words) if words and not _DEMONYM.search(words[-1]) else None)


def names_a_reason(reading: Reading, mark: Hit, start: int, stop: int) -> bool:
    """Whether what is cited is a reason and nobody's account: "citing insecurity", "citing the proximity of …"."""
    if not reading.text[mark.start : mark.end].lower().startswith("cit"):
        return False
    return all(reading.first(kind, start, stop) is None for kind in ("nobodies", "documents", "reporters", "bodies"))


@lru_cache(maxsize=8)
def _forms(names: Roster) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every Cyrillic name with the stems of its words, the longest first."""
    found = [(name, tuple(_stem(word) for word in _WORD.findall(fold(name).text))) for name, _ in names.names()]
    cyrillic = [(name, stems) for name, stems in found if stems and all("\u0400" <= s[:1] <= "\u052f" for s in stems)]
    return tuple(sorted(cyrillic, key=lambda pair: (-len(pair[1]), pair[0])))


def _stem(word: str) -> str:
    return word.rstrip("аяоеыиіьй") if len(word) > _STEM else word


@lru_cache(maxsize=4096)
def declined(names: Roster, phrase: str) -> str | None:
    """The known name that `phrase` (Cyrillic) is a grammatical case of ("Степового вісника"), or None."""
    words = [fold(word).text for word in _WORD.findall(phrase)]
    for name, stems in _forms(names):
        if len(stems) == len(words) and all(
            len(stem) >= _STEM and word.startswith(stem) and len(word) - len(stem) <= _ENDING
            for word, stem in zip(words, stems, strict=True)
        ):
            return name
    return None


def stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without leading articles and adverbs; None when nothing is left."""
    while match := _LEADS.match(text, start, end):
        start = match.end()
    if trailing := _TRAIL.search(text, start, end):
        end = trailing.start()
    while start < end and not text[end - 1].isalnum() and not (text[end - 1] == "»" and "«" in text[start:end]):
        end -= 1
    return (start, end) if start < end else None


def _unladen(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The span without adverbs and helping verbs at its end ("Markito just", "The UN has")."""
    light = reading.marks("light", start, end) + reading.marks("predicates", start, end, "aux")
    for mark in sorted(light, reverse=True):
        if mark.start > start and not reading.text[mark.end : end].strip(" ,"):
            end = mark.start
            while end > start and not reading.text[end - 1].isalnum():
                end -= 1
    return start, end


def _proper(phrase: str, skip_first: bool) -> bool:
    """Whether a proper name stands in `phrase`: a word with a capital that is no mere demonym, or Arabic words."""
    words = phrase.split()[1 if skip_first else 0 :]
    if any(is_arabic(word[0]) for word in words):
        return len(words) >= 2
    return any(word.lstrip("@#")[:1].isupper() and not _DEMONYM.search(word) for word in words)
