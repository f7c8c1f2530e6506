"""Literal translations: the same details in another language, down to one that nobody comes up with alone."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold
from pipeline.types import Appearance
from pipeline.wording import wording

SOON = timedelta(hours=12)
"""A translation of news comes within half a day."""
ALIKE, LEAST = 0.6, 5
"""Share of all details that both must tell, and how many at least: two who saw one event share fewer, each adds his own
(measured on the demo: by details alone translations are not told from witnesses, so a rare one must be shared too)."""
MANY, MOST = 9, 0.65
"""The same for whole posts without a rare number: of 564 pairs of posts of one claim in two languages on the labelled
days, none by independent sources shares so many details (the nearest: eight at 0.73)."""
TOLD = 14
"""Words that such posts have at least: two witnesses of a drone and a bus may well use the same seven."""
RARE = 100
"""A number from here on that counts nothing (the 204th brigade, a route, a map square) is a rare detail."""

_KINDS = frozenset({"events", "actors", "means", "whom", "directions", "agents", "numbers", "time", "targets"})
_NUMBER = re.compile(r"\d+")


def translated(later: Appearance, earlier: Appearance) -> bool:
    """Whether `later` renders `earlier` in another language.

    It tells most of its details, a rare number among them; or, of posts that tell many, whole post beside whole post.
    """
    a, b = later.statement, earlier.statement
    if a.lang == b.lang or not timedelta(0) <= a.first_seen - b.first_seen <= SOON:
        return False
    if _rare(later) & _rare(earlier) and _alike(details(a.quote, later), details(b.quote, earlier), LEAST, ALIKE):
        return True
    if own_reporting(later.post.text) or min(len(wording(one.post.text)) for one in (later, earlier)) < TOLD:
        return False
    return _alike(details(later.post.text, later), details(earlier.post.text, earlier), MANY, MOST)


@lru_cache(maxsize=8192)
def own_reporting(text: str) -> bool:
    """Whether a post says that its source's own people were there, or were told."""
    hits = shipped("reporters").scan(fold(text).text)
    return any(hit.value in ("reporter", "us") for hit in hits)


def _alike(first: frozenset[tuple[str, str]], second: frozenset[tuple[str, str]], least: int, share: float) -> bool:
    shared = len(first & second)
    return shared >= least and shared >= share * len(first | second)


def _rare(one: Appearance) -> frozenset[str]:
    """The numbers of a statement that count nothing."""
    counted = {str(end) for figure in one.statement.particulars.figures for end in (figure.low, figure.high)}
    return frozenset(number for number in numbers(one.statement.quote) if int(number) >= RARE and number not in counted)


@lru_cache(maxsize=8192)
def numbers(quote: str) -> frozenset[str]:
    """The numbers in a text, in digits; none of more than eight."""
    return frozenset(number for number in _NUMBER.findall(fold(quote).text) if len(number) < 9)


@lru_cache(maxsize=8192)
def _concepts(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(
        (hit.kind, in_no_tongue(hit.value)) for hit in shipped().scan(fold(text).text) if hit.kind in _KINDS
    )


def in_no_tongue(value: str) -> str:
    """What a word tells, where languages draw the line otherwise: "сегодня ночью" is also the night that went."""
    return "tonight" if value == "this-night" else value


def details(text: str, one: Appearance) -> frozenset[tuple[str, str]]:
    """What `text`, a statement's own or that of its post, tells, in no language."""
    places = {("place", place.key) for place in one.statement.particulars.places}
    counted = {("number", number) for number in numbers(text)}
    return _concepts(text) | places | counted
