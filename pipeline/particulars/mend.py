"""Mends words that are written broken to slip past moderation: د!!عـ ـش, اعتـ ـقلت, قـ.ـصف."""

from __future__ import annotations

import re

_LETTER = "\u0621-\u063a\u0641-\u064a"
_TATWEEL = re.compile(rf"(?<=[{_LETTER}])(?:[.!*،,]*ـ+[\s.!*،,]*ـ*|[.!*]+\s?ـ+)(?=[{_LETTER}])")
"""A break with a tatweel in it: no word ends in one, so whatever stands between was put there to break it."""
_MARKS = re.compile(rf"(?<![{_LETTER}])([{_LETTER}]{{1,2}})[!*.]{{1,3}}(?=[{_LETTER}])")
"""Marks behind one or two letters; behind more they may end a sentence."""
_LONE = re.compile("ـ+")


def mend(text: str) -> str:
    """`text` with broken Arabic words joined: a tatweel or stray marks between two letters go, blanks beside it too."""
    if max(text, default="") < "\u0600":
        return text
    if "ـ" in text:
        text = _LONE.sub("", _TATWEEL.sub("", text))
    return _MARKS.sub(r"\1", text)
