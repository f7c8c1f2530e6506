"""Whose words a line holds: quotations with their speakers, and the credits at a line's edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.roster import Roster
from pipeline.sought import Sought
from pipeline.split.blocks import Clock
from pipeline.split.credits import leading, name_like, trailing
from pipeline.split.reading import Reading

_NAME = r"@?[^\W_][\w'’.&-]*(?:\s+[^\W_][\w'’.&-]*){0,4}"
_QUOTED = Sought(
    r"[“\"«](?P<text>[^“”\"«»\n]{12,}?)(?:[”\"»]\s*[–—-]+\s*|[”\"»]?\s*[–—]+\s*)"
    rf"(?P<name>{_NAME})\s*(?:\(\d+\s?\w{{1,7}}(?:\s+ago)?\)\s*)?(?=$|\n|[.,;]|[“\"«])"
)
_SOURCE = Sought(
    r"[.!?”]\s+(?:Source|Sources|Источник|Джерело|المصدر)\s*:\s*[“\"«]?(?P<name>[^“”\"«».\n]{2,48})[.]?[”\"»]?[.]?"
)
_SIGNED = re.compile(r"\s*[–—-]+\s*(?P<name>[^–—.,;\n“”\"]{2,48})[.,;]\s+")
"""A credit inside a line: what stands before it is an item of its own."""
_RIVAL = re.compile(r";\s+(?P<who>[^;:“”\n]{2,60}):\s+“(?P<text>[^“”\n]+)”")
_NOTE = re.compile(
    r"\s*\((?:(?:reported|confirmed) by \d+ independent sources|doubted by [^()\n]{1,90})\)\s*"
    r"|;\s+(?:also )?denied by [^;“”\n]{1,90}"
)
"""What our own round-ups print behind an item."""
_OPENING = re.compile(r"\s*[,:]?\s*[“\"«„”]\s*")
_CLOSING = re.compile(r"[”\"»]|“(?=\s|$)")
_SENTENCE_START = re.compile(r"[.!?…]+[\"”»)]*\s+|\n\s*")
_AROUND_NAME = re.compile(
    r"^(?:however|but|and|also|meanwhile)\b|\b(?:just|also|now|then)$|^(?:pro-\w+|analyst|journalist|reporter|activist)\b",
    re.IGNORECASE,
)
_MEMORY = 160
"""Characters looked back for whom "he" stands for."""
_SPEAKER = 60
"""Characters within which a sentence names its speaker."""


class Passage(NamedTuple):
    """A stretch of text with one layout: a heading, a line, the quotation of another."""

    start: int
    end: int
    credit: tuple[str, ...] = ()
    aside: str | None = None
    """Why the whole of it makes no claim."""
    fresh: bool = False
    """It opens a block (blank line, update): what governed before does not reach it."""
    rival: bool = False
    """It is printed as the answer of another to what stands before it."""
    hedge: str | None = None
    """The words for a source that is nobody, behind the whole of it."""
    clock: Clock | None = None
    """When its block of a live page was written, where that is said."""
    age: str | None = None
    """How old the pasted post was that it is of, as written in its head."""
    printed: bool = False
    """It is an item of a round-up of ours: one claim as it stands, credited as printed."""


class Line(NamedTuple):
    """A line without its bullets and labels."""

    start: int
    end: int
    voice: tuple[str, ...] = ()
    """Whose line a header says it is."""
    listed: bool = False
    """It stands in a round-up."""
    relays: bool = False
    """Its writer passes on what others say."""
    block: bool = False
    """It opens a block of a live page."""


class _Told(NamedTuple):
    """Someone's own words behind a verb of saying: "Lister tweets “…”"."""

    lead: int
    """Where the sentence that names him begins."""
    start: int
    end: int
    credit: tuple[str, ...]


def quotations(reading: Reading, names: Roster, line: Line) -> Iterator[Passage]:
    """Yield the quotations of `line` with whom they are from, and what stands around them, in order."""
    if line.listed and _RIVAL.search(reading.text, line.start, line.end):
        yield from _rivals(reading, names, line)
        return
    told = _told(reading, names, line)
    if told is not None:
        yield from _around(reading, names, line, told)
        return
    at = line.start
    for match in _QUOTED.finditer(reading.text, line.start, line.end):
        name = match["name"].lstrip("@")
        if names.named(name) is None and not (name[0].isupper() or match["name"][0] == "@"):
            continue
        if reading.text[at : match.start()].strip(" \n–—-"):
            yield Passage(at, match.start(), line.voice, aside="introduces a quotation", fresh=line.block)
        yield Passage(*match.span("text"), (name,), fresh=line.block)
        at = match.end()
    if at == line.start or any(char.isalnum() for char in reading.text[at : line.end]):
        yield from _sourced(reading, names, line._replace(start=at))


def _rivals(reading: Reading, names: Roster, line: Line) -> Iterator[Passage]:
    """A printed item with the answers of others: "text; Leith Fadel: “It was the NDF only” –Stork"."""
    answers = list(_RIVAL.finditer(reading.text, line.start, line.end))
    tail = trailing(reading, (line.start, line.end), names, listed=True)
    yield Passage(line.start, answers[0].start(), tail.names if tail else line.voice, fresh=line.block)
    for answer in answers:
        yield Passage(*answer.span("text"), (answer["who"].strip(),), rival=True)


def _told(reading: Reading, names: Roster, line: Line) -> _Told | None:
    """The first quotation that a verb opens ("Ivan asks, “…”") and whose speaker is known, or the page a round-up."""
    text = reading.text
    lead = at = line.start
    for mark in reading.marks("attributions", line.start, line.end, "quote"):
        opening = _OPENING.match(text, mark.end, line.end)
        if opening is None or mark.start < at:
            continue
        for match in _SENTENCE_START.finditer(text, at, mark.start):
            lead = match.end()
        at = mark.start
        if at - lead > _SPEAKER:
            continue
        name = _AROUND_NAME.sub("", text[lead : mark.start].strip(" ,")).strip(" ,")
        if reading.opens("pronouns", lead, mark.start, "pronoun") is not None:
            name = _last_named(text, line.start, lead, names) or ""
        known = names.named(name) is not None
        if known or ((line.listed or line.relays) and name[:1].isupper() and len(name.split()) <= 4):
            closing = _CLOSING.search(text, opening.end(), line.end)
            stop = closing.start() if closing else _unclosed(reading, opening.end(), line.end)
            return _Told(lead, opening.end(), stop, (name,))
    return None


def _last_named(text: str, start: int, end: int, names: Roster) -> str | None:
    """The source named last in `start`–`end`."""
    window = text[max(start, end - _MEMORY) : end]
    found = max(((window.rfind(name), name) for name, _ in names.names()), default=(-1, ""))
    return found[1] if found[0] >= 0 else None


def _unclosed(reading: Reading, start: int, end: int) -> int:
    """Where a quotation that is never closed ends: before the next sentence with another speaker, or with its line."""
    for match in _SENTENCE_START.finditer(reading.text, start, end):
        said = reading.first("attributions", match.end(), min(end, match.end() + _SPEAKER), "say")
        if said is not None and reading.text[match.end() : match.end() + 1].isupper():
            return match.end()
    return end


def _around(reading: Reading, names: Roster, line: Line, told: _Told) -> Iterator[Passage]:
    """What stands before a told quotation, the quotation, and what follows it."""
    at = line.start
    for match in _SOURCE.finditer(reading.text, at, told.lead):
        yield Passage(at, match.start() + 1, (match["name"].strip(),), fresh=line.block)
        at = match.end()
    if any(char.isalnum() for char in reading.text[at : told.lead]):
        yield Passage(at, told.lead, line.voice, fresh=line.block)
    yield Passage(told.start, told.end, told.credit, fresh=line.block)
    if any(char.isalnum() for char in reading.text[told.end : line.end]):
        yield from _sourced(reading, names, line._replace(start=told.end))


def _sourced(reading: Reading, names: Roster, line: Line) -> Iterator[Passage]:
    """The line cut behind each "Source: X" or "–X.", then its leading and trailing credits taken off."""
    start, end, voice = line.start, line.end, line.voice
    for match in _SIGNED.finditer(reading.text, start, end) if line.listed else ():
        if match.end() >= end or all(map(name_like, reading.text[match.end() : end].split(","))):
            continue
        if names.named(match["name"].strip()) is not None:
            yield Passage(start, match.start(), (match["name"].strip(),), fresh=line.block)
            start = match.end()
    for match in _SOURCE.finditer(reading.text, start, end):
        if match.end() < end:
            yield Passage(start, match.start() + 1, (match["name"].strip(),), fresh=line.block)
            start = match.end()
    lead = leading(reading.text, start, end, names)
    if lead is not None:
        start, voice = lead.at, voice or lead.names
    tail = trailing(reading, (start, end), names, listed=line.listed)
    if tail is not None:
        end, voice = tail.at, tail.names or voice
    if line.listed and (note := _NOTE.search(reading.text, max(start, end - _MEMORY), end)) and note.end() == end:
        end = note.start()
    if start < end:
        yield Passage(start, end, voice, fresh=line.block, hedge=tail.hedge if tail else None)
