"""The country that stands behind the name of a town: Tripoli, Lebanon is not Tripoli, the Libyan capital."""

from __future__ import annotations

import re

from pipeline.lexicon import shipped
from pipeline.particulars.marks import Span
from pipeline.particulars.reading import Reading
from pipeline.types import Place

REACH = 48
"""Characters behind or before a name in which its country is looked for."""
_BESIDE = re.compile(r"(?:\s*[,،(]\s*(?:in )?| in | в | у | في |، في )(?:the )?")
_CAPITAL = re.compile(r"\s*[,،(]?\s*(?:the )?(?:capital(?: city)? of |столиц\w+ |عاصمه )(?:the )?")
_OF_IT = re.compile(r"(?:'s)? (?:capital|city|town|port|village|столиц\w+|город\w*|порт\w*|міст\w+)(?!\w)")
_OPENS = re.compile(r"(?:^|[.!?:;\n])\s*(?:in|at|near|over|в|у|во|под|під|في)?\s*[\"'«]?$")
_ENDS = re.compile(r"\s*(?:[,.;:)!?،]|$)")
_CLAIMED = frozenset(frozenset(pair.split()) for pair in ("RU UA", "SY TR", "GE RU"))
"""Countries of which one calls towns of the other its own: no town of that name lies in either."""


def in_its_land(reading: Reading, span: Span, place: Place) -> Place:
    """`place` in the country that the text puts it into, without the position of its namesake in another one."""
    land = None if place.region else _behind(reading.folded, span) or _before(reading.folded, span)
    if land is None or land == place.country or frozenset((land, place.country)) in _CLAIMED:
        return place
    return place.model_copy(update={"country": land, "lat": None, "lon": None})


def _behind(text: str, span: Span) -> str | None:
    tail = text[span.end : span.end + REACH]
    capital = _CAPITAL.match(tail)
    joint = capital or _BESIDE.match(tail)
    if joint is None:
        return None
    rest = tail[joint.end() :]
    hit = next((hit for hit in shipped("lands").scan(rest) if hit.start <= 1), None)
    if hit is None:
        return None
    closed = _ENDS.match(rest, hit.end) or _OF_IT.match(rest, hit.end)
    opens = _OPENS.search(text[max(0, span.start - 16) : span.start]) is not None
    return hit.value if closed or capital or (not opens and not _adjective(rest[: hit.end])) else None


def _before(text: str, span: Span) -> str | None:
    head = text[max(0, span.start - REACH) : span.start].rstrip()
    hits = [hit for hit in shipped("lands").scan(head) if _JOINED.fullmatch(head, hit.end)]
    if hits:
        return hits[-1].value
    arabic = _ARABIC_CAPITAL.search(head)
    found = shipped("lands").scan(arabic[1]) if arabic else []
    return found[0].value if found else None


_JOINED = re.compile(r"(?:'s)? (?:capital|city of|town of|port of|port city of|столиц\w+|город\w*|міст\w+)(?: city)?")
_ARABIC_CAPITAL = re.compile(r"عاصمه (\w+)$")


def _adjective(word: str) -> bool:
    return re.search(r"(?:ian|ish|ese|yan|aqi|eni|ск\w+|ськ\w+|يه)$", word) is not None
