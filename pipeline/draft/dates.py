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
_PREPOSITION = re.compile(r"\b(?:from|since|until|till|by|than|of|for|on|before|after|during|through|and|to)\s+$", re.I)
"""Words after which "today" is a date without "on": "from today"."""

_NOW = re.compile(
    r"\b(?:now|currently|right now|at the moment|at this (?:hour|moment)|so far|at present"
    r"|\w+ (?:minutes?|hours?|moments?) ago)\b",
    re.I,
)
_NOUN_PHRASE = re.compile(r"\b(?:the|a|an|every|each|its|their|his|her|our)\s+$", re.I)
"""Words after which a weekday that a noun follows names a thing, "the Saturday market", and no day."""

_MONTH_STEMS = (
    "янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|квіт|трав|черв|лип|серп|вер|жов|лис|груд"
    "|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين"
    "|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{'|'.join(month[:3] for month in _MONTHS)}|{_MONTH_STEMS})"
    rf"|\b(?:{'|'.join(_MONTHS)}) \d{{1,2}}\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|\b\d{{4}}-\d\d-\d\d\b",
    re.I,
)
"""A date as a post writes it, in the languages that are read."""
_WEEKDAY = re.compile(
    rf"\b(?P<on>on )?(?P<name>{'|'.join(_WEEKDAYS)})\b(?!(?: (?:morning|afternoon|evening|night))?['’]|,? \d)"
    r"(?: (?P<part>morning|afternoon|evening|night)\b)?",
    re.I,
)


_OFFSETS = {"today": 0, "yesterday": -1}
"""Days from the post's day to the one that an entry of `relative-days` names."""


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
    return f"{local:%H:%M} {zone_words(local)}"


def zone_words(local: datetime) -> str:
    """The zone of `local` as print has it: "EET", "UTC+3" where the zone's data knows no name but "+03"."""
    name = local.tzname() or "UTC"
    if name[0] not in "+-":
        return name
    hours, minutes = name[1:3].lstrip("0") or "0", name[3:5]
    return f"UTC{name[0]}{hours}" + (f":{minutes}" if minutes.strip("0") else "")


def zone_title(local: datetime, zone: str) -> str:
    """The zone for the head of a round-up: "UTC", "EET (Kyiv time)", "UTC+3 (Damascus time)"."""
    city = zone.rpartition("/")[2].replace("_", " ") if "/" in zone and not zone.startswith("Etc/") else ""
    return zone_words(local) + (f" ({city} time)" if city else "")


def with_dates(text: str, appearance: Appearance, zone: tzinfo, year: int) -> Dated:
    """`text` with dates for "today", "yesterday", "tonight" … as the post's own time in `zone` makes them.

    An undated post gives no date: its relative words go, and the note says that it is undated. "Now" and "so far"
    stay and get an as-of time. In other languages than English the words stay and the date stands beside them, as it
    does beside words that name no day at all.
    """
    written = appearance.post.published
    if written is None:
        bare = " ".join(_DAY.sub("", text).replace(" ,", ",").split()).lstrip(", ")
        undated = (bare != text or _relative(text) or _WEEKDAY.search(text) is not None) and not has_date(text)
        return Dated(bare or text, ("undated",) if undated else ())
    today = written.astimezone(zone).date()
    dated = _WEEKDAY.sub(
        lambda found: _weekday(found, appearance, zone, year),
        _DAY.sub(lambda found: _day(found, text, today, year), text),
    )
    notes = []
    if _says_now(text):
        notes.append(f"as of {clock_words(written, zone)} on {day_words(today, year)}")
    elif not has_date(dated):
        offset = _foreign_day(text)
        day = _event_day(appearance, zone, today) if offset is None else today + timedelta(days=offset)
        notes.append(day_words(day, year))
    return Dated(dated, tuple(notes))


def has_date(text: str) -> bool:
    """Whether `text` itself says a date."""
    return _DATE.search(text) is not None


def _event_day(appearance: Appearance, zone: tzinfo, today: date) -> date:
    """The day of what is told, where its words say so to the day; else the day on which it was told."""
    when = appearance.statement.particulars.when
    if when is None or not when.stated or when.precision in {Precision.WEEK, Precision.UNKNOWN}:
        return today
    if when.end - when.start > timedelta(days=1):
        return today
    return (when.start + (when.end - when.start) / 2).astimezone(zone).date()


def dates_beside(text: str, appearance: Appearance, zone: tzinfo, year: int) -> str:
    """`text`, which is quoted and stays as it is, with dates in brackets: "no sorties on Saturday [14 March]"."""
    written = appearance.post.published
    if written is None:
        return text
    today = written.astimezone(zone).date()
    ends: dict[int, date] = {}
    nights = set()
    for found in _DAY.finditer(text):
        word = (found["day"] or "").casefold()
        ends[found.end()] = today - timedelta(days=1) if word in {"yesterday", "last night"} else today
        nights |= {found.end()} if word.endswith("night") else set()
    for found in _WEEKDAY.finditer(text):
        told = _weekday(found, appearance, zone, year)
        if told != found[0]:
            ends[found.end()] = _event_day(appearance, zone, today)
    folded = fold(text)
    for hit in shipped().scan(folded.text):
        if hit.kind == "relative-days" and hit.value in _OFFSETS:
            ends[folded.original(hit.start, hit.end)[1]] = today + timedelta(days=_OFFSETS[hit.value])
    for end in sorted(ends, reverse=True):
        day = day_words(ends[end], year)
        text = f"{text[:end]} [{f'the night of {day}' if end in nights else day}]{text[end:]}"
    return text


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
    behind = found.string[found.end() :]
    if _NOUN_PHRASE.search(found.string[: found.start()]) and re.match(r" [^\W\d_]", behind):
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
    found = shipped("relative-days").scan(fold(text).text)
    return tuple(("day", _OFFSETS[hit.value]) if hit.value in _OFFSETS else ("now", 0) for hit in found)
