"""Mends words that are written broken to slip past moderation (د!!عـ ـش, قـ.ـصف, kil*led), and words run together."""

from __future__ import annotations

import re

from pipeline.broken_words import LETTER as _LETTER
from pipeline.broken_words import breaks, known

_TATWEEL = re.compile(rf"(?<=[{_LETTER}])(?:[.!*،,]*ـ+[\s.!*،,]*ـ*|[.!*]+\s?ـ+)(?=[{_LETTER}])")
"""A break with a tatweel in it: no word ends in one, so whatever stands between was put there to break it."""
_MARKS = re.compile(rf"(?<![{_LETTER}])([{_LETTER}]{{1,2}})[!*.]{{1,3}}(?=[{_LETTER}])")
"""Marks behind one or two letters; behind more they may end a sentence."""
_INSIDE = re.compile(rf"(?<=[{_LETTER}])[!*.؟]{{1,3}}(?=[{_LETTER}])")
"""Marks between two letters, which may stand inside a word."""
_SPELT = re.compile(rf"(?<![{_LETTER}])[{_LETTER}](?:[ *_./-][{_LETTER}]){{2,}}(?![{_LETTER}])")
"""A word written letter by letter: "ق ص ف"."""
_LONE = re.compile("ـ+")
_RUN_TOGETHER = re.compile(rf"(?<=[ةى])(?=[{_LETTER}])|(?<=ء)(?=[أإآ])")
"""Letters that end a word and go on: two words, as where a page's heading and text were run together."""
_STRETCHED = re.compile(rf"([{_LETTER}])\1{{2,}}")
"""A letter written three times or more, as one draws a cry out: عاااجل."""
_LATIN = re.compile(r"(?<=[a-z])[*](?=[a-z])")


def mend(text: str) -> str:
    """`text` with broken words joined: a tatweel or stray marks between two letters go, blanks beside it too.

    Arabic words that run into the next one are set apart.
    """
    if "*" in text:
        text = _LATIN.sub("", text)
    if max(text, default="") < "\u0600":
        return text
    if "ـ" in text:
        text = _LONE.sub("", _TATWEEL.sub("", text))
    text = _INSIDE.sub(lambda at: "" if breaks(at.string, *at.span()) else at[0], text)
    text = _SPELT.sub(_joined, text)
    return _RUN_TOGETHER.sub(" ", _MARKS.sub(r"\1", _STRETCHED.sub(r"\1", text)))


def _joined(spelt: re.Match[str]) -> str:
    """The word that single letters spell, where it is one that we know."""
    word = spelt[0][::2]
    return word if known(word) else spelt[0]
