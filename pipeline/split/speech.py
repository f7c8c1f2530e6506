"""Whose quotation goes on: over several sentences and paragraphs, closed or never closed."""

from __future__ import annotations

_OPENS, _CLOSES, _EVEN = "“«„", "”»", '"'
_REACH = 400
"""Characters looked back in a line for the sign that opened a quotation."""


def quoted(text: str, at: int) -> bool:
    """Whether `at` stands in a quotation that was opened before it in its line."""
    begin = max(text.rfind("\n", 0, at) + 1, at - _REACH)
    opened = max(text.rfind(sign, begin, at) for sign in _OPENS)
    closed = max(text.rfind(sign, begin, at) for sign in _CLOSES)
    return opened > closed or text.count(_EVEN, begin, at) % 2 == 1


def goes_on(text: str, start: int) -> bool:
    """Whether the paragraph at `start` opens with a quotation: the last speaker's, unless it says whose."""
    return text[start : start + 1] in (*_OPENS, _EVEN)
