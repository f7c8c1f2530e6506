"""Days and hours as the desk shows them, in its reader's language."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pipeline.draft.dates import clock_words, zone_of
from pipeline.types import Precision, When
from pipeline.web.catalogue import ENGLISH, N_, words_of

MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
"""As they stand beside a day: in languages with cases in the one that follows a number."""

DAY = N_("%(day)s %(month)s")
DAY_OF_YEAR = N_("%(day)s %(month)s %(year)s")
AT = N_("%(date)s, %(clock)s")
"""A day and an hour: "14 March 2026, 15:40 UTC"."""
UNDATED = N_("undated")
HOURS = timedelta(hours=2)
"""A stretch up to which an hour is told: "between two and four"."""
WEEK = N_("about %(date)s")


def day_told(day: int, month: int, year: int | None, language: str = ENGLISH) -> str:
    """A day of the calendar: "14 March 2026", without its year where that is None."""
    words = words_of(language)
    told = {"day": day, "month": words.gettext(MONTHS[month - 1]), "year": year}
    return words.gettext(DAY if year is None else DAY_OF_YEAR) % told


def day_of(day: date, language: str = ENGLISH) -> str:
    """A day with its year."""
    return day_told(day.day, day.month, day.year, language)


def when(at: datetime | None, zone: str = "UTC", language: str = ENGLISH) -> str:
    """A time in the beat's zone, which it names; "undated" for none."""
    if at is None:
        return words_of(language).gettext(UNDATED)
    there = zone_of(zone)
    local = at.astimezone(there)
    told = {"date": day_told(local.day, local.month, local.year, language), "clock": clock_words(at, there)}
    return words_of(language).gettext(AT) % told


def exact(stretch: When) -> bool:
    """Whether the hour of something is known: a stretch that several told together is as long as their longest."""
    known = stretch.precision in (Precision.MINUTE, Precision.HOUR)
    return known and stretch.end - stretch.start <= HOURS


def happened(stretch: When, zone: str = "UTC", language: str = ENGLISH) -> str:
    """When something happened, no more exactly than is known: "on Saturday" is a day, and not its midnight."""
    if exact(stretch):
        return when(stretch.start, zone, language)
    middle = (stretch.start + (stretch.end - stretch.start) / 2).astimezone(zone_of(zone))
    told = day_told(middle.day, middle.month, middle.year, language)
    sure = stretch.precision not in (Precision.WEEK, Precision.UNKNOWN)
    return told if sure else words_of(language).gettext(WEEK) % {"date": told}
