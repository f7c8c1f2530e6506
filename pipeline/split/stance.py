"""How a clause stands to what it is about: it asserts, denies, questions or corrects."""

from __future__ import annotations

import re

from pipeline.split.reading import Reading
from pipeline.types import Stance

_QUESTION = re.compile(r"[?؟][\s\"”’»)!?؟]*$")
_SHORT = 9
"""Words: an answer this short that puts another account in place ("It was the NDF only") is part of the denial."""


def stance(reading: Reading, start: int, end: int, *, answers: bool, before: Stance) -> Stance:
    """The stance of `start`–`end`; `answers`: the post answers another; `before`: the stance of the clause before."""
    if reading.first("corrections", start, end):
        return Stance.CORRECTS
    if asks(reading, start, end, answers):
        return Stance.QUESTIONS
    if reading.first("denials", start, end, "deny"):
        return Stance.DENIES
    if answers and _contradicts(reading, start, end):
        return Stance.DENIES
    if before is Stance.DENIES and reading.opens("denials", start, end, "instead"):
        return Stance.DENIES if len(reading.text[start:end].split()) <= _SHORT else Stance.ASSERTS
    return Stance.ASSERTS


def asks(reading: Reading, start: int, end: int, answers: bool) -> bool:
    """Whether `start`–`end` is a question or a doubt."""
    if _QUESTION.search(reading.text, max(start, end - 12), end):
        return True
    doubt = reading.first("questions", start, end, "doubt")
    if doubt is None:
        return False
    return answers or (
        doubt.start - start < 24 and not reading.first("predicates", start, doubt.start, "act", "outcome")
    )


def _contradicts(reading: Reading, start: int, end: int) -> bool:
    """Whether an answer says of a deed that it is not so."""
    if reading.first("denials", start, end, "weak"):
        return True
    negation = reading.first("denials", start, end, "not")
    if negation is None or negation.start - start > 40:
        return False
    return any(mark.value != "none" for mark in reading.marks("events", start, end))
