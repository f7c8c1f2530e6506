"""Whom a statement names only because he tells what others did: "according to the General Staff"."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.reading import Reading

TELLS = 40
"""Letters before a name in which it is told that those named only tell it."""


def only_tells(reading: Reading, hit: Hit) -> bool:
    """Whether the actor at `hit` neither acts nor suffers, but is who says so."""
    before = _TOLD_BY.search(reading.folded, max(0, hit.start - TELLS), hit.start)
    return before is not None or _TELL.match(reading.folded, hit.end) is not None


_TOLD_BY = re.compile(
    r"(?:\baccording to|\bas per|\bper"
    r"|(?:повідом|порах|заявл|звіт|кажут|сообщ|заяв|подсч|отчит|утвержд|стверджу)\w* (?:у|в|во))"
    r"(?: (?:the|an?|[\w-]+['’]s|українськ\w+|российск\w+))* $"
)
_TELL = re.compile(r"\w* (?:відзвітува|повідом|порахува|підрахува|отчита|сообщ|подсчита)\w+ про ")
