"""Pages saved by a program often hold one headline several times on a line, with the site's name between."""

from __future__ import annotations

_PROBE = 20
"""Characters at a line's end that must be met again before it is looked at any closer."""
_REST = 90
"""Characters of site names and the like that may stand between the repetitions."""
_SHARE = 0.4
"""Most of a line that they may take up."""


def repetition(text: str, start: int, end: int) -> int:
    """Where the last of several repetitions of one headline begins in `start`–`end`; `start` when nothing repeats."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start < 2 * _PROBE:
        return start
    first = text.find(text[end - _PROBE : end], start, end - _PROBE)
    if first < 0:
        return start
    length = _PROBE
    stop = first + _PROBE
    while stop - length > start and end - length > stop and text[stop - length - 1] == text[end - length - 1]:
        length += 1
    begin = _word_start(text, end - length, end)
    headline = text[begin:end]
    rest = end - start - text.count(headline, start, end) * len(headline)
    if rest > min(_REST, _SHARE * (end - start)) or len(headline) < _PROBE:
        return start
    return begin


def _word_start(text: str, at: int, end: int) -> int:
    """The first beginning of a word from `at` on."""
    while at < end and not (text[at].isalnum() or text[at] in '#“"«'):
        at += 1
    if at and text[at - 1].isalnum():
        while at < end and not text[at].isspace():
            at += 1
        return _word_start(text, at, end) if at < end else end
    return at
