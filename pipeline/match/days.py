"""On which days two reports put one event, as far as both say: what fell on Monday is not what fell on Tuesday.

A day that is told of somebody's saying so, a second day beside the first, a night (it belongs to two days) and a toll
that goes on rising date nothing here.
"""

from __future__ import annotations

import re
from datetime import UTC, date, timedelta
from functools import lru_cache

from pipeline.daytime import an_hour
from pipeline.lexicon import shipped
from pipeline.match.told import Told
from pipeline.text import fold
from pipeline.times import lag
from pipeline.types import Precision

_DAY = timedelta(days=1)
_EAST = 18
"""Hour from which on "today" may be the next day's date in UTC: most of what is read is told east of Greenwich."""
_SURE = (Precision.MINUTE, Precision.HOUR, Precision.DAY)
_OWN = ("today", "yesterday", "two-days-ago", "this-morning", "this-noon")
"""Words for a day that count from the writer's own."""
_NAMED = ("weekday-", "month-")
_NUMERIC = re.compile(r"(?<![\d.,/-])\d{1,2}[-./]\d{1,2}[-./](?:20\d\d|\d\d)(?![\d/-])|(?<!\d)20\d\d-\d\d-\d\d(?!\d)")
_NIGHT = re.compile(
    r"(?<!\w)(?:(?:over|mid)?nights?|nightfall|nightly|eve|the (?:day|evening) (?:before|after)|next day|ноч\w+"
    r"|полноч\w+"
    r"|накануне|на следующий день|ніч|ноч[іи]|нічн\w+|вночі|уночі|опівночі|північ|напередодні|наступного дня"
    r"|(?:ال)?(?:ليل|ليله|ليلا|ليلي|ليليه|بارحه|منتصف|يوم السابق|يوم التالي|سحر))(?!\w)"
)
"""A night has two dates, and "the day before" counts from another day that is told."""
_SAID = re.compile(
    r"(?<!\w)(?:said|says?|saying|told|tells|according|statement|announc\w+|report\w*|confirm\w+|admit\w*"
    r"|acknowledg\w+"
    r"|declar\w+|claim\w*|add(?:ed|s)|publish\w*|posted|releas\w+|show(?:s|ed|ing)|footage|video|died of"
    r"|succumb\w*|later died"
    r"|toll|rises?|rose|risen|buried|funerals?"
    r"|сказал\w*|сообщ\w+|заяв\w+|объяв\w+|призна\w+|подтверд\w+|говорит\w*|рассказ\w+|по данным|по словам"
    r"|опубликов\w+"
    r"|умер\w*|скончал\w*|похорон\w*|возросл\w*|выросл\w*"
    r"|повідом\w+|оголос\w+|визна\w+|підтверд\w+|розпов\w+|за даними|за словами|каже|кажуть|оприлюдн\w+|помер\w*"
    r"|поховал\w*"
    r"|зросл\w*|[وف]?(?:قال\w*|اعلن\w*|[يت]علن|صرح\w*|افاد\w*|ذكر\w*|اكد\w*|[يت][وؤ]كد\w*|بيان|بحسب|حسب|وفق\w*"
    r"|اعترف\w*|نشر\w*"
    r"|متاثر\w*|ارتفاع|ارتفع\w*|تشييع|شيع\w*))(?!\w)"
)
"""Of what is said, shown or died of on a day, that is not the day on which it happened."""


def other_days(a: Told, b: Told) -> str | None:
    """Each says on which day it happened, in so many words, and no day may be both's."""
    if not (a.dated and b.dated) or a.count.cumulative or b.count.cumulative:
        return None
    first, second = _days(a), _days(b)
    if not first or not second or first & second:
        return None
    apart = min(abs(x - y) for x in first for y in second)
    return f"other time ({lag(apart.total_seconds())} between the events)"


def _days(one: Told) -> frozenset[date]:
    """The dates that may be meant; empty where none is told for sure."""
    when, how = one.statement.particulars.when, _told(one.statement.quote)
    if when is None or how is None or when.precision not in _SURE or when.end - when.start > _DAY:
        return frozenset()
    day = when.start.astimezone(UTC).date()
    late = how in _OWN and one.statement.first_seen.astimezone(UTC).hour >= _EAST
    begun = when.precision is Precision.DAY and when.start == when.end  # the weekday has begun where it was written
    return frozenset((day, day + _DAY)) if late or begun else frozenset((day,))


@lru_cache(maxsize=8192)
def _told(quote: str) -> str | None:
    """By what kind of word a text tells its one day; None where it tells none, or it may be another matter's."""
    text = fold(quote).text
    if _NIGHT.search(text) or _SAID.search(text):
        return None
    hits = [hit for hit in shipped("time").scan(text) if an_hour(text, hit.start, hit.end)]
    said = {hit.value for hit in hits if hit.value in _OWN or hit.value.startswith(_NAMED)}
    kinds = {"date" if _NUMERIC.search(text) else None, *(_kind(value) for value in said)} - {None}
    if len(kinds) != 1 or (len(said) > 1 and not said <= frozenset(_OWN)):
        return None
    return next(iter(kinds))


def _kind(value: str) -> str:
    return next((start for start in _NAMED if value.startswith(start)), value)
