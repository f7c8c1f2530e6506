"""Quarters, streets and squares that are named for a day: "the 7 July district", "حي 7 يوليو"."""

from __future__ import annotations

from functools import lru_cache

from pipeline.particulars.marks import Span
from pipeline.particulars.reading import Reading
from pipeline.sought import Sought

_MONTHS = (
    ("january", "يناير", "كانون الثاني"),
    ("february", "فبراير", "شباط"),
    ("march", "مارس", "اذار"),
    ("april", "ابريل", "نيسان"),
    ("may", "مايو", "ايار"),
    ("june", "يونيو", "حزيران"),
    ("july", "يوليو", "تموز"),
    ("august", "اغسطس", "اب"),
    ("september", "سبتمبر", "ايلول"),
    ("october", "اكتوبر", "تشرين الاول"),
    ("november", "نوفمبر", "تشرين الثاني"),
    ("december", "ديسمبر", "كانون الاول"),
)
"""The months, folded, as English and the two Arabic calendars call them."""
_ANY = "|".join(name for names in _MONTHS for name in names)
_BEHIND = (
    r"(?:district|neighbou?rhood|quarter|street|square|bridge|hospital|camp|area|roundabout|market|school|village)"
)
_BEFORE = r"(?:حي|شارع|ميدان|ساحه|جسر|مستشفي|معسكر|منطقه|دوار|مدرسه|قريه)"
_LATIN = Sought(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_ANY})(?= {_BEHIND}\b)")
_ARABIC = Sought(rf"{_BEFORE} (\d{{1,2}}) ({_ANY})(?!\w)")


def dated_spans(reading: Reading) -> list[Span]:
    """The places named for a day that the statement names, in order; one key in every language."""
    found: list[Span] = []
    if not reading.has_digits:
        return found
    for match in (*_LATIN.finditer(reading.folded), *_ARABIC.finditer(reading.folded)):
        start, end = match.start(1), match.end(2)
        key = f"day-{int(match[1])}-{_month(match[2])}"
        found.append(Span(reading.original(start, end), start, end, "quarter", None, None, key))
    return found


@lru_cache(maxsize=64)
def _month(name: str) -> int:
    return next(number for number, names in enumerate(_MONTHS, 1) if name in names)
