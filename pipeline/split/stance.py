"""How a clause stands to what it is about: it asserts, denies, questions or corrects."""

from __future__ import annotations

import re

from pipeline.split.reading import Reading
from pipeline.types import Stance

_QUESTION = re.compile(r"[?؟][\s\"”’»)!?؟]*$")
_MENTIONS = re.compile(r"(?:\.?@\w+[\s:,]*)+")
_ANSWER = 14
"""Words: a longer answer argues; whether it denies can't be told from one word of it."""
_HEAD = 18
"""Characters within which a short answer says that a thing is false ("That is just wrong")."""
_NEAR = 25
"""Characters behind a negation within which it negates the event."""
_SHORT = 9
"""Words: an answer this short that puts another account in place ("It was the NDF only") is part of the denial."""


def stance(reading: Reading, start: int, end: int, *, answers: bool, before: Stance, mending: bool = False) -> Stance:
    """The stance of `start`–`end`; `answers`: the post answers another; `before`: the stance of the clause before.

    `mending`: the post's heading says that it is a correction, so that what it tells of its own report is taken back.
    """
    if mending and reading.first("corrections", start, end, "report"):
        return Stance.CORRECTS
    if reading.first("corrections", start, end, "correct") or reading.first(
        "corrections", start, start + _HEAD, "opens"
    ):
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
    """Whether an answer is, in short, that a thing told is not so ("No, they did not take it", "That's false")."""
    if mentions := _MENTIONS.match(reading.text, start, end):
        start = mentions.end()
    if len(reading.text[start:end].split()) > _ANSWER or reading.first("pronouns", start, end, "addressed"):
        return False
    weak = reading.first("denials", start, end, "weak")
    if weak is not None and weak.start - start <= _HEAD:
        return True
    negation = reading.first("denials", start, end, "not")
    if reading.opens("denials", start, end, "no") is not None:
        return _event(reading, start, end)
    if negation is None or reading.opens("pronouns", start, end, "pronoun", "answer") is None:
        return False
    return _event(reading, negation.end, min(end, negation.end + _NEAR))


def _event(reading: Reading, start: int, end: int) -> bool:
    return reading.first("events", start, end) is not None
