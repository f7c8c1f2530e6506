"""The blocks of a live page edited in place ("UPDATE 1600 GMT: …", "ORIGINAL ENTRY: …"), each with its own time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from pipeline.types import Post

_ZONES = {
    "gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300,
    "edt": -240, "мск": 180, "гринвич": 0, "غرينتش": 0, "غرينيتش": 0,
}  # fmt: skip
"""Minutes east of Greenwich of the zones that live pages name (IANA's tz database); others leave a time unknown."""
_CLOCK = (
    r"[(\[]?(?P<hour>[01]?\d|2[0-3])[:.h]?(?P<minute>[0-5]\d)"
    rf"(?:\s*(?:بتوقيت\s+)?(?P<zone>{'|'.join(_ZONES)})\b)?(?:\s+(?:local(?:\s+time)?|time))?[)\]]?"
)
_ENDS = r"\s*(?:[:：|–—-]+|(?=$|\n))\s*"
_UPDATE = r"(?:UPDATED?|ОНОВЛЕНО|ОНОВЛЕННЯ|ОБНОВЛЕНО|ОБНОВЛЕНИЕ|تحديث)(?:\s+#?\d(?!\d|:))?"
_FIRST = (
    r"(?:ORIGINAL (?:ENTRY|POST|STORY|REPORT|ARTICLE)|PREVIOUSLY|EARLIER|ПЕРВОНАЧАЛЬНО|ПЕРВАЯ ЗАПИСЬ|ПОЧАТКОВИЙ ЗАПИС"
    r"|РАНІШЕ|РАНЕЕ|الخبر الأصلي|النص الأصلي)"
)
_LABEL = re.compile(
    rf"(?:(?i:{_UPDATE})[,:]?\s*(?i:{_CLOCK}){_ENDS}|{_UPDATE}\s*[:：]\s*|{_FIRST}\s*[:：]\s*"
    rf"|(?i:{_CLOCK.replace('?P<', '?P<bare_')})(?:{_ENDS}|(?<=[)\]])\s+|\s+(?=[^\W\d_])))"
)
_HEADS = frozenset("0123456789([UuEePpOoОоПпРрتاИи")
"""First characters of labels, to look no closer at other lines."""
_INSIDE = re.compile(
    r"(?:(?<=[.!?…؟»”\"')])\s+|\s{2,})(?=(?:UPDATED?|ОНОВЛЕНО|ОБНОВЛЕНО|تحديث)\s*[,:]?\s*[(\[]?\d{1,2}[:.]?\d{2}"
    r"|ORIGINAL (?:ENTRY|POST|STORY|REPORT|ARTICLE)\s*:)"
)
"""Where a block opens in the middle of a line: its page lost its paragraphs."""
_SPAN = timedelta(hours=12)
"""How much later than its page was fetched a time may be by a slow clock; later ones are the day before's."""


class Clock(NamedTuple):
    """A time of day; `offset` in minutes east of Greenwich."""

    hour: int
    minute: int
    offset: int


class Block(NamedTuple):
    """A label of a block: the offset behind it, and its time where it names one whose zone we know."""

    end: int
    clock: Clock | None


def block(text: str, start: int, end: int, page: Clock | None) -> Block | None:
    """The label that opens `start`–`end`; None when there is none.

    A bare time is one only with its zone, or where an earlier block of the same `page` named one.
    """
    match = _LABEL.match(text, start, end) if text[start : start + 1] in _HEADS else None
    if match is None:
        return None
    zone = match["zone"] or match["bare_zone"]
    offset = _ZONES[zone.lower()] if zone else page.offset if page else None
    if match["bare_hour"] and (offset is None or not (zone or ":" in match.group())):  # "450 people", "2.30 tons"
        return None
    hour = match["hour"] or match["bare_hour"]
    if hour is None or offset is None:
        return Block(match.end(), None)
    return Block(match.end(), Clock(int(hour), int(match["minute"] or match["bare_minute"]), offset))


def has_blocks(text: str) -> bool:
    """Whether blocks may open inside the lines of `text`, at a glance."""
    return any(word in text for word in ("UPDATE", "ORIGINAL ", "ОНОВЛЕНО", "ОБНОВЛЕНО", "تحديث"))


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the line `start`–`end` cut where blocks open inside it."""
    begin = start
    for match in _INSIDE.finditer(text, start, end):
        if match.start() > begin:
            yield begin, match.start()
            begin = match.end()
    yield begin, end


def moment(clock: Clock, post: Post) -> datetime:
    """When a block of `post` was written: its clock on the day of the page's last edit that is not past the fetch."""
    latest = max(post.fetched, post.edited or post.at)
    day = (post.edited or post.at).astimezone(UTC)
    found = day.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0) - timedelta(minutes=clock.offset)
    while found < post.at - _SPAN:
        found += timedelta(days=1)
    while found > latest:
        found -= timedelta(days=1)
    return found
