"""Where sentences end, in four languages, with exact offsets.

Our own, not `sentencex`: posts glue sentences together ("district.The"), number them ("1/"), abbreviate compass
points ("S. Aleppo") and break lines, and a span must never move by a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.broken_words import breaks
from pipeline.split.reading import Reading

_STOP = re.compile(r"[.!?…؟۔。]+[\"'”’»)\]]*")
_INITIAL = re.compile(r"(?:^|[\s(\"“«.#])[^\W\d_]$")
_CLOSERS = "\"'”’»)]"
_LOWER_JOIN = re.compile(r"[^\W\d_]{2,}$")
_TATWEEL = "ـ"
"""Arabic writers stretch and dot words ("تعتـ.ـقل") to get past moderation."""
_PAUSE = 80
_PAUSED = 5
"""Words: two dots behind fewer are a pause in an Arabic headline ("ريف إدلب.. قصف")."""
_WRAP = 40
"""Characters: a line at least this long may have been broken by a mail or terminal program, not by its writer."""


def sentences(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of `start`–`end` as spans, in order, without the blanks between them."""
    text = reading.text
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() > begin and _ends(reading, begin, stop.start(), stop.end(), end):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _is_arabic(char: str) -> bool:
    return "\u0600" <= char <= "\u06ff"


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(reading: Reading, begin: int, stop: int, after: int, end: int) -> bool:
    """Whether the punctuation at `stop`–`after` ends a sentence that began at `begin`."""
    text = reading.text
    if after >= end:
        return True
    following = text[after]
    if _TATWEEL in (text[stop - 1], following) or breaks(text, stop, after):
        return False
    if _is_arabic(text[stop - 1]) and text[stop:after] in ("..", "...", "…"):
        return len(text[max(begin, stop - _PAUSE) : stop].split()) >= _PAUSED
    if not following.isspace():
        return _glued(text, begin, stop, after, end)
    nearest = text[after : after + 40].lstrip()[:1]
    if nearest and nearest.islower():
        return len(text[stop:after].strip(_CLOSERS + ".…")) > 1  # "airbase!! reports of …"
    if text[stop] != "." or text[stop:after].startswith(".."):
        return True
    before = text[max(begin, stop - 12) : stop]
    if _INITIAL.search(before) or (before.lstrip().isdigit() and stop - begin < 4):
        return False
    return not _abbreviated(reading, stop, nearest)


def _glued(text: str, begin: int, stop: int, after: int, end: int) -> bool:
    """Whether a full stop without a blank behind it ("district.The", Arabic captions) ends a sentence."""
    if text[after] == "#":
        return True
    if text[stop:after].strip(_CLOSERS) == "." and after + 1 < end and after == stop + 1:
        before, first, second = text[max(begin, stop - 3) : stop], text[after], text[after + 1]
        if not _LOWER_JOIN.search(before):
            return False
        if "\u0600" <= first <= "\u06ff" and "\u0600" <= before[-1] <= "\u06ff":
            return len(before) == 3 and _LOWER_JOIN.search(text[after : after + 3]) is not None
        return before[-1].islower() and first.isupper() and second.islower() and len(before) == 3
    return text[stop] in "!?؟…" and after < end and (text[after].isupper() or "\u0620" <= text[after] <= "\u064a")


def _abbreviated(reading: Reading, stop: int, nearest: str) -> bool:
    """Whether the word before the full stop at `stop` is an abbreviation that goes on."""
    for mark in reading.marks("abbreviations", max(0, stop - 12), stop):
        if mark.end == stop:
            return mark.value == "title" or not nearest.isupper()
    return False


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of `text` as spans, blank ones too; a line broken in mid-sentence is joined with the next."""
    begin = at = 0
    while at <= len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if stop < len(text) and _wrapped(text, at, stop):
            at = stop + 1
            continue
        yield begin, stop
        begin = at = stop + 1


def _wrapped(text: str, start: int, stop: int) -> bool:
    """Whether the line `start`–`stop` was broken in mid-sentence."""
    if stop - start < _WRAP or stop + 1 >= len(text):
        return False
    last, following = text[stop - 1], text[stop + 1]
    return following.islower() and (last.isalnum() or last in ",;-")
