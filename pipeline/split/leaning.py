"""What a statement leans on, told beside its own words: another's video, a line "Source: X", "we could not verify"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.roster import Roster
from pipeline.split.credited import declined
from pipeline.split.credits import name_like
from pipeline.split.reading import Reading
from pipeline.types import Stance, Statement

_HANDLE = r"@(?P<handle>\w{2,30})"
_WORD = r"[^\W\d_][\w.-]*"
_BEHIND = re.compile(
    rf"\s+(?:(?:by|from|of|via|per|от|из|від|з|من|عن|نشره|نشرها|ل)\s+)?(?:the\s+)?(?:{_HANDLE}|(?P<name>{_WORD}(?:\s{_WORD}){{0,3}}))"
)
"""A name behind the material: "video by @x", "видео Ривера", "خريطة محلل النهر"."""
_BEFORE = re.compile(
    rf"(?:{_HANDLE}(?:['’]s)?|(?<![\w])(?P<name>{_WORD}(?:\s{_WORD}){{0,3}})['’]s?)"
    r"(?:\s+(?:latest|new|own|live|posted|shared|published|tweeted|a|the)){0,2}\s+$"
)
"""A name before it: "@x posted a video", "River Analyst's thread"."""
_NEAR = 60
"""Characters before the material within which its owner's name stands."""
_SOURCE_LINE = re.compile(
    r"\W*(?:sources?|src|via|h/t|hat tip|المصدر|المصادر|источники?|джерел[оа])\s*[:–—-]\s*"
    r"(?P<name>[^\n:]{2,60}?)[\s.]*$",
    re.IGNORECASE,
)
_SEPARATE = re.compile(r"\n\s*\n")
"""An empty line: what stands behind it speaks no more of what stands before."""
_REST = 6
"""Words beside those of the reserve in a sentence that only says that what was told is not checked."""


def material(reading: Reading, span: tuple[int, int], names: Roster, source: str) -> tuple[str, ...]:
    """The one whose video, map or post `span` says that it tells from; () where nobody other than `source` is named.

    A handle is always somebody's name; other names only where `names` knows them, since "video from Homs" names none.
    """
    for mark in reading.marks("materials", *span):
        behind = _BEHIND.match(reading.text, mark.end, span[1])
        before = _BEFORE.search(reading.text, max(span[0], mark.start - _NEAR), mark.start)
        for match in (one for one in (before, behind) if one is not None):
            name = match["handle"] or _known(match["name"], names, first=match is behind)
            found = names.named(name) if name else None
            if name and (found is None or found.name != source):
                return (name,)
    return ()


def _known(phrase: str, names: Roster, *, first: bool) -> str | None:
    """The longest name that `names` knows at the beginning of `phrase` (`first`), else at its end."""
    words = phrase.split()
    for length in range(len(words), 0, -1):
        part = " ".join(words[:length] if first else words[-length:])
        if part[0].isupper() or not part[0].isascii():
            if names.named(part) is not None:
                return part
            if part[0] > "\u0400" and (case_of := declined(names, part)):
                return case_of
    return None


def leaning(reading: Reading, found: Sequence[Statement]) -> list[Statement]:
    """`found`, the statements of a post in order, with what a later line of the same paragraph says of them all.

    A line "Source: X" credits X, and a sentence such as "We could not verify this" takes back the writer's own voice;
    neither touches who is credited or passed on already, and neither is a claim.
    """
    told = list(found)
    for at, one in enumerate(told):
        if not at:
            continue
        name = _stated(one, last=at + 1 == len(told))
        hedge = None if name else _only_reserve(reading, one)
        if name is None and hedge is None:
            continue
        told[at] = one.model_copy(update={"aside": one.aside or ("source" if name else "reserve")})
        for before in range(at - 1, -1, -1):
            earlier = told[before]
            if _SEPARATE.search(reading.text, earlier.end, told[before + 1].start):
                break
            if earlier.stance is Stance.ASSERTS and not earlier.credit and not earlier.hedged:
                change = {"credit": (name,)} if name else {"hedged": True, "hedge": hedge}
                told[before] = earlier.model_copy(update={**change, "own_act": None})
    return told


def _stated(one: Statement, *, last: bool) -> str | None:
    """Whom a closing line "Source: X" names."""
    match = _SOURCE_LINE.match(one.quote) if last else None
    if match is None:
        return None
    name = match["name"].strip().lstrip("@")
    return name if name_like(name) else None


def _only_reserve(reading: Reading, one: Statement) -> str | None:
    """The words of a sentence that tells nothing but that the writer does not vouch for what he told."""
    doubt = reading.first("hedges", one.start, one.end, "doubt")
    if doubt is None or one.stance not in (Stance.ASSERTS, Stance.DENIES):
        return None
    if _checked(reading, one, doubt.start, doubt.end) or any(char.isdigit() for char in one.quote):
        return None  # "80 maybe" doubts its own count
    rest = len(reading.text[one.start : doubt.start].split()) + len(reading.text[doubt.end : one.end].split())
    return reading.text[doubt.start : doubt.end] if rest <= _REST else None


def _checked(reading: Reading, one: Statement, start: int, end: int) -> bool:
    """Whether `one` tells of an event outside of `start`–`end`."""
    events = reading.marks("events", one.start, one.end)
    return any(mark.value != "none" and not (start <= mark.start and mark.end <= end) for mark in events)
