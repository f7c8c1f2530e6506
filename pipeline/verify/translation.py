"""Literal translations: the same details in another language, down to one that nobody comes up with alone."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold
from pipeline.types import Appearance

SOON = timedelta(hours=12)
"""A translation of news comes within half a day."""
ALIKE, LEAST = 0.6, 5
"""Share of all details that both must tell, and how many at least: two who saw one event share fewer, each adds his own
(measured on the demo: by details alone translations are not told from witnesses, so a rare one must be shared too)."""
RARE = 100
"""A number from here on that counts nothing (the 204th brigade, a route, a map square) is a rare detail."""

_KINDS = frozenset({"events", "actors", "means", "whom", "directions", "agents", "numbers", "time"})
_NUMBER = re.compile(r"\d+")


def translated(later: Appearance, earlier: Appearance) -> bool:
    """Whether `later` renders `earlier` in another language: most details, and a rare number among them."""
    a, b = later.statement, earlier.statement
    if a.lang == b.lang or not timedelta(0) <= a.first_seen - b.first_seen <= SOON:
        return False
    if not _rare(later) & _rare(earlier):
        return False
    first, second = _details(later), _details(earlier)
    shared = len(first & second)
    return shared >= LEAST and shared >= ALIKE * len(first | second)


def _rare(one: Appearance) -> frozenset[str]:
    """The numbers of a statement that count nothing."""
    counted = {str(end) for figure in one.statement.particulars.figures for end in (figure.low, figure.high)}
    return frozenset(
        number for number in _numbers(one.statement.quote) if int(number) >= RARE and number not in counted
    )


@lru_cache(maxsize=8192)
def _numbers(quote: str) -> frozenset[str]:
    return frozenset(number for number in _NUMBER.findall(fold(quote).text) if len(number) < 9)


@lru_cache(maxsize=8192)
def _concepts(quote: str) -> frozenset[tuple[str, str]]:
    return frozenset((hit.kind, hit.value) for hit in shipped().scan(fold(quote).text) if hit.kind in _KINDS)


def _details(one: Appearance) -> frozenset[tuple[str, str]]:
    """What a statement tells, in no language."""
    told = one.statement.particulars
    places = {("place", place.key) for place in told.places}
    numbers = {("number", number) for number in _numbers(one.statement.quote)}
    return _concepts(one.statement.quote) | places | numbers
