"""Where an agency's report says that it was filed: "BEIRUT (Reuters) –", "МОСКВА, 14 марта. /ТАСС/", "دمشق-سانا"."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.split.reading import Reading

_PLACE = r"[A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ][A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ'’. -]{2,38}"
_DATE = r"(?:,\s*(?:[^\W\d_]+\s+\d{1,2}|\d{1,2}\s+[^\W\d_]+)\.?(?:\s+\d{4})?)?"
_AGENCY = r"(?P<agency>[^()/\n]{2,40})"
_SIGNED = re.compile(
    rf"{_PLACE}(?:,\s*[^\W\d_][\w'’ ]{{2,24}})?{_DATE}\.?,?\s*"
    rf"(?:\(\s*{_AGENCY}\s*\)\s*[-–—:]+|/\s*(?P<slashed>[^()/\n]{{2,40}}?)\s*/\.?\s*[-–—:]?)\s*"
)
"""City in capitals, perhaps a date, and the agency in brackets or between strokes."""
_BARE = re.compile(rf"(?P<city>{_PLACE}){_DATE}\.?\s*[–—]\s+")
_BRACKETED = re.compile(rf"\(\s*(?P<city>{_PLACE})\s*\)\s*[-–—:]?\s*(?=[^\W\d_])")
_ARABIC = re.compile(
    r"(?P<city>[\u0620-\u064a]{3,14})(?:\s*[-–—/]\s*|\s+\()(?P<agency>[\u0620-\u064a]{3,14}(?:\s[\u0620-\u064a]{3,14})?)\)?\s*[-–—:]+\s*"
    r"|(?P<only>[\u0620-\u064a]{3,14})\s?[-–—/]\s?(?P<sana>[\u0620-\u064a]{3,14})(?=\s)\s*"
)
_REACH = 110
"""Characters within which a dateline ends."""


class Dateline(NamedTuple):
    """A dateline: where the text behind it begins, and the agency it names."""

    end: int
    agency: str | None


def dateline(reading: Reading, start: int, end: int) -> Dateline | None:
    """The dateline that opens `start`–`end`; None without one or with nothing behind it."""
    text, limit = reading.text, min(end, start + _REACH)
    head = text[start : start + 1]
    if not (head.isupper() or head == "(" or "\u0600" <= head <= "\u06ff"):
        return None
    if match := _SIGNED.match(text, start, limit):
        found = Dateline(match.end(), (match["agency"] or match["slashed"]).strip())
    elif (match := _BARE.match(text, start, limit) or _BRACKETED.match(text, start, limit)) and _city(reading, match):
        found = Dateline(match.end(), None)
    elif (match := _ARABIC.match(text, start, limit)) and _arabic_city(reading, match):
        found = Dateline(match.end(), (match["agency"] or match["sana"]).strip())
    else:
        return None
    return found if any(map(str.isalpha, text[found.end : end])) else None


def _city(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the word is a city whence agencies file."""
    start, end = match.span("city")
    mark = reading.opens("datelines", start, end)
    return mark is not None and not reading.text[mark.end : end].strip(" .")


def _arabic_city(reading: Reading, match: re.Match[str]) -> bool:
    start, end = match.span("city" if match["city"] else "only")
    mark = reading.opens("datelines", start, end)
    return mark is not None and mark.end == end
