"""How a written time becomes an aware time in UTC, and which times we believe."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_LONGEST = 64
"""Characters; no way to write a time takes more."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_ISO_BLANK_ZONE = re.compile(r"(\d)\s+([+-]\d\d:?\d\d|Z)$")
_ISO_UTC = re.compile(r"\s*(?:UTC|GMT)$")
_UNKNOWN_ZONE = re.compile(r":\d\d\s+[A-Za-z]")
_MAIL = re.compile(r"(?:[A-Za-z]{3,9}\.?,?\s+)?\d{1,2}[\s-][A-Za-z]{3,9}[\s.-]+\d{2,4}\b")
_YEAR_ZERO = re.compile(r"[A-Za-z][\s-]0{3,4}\b")
_UNIX = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) +(\d{1,2}) (\d\d:\d\d:\d\d) ([+-]\d{4}) (\d{4})$")
_POSTED = re.compile(
    r"(?:[A-Za-z]{3}, )?([0-9]{1,2}) ([A-Z][a-z]{2}) ([12][0-9]{3}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) "
    r"(?:GMT|([+-])(0[0-9]|1[0-3])([0-5][0-9]))"
)
"""How nearly all feeds write a time (RFC 5322); read here in a third of the time that `email` takes."""
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
TOLERANCE = timedelta(days=1)
"""How far ahead of us a clock may run: a zone written wrongly moves a time by at most 14 hours."""
EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)
"""Times before this come from clocks that were never set (zero of Unix is 1970-01-01)."""


def is_common_form(text: str) -> bool:
    """Whether `text` is written in one of the forms that `read_time` reads, be it a possible time or not."""
    return bool(_ISO.match(text) or _MAIL.match(text) or _UNIX.match(text))


def read_time(text: str) -> datetime | None:
    """The time that `text` states, in UTC, or None where it states none.

    Reads RFC 3339 and its relatives (date alone: midnight), RFC 822 / 5322, and `Thu Jun 09 16:00:00 +0000 2016`
    as Twitter's archives write it. A time without a zone is taken for UTC; one whose zone nobody knows, and an
    impossible date, give None.
    """
    text = text.strip()
    if (posted := _POSTED.fullmatch(text)) is not None and (at := _posted(posted)) is not None:
        return at
    if len(text) > _LONGEST:
        return None
    if unix := _UNIX.match(text):
        text = f"{unix[2]} {unix[1]} {unix[5]} {unix[3]} {unix[4]}"
    try:
        if _ISO.match(text):
            read = datetime.fromisoformat(_ISO_BLANK_ZONE.sub(r"\1\2", _ISO_UTC.sub("Z", text)))
        elif _MAIL.match(text):
            from email.utils import (
                parsedate_to_datetime,
            )  # here: it takes longer to load than the process that reads feeds

            read = parsedate_to_datetime(text)
            if _YEAR_ZERO.search(text) or (read.tzinfo is None and _UNKNOWN_ZONE.search(text)):
                return None
        else:
            return None
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _posted(found: re.Match[str]) -> datetime | None:
    """The time in the parts of `_POSTED`, in UTC; None where they are none."""
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    try:
        at = datetime(int(year), _MONTHS[month], int(day), int(hour), int(minute), int(second), tzinfo=UTC)
        if sign is None or hours == minutes == "00":
            return at
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        return at - ahead if sign == "+" else at + ahead
    except (ValueError, KeyError, OverflowError):
        return None


def believable(at: datetime, seen: datetime) -> bool:
    """Whether something that we saw at `seen` can have happened at `at`."""
    return EARLIEST <= at <= seen + TOLERANCE


def parse_time(text: str, now: datetime) -> datetime | None:
    """The believable time that `text` states, in UTC; None where it states none or one that cannot be."""
    read = read_time(text)
    return read if read is not None and believable(read, now) else None


def lag(seconds: float) -> str:
    """A stretch of time in the one unit an editor would use: `41 minutes`, `3 hours`, `2 days`."""
    for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size * (2 if unit == "day" else 1):
            number = round(seconds / size)
            return f"{number} {unit}" + ("" if number == 1 else "s")
    return "less than a minute"
