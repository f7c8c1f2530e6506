"""Prints dates where a post says "today": a round-up is read on another day than its posts were written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipeline.lexicon import shipped
from pipeline.text import fold
from pipeline.types import Appearance, Precision

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DAY = re.compile(
    r"\b(?P<before>earlier |later |late |early )?(?:(?P<day>today|yesterday|tonight|last night)"
    r"(?: (?P<part>morning|afternoon|evening))?|this (?P<this>morning|afternoon|evening))(?P<own>['’]s)?(?!\w)"
    rf"(?P<told>, (?:on )?(?=\d{{1,2}} (?:{'|'.join(_MONTHS)})\b))?",
    re.I,
)
_PREPOSITION = re.compile(
    r"\b(?:from|since|until|till|by|than|of|for|on|before|after|during|through|and|to|as)\s+$", re.I
)
"""Words after which "today" is a date without "on": "from today"."""

_NOW = re.compile(r"\b(?:now|currently|right now|at the moment|at this (?:hour|moment)|so far|at present)\b", re.I)
_WEEKDAY = re.compile(
    rf"\b(?P<on>on )?(?P<name>{'|'.join(_WEEKDAYS)})\b(?!(?: (?:morning|afternoon|evening|night))?['’]|,? \d)"
    r"(?: (?P<part>morning|afternoon|evening|night)\b)?",
    re.I,
)


class Dated(NamedTuple):
    """A text whose relative days are dates, and what is to be said beside it."""

    text: str
    notes: tuple[str, ...] = ()
    """"as of 15:40 UTC on 9 June", "undated" …"""


@lru_cache(maxsize=64)
def zone_of(name: str) -> tzinfo:
    """The time zone `name` (IANA); UTC where nobody knows it, which the round-up then names."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def day_words(day: date, year: int) -> str:
    """`day` as print has it, "9 June", with its year where that is not `year`."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if day.year == year else f"{words} {day.year}"


def clock_words(at: datetime, zone: tzinfo) -> str:
    """The time of day of `at` in `zone`, "15:40 UTC"."""
    local = at.astimezone(zone)
    return f"{local:%H:%M} {local.tzname() or 'UTC'}"


def with_dates(text: str, appearance: Appearance, zone: tzinfo, year: int) -> Dated:
    """`text` with dates for "today", "yesterday", "tonight" … as the post's own time in `zone` makes them.

    An undated post gives no date: its relative words go, and the note says that it is undated. "Now" and "so far"
    stay and get an as-of time. In other languages than English the words stay and the date stands beside them.
    """
    written = appearance.post.published
    if written is None:
        bare = " ".join(_DAY.sub("", text).replace(" ,", ",").split()).lstrip(", ")
        return Dated(bare or text, ("undated",) if bare != text or _relative(text) else ())
    today = written.astimezone(zone).date()
    dated = _WEEKDAY.sub(
        lambda found: _weekday(found, appearance, zone, year),
        _DAY.sub(lambda found: _day(found, text, today, year), text),
    )
    notes = []
    if _says_now(text):
        notes.append(f"as of {clock_words(written, zone)} on {day_words(today, year)}")
    elif dated == text and (offset := _foreign_day(text)) is not None:
        notes.append(day_words(today + timedelta(days=offset), year))
    return Dated(dated, tuple(notes))


def _day(found: re.Match[str], text: str, today: date, year: int) -> str:
    """The words that print instead of one relative day."""
    word = (found["day"] or "").casefold()
    day = today - timedelta(days=1) if word in {"yesterday", "last night"} else today
    if found["told"] and not found["own"]:  # "today, 15 March" says the date itself
        return ""
    printed = day_words(day, year)
    part = found["part"] or found["this"] or ("night" if word.endswith("night") else "")
    words = f"the {part} of {printed}" if part else printed
    joint = "" if _PREPOSITION.search(text[: found.start()]) and not found["before"] else "on "
    words = f"the {printed}" if found["own"] else f"{(found['before'] or '').casefold()}{joint}{words}"
    opens = not text[: found.start()].strip()
    return words[0].upper() + words[1:] if opens else words


def _weekday(found: re.Match[str], appearance: Appearance, zone: tzinfo, year: int) -> str:
    """A weekday with its date, where the statement's own stated time falls on it."""
    when = appearance.statement.particulars.when
    if when is None or not when.stated or when.precision in {Precision.WEEK, Precision.UNKNOWN}:
        return found[0]
    day = when.start.astimezone(zone).date()
    named = found["name"].capitalize()
    if _WEEKDAYS[day.weekday()] != named:
        return found[0]
    part = f"the {found['part'].casefold()} of " if found["part"] else ""
    joined = found["on"] or ("on " if part and not _PREPOSITION.search(found.string[: found.start()]) else "")
    return f"{joined}{part}{named} {day_words(day, year)}"


def _relative(text: str) -> bool:
    return _says_now(text) or _foreign_day(text) is not None


def _says_now(text: str) -> bool:
    return _NOW.search(text) is not None or any(hit[0] == "now" for hit in _hits(text))


def _foreign_day(text: str) -> int | None:
    """Days from the post's day to the day that a text in another language names by "today" or "yesterday"."""
    return next((hit[1] for hit in _hits(text) if hit[0] == "day"), None)


@lru_cache(maxsize=64)  # one text is asked about several times for its item, and then never again
def _hits(text: str) -> tuple[tuple[str, int], ...]:
    """The relative days that the word lists find: ("day", offset in days) or ("now", 0)."""
    days = {"today": 0, "yesterday": -1}
    found = [hit for hit in shipped().scan(fold(text).text) if hit.kind == "relative-days"]
    return tuple(("day", days[hit.value]) if hit.value in days else ("now", 0) for hit in found)
