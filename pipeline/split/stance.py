"""How a clause stands to what it is about: it asserts, denies, questions or corrects."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.split.falsehood import called_false, mentioned
from pipeline.split.mending import mends, undoes
from pipeline.split.reading import Reading
from pipeline.split.untold import untold
from pipeline.taking_back import only_tidies
from pipeline.types import Stance

_QUESTION = re.compile(r"[?؟][\s\"”’»)!?؟]*$")
_MENTIONS = re.compile(r"(?:\.?@\w+[\s:,]*)+")
_ANSWER = 14
"""Words: a longer answer argues; whether it denies can't be told from one word of it."""
_HEAD = 18
"""Characters within which a correction opens its sentence."""
_LEADING = 4
"""Words before the word that says that a thing is false ("That is just a lie")."""
_PAUSE = re.compile(r"(?:\s*[.,!:;؛،…]|\s*$|\s+[^\w\s]|\s+(?:RT|via)\b|\s+https?:)")
"""What ends such a verdict: where words go on ("lies and propaganda are …"), it is none."""
_NEAR = 25
"""Characters behind a negation within which it negates the event."""
_OLDER = re.compile(
    r"\b(?:is|was|are|'s|’s)\s+(?:\w+\s+)?from\s+[^.!?\n]{0,40}?(?:\b(?:19|20)\d\d\b|,\s+not\b)"
    r"|(?<!\w)(?:это|це|هذا|هذه|видео|відео|фото|فيديو|صورة)\s[^.!?؟\n]{0,40}?"
    r"(?:\b(?:19|20)\d\d\b|,\s+(?:а )?не\s|(?:،|\s)وليس)",
    re.IGNORECASE,
)
"""Says that what is shown is of another place or year ("That clip is from Gaza 2014, not Aleppo")."""
_TAKEN_UP = 5
"""Words between "no" and what it negates."""
_SHORT = 9
"""Words: an answer this short that puts another account in place ("It was the NDF only") is part of the denial."""


def stance(reading: Reading, start: int, end: int, *, answers: bool, before: Stance, mending: bool = False) -> Stance:
    """The stance of `start`–`end`; `answers`: the post answers another; `before`: the stance of the clause before.

    `mending`: the post's heading says that it is a correction, so that what it tells of its own report is taken back.
    """
    if only_tidies(reading.text[start:end]) and not reading.marks("events", start, end):
        return Stance.ASSERTS
    if untold(reading, start, end):
        return Stance.ASSERTS
    if mending and reading.first("corrections", start, end, "report"):
        return Stance.CORRECTS
    if reading.first("corrections", start, end, "correct") or reading.first(
        "corrections", start, start + _HEAD, "opens"
    ):
        return Stance.CORRECTS
    if mends(reading, start, end) or undoes(reading, start, end):
        return Stance.CORRECTS
    if asks(reading, start, end, answers):
        return Stance.QUESTIONS
    if before is Stance.CORRECTS and reading.first("denials", start, end, "not") and _brief(reading, start, end):
        return Stance.CORRECTS
    if (denial := _denial(reading, start, end)) and not (answers and _argues(reading, start, denial)):
        return Stance.DENIES
    if denies_reports(reading, start, end) or (answers and _contradicts(reading, start, end)):
        return Stance.DENIES
    if before is Stance.DENIES and reading.opens("denials", start, end, "instead"):
        return Stance.DENIES if len(reading.text[start:end].split()) <= _SHORT else Stance.ASSERTS
    return Stance.ASSERTS


def _denial(reading: Reading, start: int, end: int) -> Hit | None:
    """The first word of a denial that is not only spoken of ("despite the lies")."""
    marks = reading.marks("denials", start, end, "deny")
    return next((mark for mark in marks if not mentioned(reading, start, mark.start)), None)


def _too_early(reading: Reading, start: int, end: int) -> bool:
    """Whether reports are named and called premature or overblown behind that."""
    report = reading.first("denials", start, end, "report")
    verdict = reading.first("denials", report.end, end, "weak", "verdict") if report else None
    if verdict is None:
        return False
    return not reading.text[verdict.start].isascii() or _IS.search(reading.text, start, verdict.start) is not None


_IS = re.compile(r"(?<!\w)(?:is|are|was|were|be|been)(?: \w+ly| just| all| simply| so far)?\s$", re.IGNORECASE)
"""Before an English verdict."""


def denies_reports(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Where the clause names reports and denies them as such, so that nobody else's account is given there."""
    found = called_false(reading, start, end)
    return found or ((start, end) if _too_early(reading, start, end) else None)


def _brief(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence behind a correction is short enough to say only what was not so."""
    return len(reading.text[start:end].split()) <= _ANSWER


def asks(reading: Reading, start: int, end: int, answers: bool) -> bool:
    """Whether `start`–`end` is a question or a doubt."""
    if _QUESTION.search(reading.text, max(start, end - 12), end):
        return True
    if _UNCONFIRMED.match(reading.text, start, end):
        return True
    doubt = reading.first("questions", start, end, "doubt")
    if doubt is None:
        return False
    return answers or (
        doubt.start - start < 24 and not reading.first("predicates", start, doubt.start, "act", "outcome")
    )


_UNCONFIRMED = re.compile(
    r"\W*(?:\w+ ){0,2}(?:(?:подтвержден|підтверджен)\w+ [^.,!?\n]{4,70}? (?:нет|немає|нема|не (?:было|було|поступ"
    r"|надход|надійшл)\w*"
    r"|отсутству\w+|відсутн\w+)(?!\w)"
    r"|(?:لم يرد|لا يوجد|لم يصدر) (?:اي |أي )?ت[اأ]كيد (?:\w+ ){0,2}(?:ل|حول|عن|بش[أا]ن))",
    re.IGNORECASE,
)
"""Says that a report has not been confirmed, which denies nothing."""


def _contradicts(reading: Reading, start: int, end: int) -> bool:
    """Whether an answer is, in short, that a thing told is not so ("No, they did not take it", "That's false")."""
    if mentions := _MENTIONS.match(reading.text, start, end):
        start = mentions.end()
    if len(reading.text[start:end].split()) > _ANSWER or reading.first("pronouns", start, end, "addressed"):
        return False
    if _verdict(reading, start, end) or _another_thing(reading, start, end):
        return True
    negation = reading.first("denials", start, end, "not")
    if negation is None:
        return False
    if no := reading.opens("denials", start, end, "no"):
        return _event(reading, start, end) or _takes_up(reading, no, negation)
    if reading.opens("pronouns", start, end, "pronoun", "answer") is None:
        return False
    comma = reading.text.find(",", negation.end, min(end, negation.end + _NEAR))
    return _event(reading, negation.end, comma if comma >= 0 else min(end, negation.end + _NEAR))


def _verdict(reading: Reading, start: int, end: int) -> bool:
    """Whether the answer opens with a verdict that says all ("Fake.", "That's just not true")."""
    weak = reading.first("denials", start, end, "weak")
    if weak is None or len(reading.text[start : weak.start].split()) > _LEADING:
        return False
    return _PAUSE.match(reading.text, weak.end, end) is not None


def _another_thing(reading: Reading, start: int, end: int) -> bool:
    """Whether the answer says that what is shown or named is something else ("That's not the same bridge")."""
    if _OLDER.search(reading.text, start, end):
        return True
    other = reading.first("denials", start, end, "other")
    return other is not None and len(reading.text[start : other.start].split()) <= _LEADING


def _takes_up(reading: Reading, no: Hit, negation: Hit) -> bool:
    """Whether "no" is followed by what is negated, in the words of the post that is answered ("No he hasn't")."""
    between = reading.text[no.end : negation.start]
    return len(between.split()) <= _TAKEN_UP and not any(sign in between for sign in ".!?:;")


def _argues(reading: Reading, start: int, denial: Hit) -> bool:
    """Whether a word of denial in an answer speaks of those who talk ("you think you're debunking it")."""
    return reading.first("pronouns", start, denial.start, "spoken to") is not None


def _event(reading: Reading, start: int, end: int) -> bool:
    return reading.first("events", start, end) is not None
