"""The writer's own house: the words by which he names it, his own people, and those who told them what they saw."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipeline.lexicon import Hit, shipped
from pipeline.roster import Roster
from pipeline.split.reading import Reading
from pipeline.split.speech import quoted
from pipeline.text import fold

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_PART = re.compile(r"[,;:()\n،؛]|\s[–—-]\s")
"""Where one remark of a sentence ends and another begins."""
_BEFORE, _BEHIND = 3, 3
"""Words between a reporter and the name of his outlet ("correspondent of the Ledger")."""
_STEM = 4
"""Letters: shorter words are compared whole, longer Cyrillic ones by their beginning."""
_ENDING = 3
"""Letters that declension may add to a Cyrillic name."""
_ARTICLES = ("وال", "بال", "لل", "ال")
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_HEARERS = re.compile(
    r"(?:\b(?:told|tells|tell|telling|(?<!according )to|with)\s+(?:an?\s+|the\s+)?(?:[\w'’]+\s+)?|(?<=[\s،])ل)$",
    re.IGNORECASE,
)
"""Before a reporter who is told something: what he is told is not what he saw."""
_MENTION = 24

House = frozenset[str]
"""Stems of the words that name an outlet and its sisters."""


@lru_cache(maxsize=4096)
def house(names: Roster, speaker: str) -> House:
    """The stems of the words by which `speaker` and the sources of its owner are called, without common words."""
    known = names.find(speaker)
    if known is None:
        called = [speaker]
    else:
        owner = known.owner or known.name
        sisters = [source for source in names if (source.owner or source.name) == owner]
        called = [owner, *(name for source in sisters for name in (source.name, *source.aliases))]
    return frozenset(stem for name in called for stem in _stems(name))


def _stems(name: str) -> list[str]:
    """The telling words of a name, as they are compared."""
    folded = fold(name.lstrip("@")).text
    plain = [hit for hit in shipped("outlets", "countries", "bodies").scan(folded) if hit.value != "voice"]
    spans = [(match.start(), match.end()) for match in _WORD.finditer(folded)]
    telling = [(a, b) for a, b in spans if b - a > 2 and not any(hit.start <= a and b <= hit.end for hit in plain)]
    return [_stem(folded[start:end]) for start, end in telling]


def _stem(word: str) -> str:
    if "\u0600" <= word[0] <= "\u06ff":
        return word.removeprefix("ال")
    return word.rstrip("аяоеыиіьй") if word[0] > "\u0400" and len(word) > _STEM else word


def names_house(word: str, own: House) -> bool:
    """Whether `word`, in any case and behind any proclitic, is one of the words of the house `own`."""
    plain = fold(word).text
    if not plain or not (word[0].isupper() or "\u0600" <= plain[0] <= "\u06ff"):
        return False
    if plain[0] < "\u0400":
        return _POSSESSIVE.sub("", plain) in own
    if "\u0600" <= plain[0] <= "\u06ff":
        forms = {plain, *(plain.removeprefix(prefix) for prefix in (*_ARTICLES, *_CLITICS))}
        return bool(forms & own)
    return any(plain.startswith(stem) and len(plain) - len(stem) <= _ENDING for stem in own if len(stem) >= _STEM)


def own_people(reading: Reading, start: int, end: int, own: House) -> bool:
    """Whether `start`–`end` says that the writer's own people saw or checked it, or that witnesses told him."""
    for mark in reading.marks("attributions", start, end, "own"):
        if not _told(reading.text, start, mark) and not quoted(reading.text, mark.start):
            return True
    if not reading.any("reporters"):
        return False
    return _reporter(reading, start, end, own) or _witnesses(reading, start, end, own)


def _told(text: str, start: int, mark: Hit) -> bool:
    """Whether the reporter at `mark` is told something by others, or glued to an Arabic "to"."""
    if mark.start > start and text[mark.start - 1] == "ل":
        return True
    return _HEARERS.search(text, max(start, mark.start - _MENTION), mark.start) is not None


def _reporter(reading: Reading, start: int, end: int, own: House) -> bool:
    """Whether a reporter stands beside the name of the house or a word for "our"."""
    for mark in reading.marks("reporters", start, end, "reporter"):
        if _told(reading.text, start, mark):
            continue
        before = reading.text[max(start, mark.start - 40) : mark.start]
        behind = reading.text[mark.end : min(end, mark.end + 40)]
        near = _last(before)[-_BEFORE:] + _first(behind)[:_BEHIND]
        if any(names_house(word, own) for word in near):
            return True
        mine = reading.marks("reporters", max(start, mark.start - 20), min(end, mark.end + 20), "mine")
        if any(len(reading.text[min(a.end, b.end) : max(a.start, b.start)].split()) <= 1 for a, b in _with(mine, mark)):
            return True
    return False


def _with(marks: list[Hit], mark: Hit) -> list[tuple[Hit, Hit]]:
    return [(one, mark) for one in marks]


def _last(text: str) -> list[str]:
    """The words behind the last break of `text`."""
    return _WORD.findall(_PART.split(text)[-1])


def _first(text: str) -> list[str]:
    """The words before the first break of `text`."""
    return _WORD.findall(_PART.split(text)[0])


def _witnesses(reading: Reading, start: int, end: int, own: House) -> bool:
    """Whether one remark of `start`–`end` has private people telling the writer what they saw."""
    if reading.first("reporters", start, end, "witness") is None:
        return False
    breaks = [start, *(match.end() for match in _PART.finditer(reading.text, start, end)), end]
    return any(_witness(reading, begin, stop, own) for begin, stop in pairwise(breaks))


def _witness(reading: Reading, start: int, end: int, own: House) -> bool:
    witness = reading.first("reporters", start, end, "witness")
    if witness is None or reading.first("reporters", start, end, "partisan") is not None:
        return False
    if reading.first("attributions", start, end, "say") is None:
        return False
    us = reading.marks("reporters", start, end, "us")
    named = reading.marks("actors", start, end) + reading.marks("bodies", start, end)
    if any(mark.start not in (one.start for one in us) for mark in named):  # "us" is no state
        return False
    if us:
        return True
    return any(names_house(word, own) for word in _WORD.findall(reading.text[start:end]))
