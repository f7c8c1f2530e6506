"""The hour that a text tells by the clock, and by whose: "14:00 Kyiv time", "11:00 GMT", "14:00 بالتوقيت المحلي"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipeline.daytime import as_of

_CITIES = {
    "Europe/Kyiv": r"kyiv|kiev|ukrain\w+|київськ\w+|киевск\w+|كييف|اوكرانيا",
    "Europe/Moscow": r"moscow|msk|мск|московск\w+|московськ\w+|موسكو",
    "Asia/Damascus": r"damascus|syria\w*|дамасск\w+|дамаськ\w+|سوريا|دمشق",
    "Asia/Baghdad": r"baghdad|iraq\w*|багдадск\w+|بغداد|العراق",
    "Asia/Beirut": r"beirut|leban\w+|بيروت|لبنان",
    "Asia/Jerusalem": r"gaza|jerusalem|israel\w*|palestin\w+|غزه|القدس|فلسطين",
    "Asia/Riyadh": r"sana'?a|aden|yemen\w*|riyadh|mecca|makkah|صنعاء|عدن|اليمن|الرياض|مكه(?: المكرمه)?|السعوديه",
    "Africa/Khartoum": r"khartoum|sudan\w*|الخرطوم|السودان",
    "Africa/Tripoli": r"tripoli|libya\w*|طرابلس|ليبيا",
    "Europe/Istanbul": r"istanbul|ankara|turk\w+|اسطنبول|انقره|تركيا",
    "Asia/Tehran": r"tehran|iran\w*|тегеранск\w+|طهران|ايران",
    "Africa/Cairo": r"cairo|egypt\w*|القاهره|مصر",
}
"""Zone (IANA's tz database) → the folded names of whose time it is."""
_FIXED = {
    "gmt": 0, "utc": 0, "z": 0, "гринвич": 0, "гринвіч": 0, "грінвіч": 0, "غرينتش": 0, "غرينيتش": 0, "جرينتش": 0,
    "cet": 1, "cest": 2, "bst": 1, "eet": 2, "eest": 3,
}  # fmt: skip
"""Hours east of Greenwich of zones that are named by letters, or by Greenwich."""
_BY = r"(?:[,( ]*(?:o'clock|hours|hrs|час\w*|годин\w*|год\.?|ч\.)?[,( ]*(?:by|по|за|ب(?:ال)?توقيت|بحسب توقيت|توقيت)? ?)"
_ZONE = re.compile(
    _BY
    + r"(?:(?P<local>local(?: time)?(?!\w)|местно\w+|місцев\w+|(?:ال)?محلي(?!\w))"
    + r"|(?P<fixed>gmt|utc|z|cet|cest|bst|eet|eest|гринвич|гринвіч|грінвіч|غرينتش|غرينيتش|جرينتش)(?:у|ем|ом|а)?(?!\w)"
    + "|"
    + "|".join(
        rf"(?P<{zone.replace('/', '_')}>(?:{names})(?!\w)(?: summer)?(?P<t{at}> time| времени| часом| часу)?)"
        for at, (zone, names) in enumerate(_CITIES.items())
    )
    + ")"
)
"""Behind a clock: whose it is."""
_CLOCK = re.compile(
    r"(?<![\d:])([01]?\d|2[0-3])[:.]?([0-5]\d)\s*(?:gmt|utc|z\b|hrs|мск|год|local|eest|eet|за (?:київськ|місц|моск)"
    r"|по (?:киевск|мест|московск|мск)|ب(?:ال)?توقيت)"
    r"|\b(\d{1,2})\s*(am|pm|a\.m|p\.m)\b\.?"
    r"|(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])"
)
_SAID = re.compile(r"(?<!\w)(?:по|за|time|توقيت|بتوقيت|بالتوقيت|времени|часом|часу|msk|мск)(?!\w)")
"""Beside the name of a city or land: without it the name is where something happened ("at 14:00 Kyiv was hit")."""


LOCAL = timedelta(hours=4)
"""How far ahead of UTC the clocks run where most of what is read is told: one that is not yet so late in UTC is that of
the place, not of the day before."""


class Clock(NamedTuple):
    """An hour by the clock."""

    hour: int
    minute: int
    zone: tzinfo | None
    """Whose clock it is; None where that is not said, or only that it is the place's own."""
    local: bool
    """It is said to be the place's own."""

    def on(self, day: datetime) -> datetime:
        """The instant on the day of `day`, aware; a clock of no known zone is taken for UTC's."""
        at = day.replace(hour=self.hour, minute=self.minute, second=0, microsecond=0)
        return at.replace(tzinfo=self.zone).astimezone(UTC) if self.zone else at


@lru_cache(maxsize=8192)
def clock(folded: str) -> Clock | None:
    """The first hour by the clock that folded text tells; None where it tells none, or up to which was counted."""
    match = _CLOCK.search(folded) if any(map(str.isdigit, folded)) else None
    if match is None or as_of(folded, match.start()):
        return None
    end = _shown_until(match)
    if match[1]:
        hour, minute = int(match[1]), int(match[2])
    elif match[3]:
        hour, minute = int(match[3]) % 12 + (12 if match[4][0] == "p" else 0), 0
    else:
        hour, minute = int(match[5]), int(match[6])
    behind = _BEHIND_HALF.match(folded, end)
    if behind and match[3] is None:
        hour, end = hour % 12 + (12 if behind[1] in ("p", "م") else 0), behind.end()
    zone, local = _zone(folded, end)
    return Clock(hour, minute, zone, local)


_BEHIND_HALF = re.compile(r" ?(?:([ap])\.?m\b\.?|([صم])(?!\w))")


def _shown_until(match: re.Match[str]) -> int:
    return match.end(2) if match[1] else match.end() if match[3] else match.end(6)


def zone_spans(folded: str) -> list[tuple[int, int]]:
    """Where folded text says whose clock it tells an hour by: such a name is no place of what happened."""
    if not any(map(str.isdigit, folded)):
        return []
    found: list[tuple[int, int]] = []
    for match in _CLOCK.finditer(folded):
        end = _shown_until(match)
        behind = None if match[3] else _BEHIND_HALF.match(folded, end)
        zone = _ZONE.match(folded, behind.end() if behind else end)
        if zone and (zone["local"] or zone["fixed"] or _SAID.search(zone[0])):
            found.append(zone.span())
    return found


def _zone(folded: str, end: int) -> tuple[tzinfo | None, bool]:
    match = _ZONE.match(folded, end)
    if match is None:
        return None, False
    if match["local"]:
        return None, True
    if match["fixed"]:
        return timezone(timedelta(hours=_FIXED[match["fixed"]])), False
    city = next(name for name in _CITIES if match[name.replace("/", "_")])
    return (ZoneInfo(city), False) if _SAID.search(match[0]) else (None, False)
