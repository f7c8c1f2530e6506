"""Where a span's readable words begin and end: without blanks, dashes, lone quotation marks and invisible signs."""

from __future__ import annotations

from pipeline.text import INVISIBLE

_BLANK = " \t\n\r،,;:–—-|•*>·"
_CLOSES = {"“": "”", "«": "»", "(": ")", "[": "]", "„": "“", "‘": "’"}
_OPENS = {"”": "“", "»": "«", ")": "(", "]": "["}
_BOTH = '"'
_REACH = 1000
"""Characters within which a bracket or quotation mark finds its other half."""


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span `start`–`end` of `text` without what says nothing at its edges."""
    for _ in range(end - start):
        if start >= end:
            break
        if _blank(text[start]) or _lone_opening(text, start, end) or text[start] in _OPENS:
            start += 1
        elif _blank(text[end - 1]) or _lone_closing(text, start, end):
            end -= 1
        elif _wrapped(text, start, end):
            start, end = start + 1, end - 1
        else:
            break
    return start, end


def _blank(char: str) -> bool:
    return char in _BLANK or char.isspace() or _INVISIBLE.get(char, False)


def _lone_opening(text: str, start: int, end: int) -> bool:
    """Whether a bracket or quotation mark opens at `start` and is not closed before `end`."""
    char = text[start]
    if char == _BOTH:
        return text.find(_BOTH, start + 1, min(end, start + _REACH)) < 0
    return char in _CLOSES and text.find(_CLOSES[char], start + 1, min(end, start + _REACH)) < 0


def _lone_closing(text: str, start: int, end: int) -> bool:
    """Whether a bracket or quotation mark closes at the end that was not opened behind `start`."""
    char = text[end - 1]
    if char == _BOTH:
        return text.count(_BOTH, max(start, end - _REACH), end) % 2 == 1
    return char in _OPENS and text.find(_OPENS[char], max(start, end - _REACH), end - 1) < 0


def _wrapped(text: str, start: int, end: int) -> bool:
    """Whether one pair of quotation marks holds the whole span."""
    first, last = text[start], text[end - 1]
    if end - start < 3 or first not in '“"«' or last not in '”"»':
        return False
    return not any(text.find(char, start + 1, end - 1) >= 0 for char in '“”"«»')


def _expanded(ranges: str) -> dict[str, bool]:
    """The characters of a regular expression's class of ranges."""
    found: dict[str, bool] = {}
    at = 0
    while at < len(ranges):
        if ranges[at + 1 : at + 2] == "-":
            found.update(dict.fromkeys(map(chr, range(ord(ranges[at]), ord(ranges[at + 2]) + 1)), True))
            at += 3
        else:
            found[ranges[at]] = True
            at += 1
    return found


_INVISIBLE = _expanded(INVISIBLE)
