"""The head of another's post that was pasted into one: whose words follow, and how long before they were written."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from pipeline.roster import Roster
from pipeline.split.credits import name_like

LONGEST = 120
"""Characters: what is longer is a line of words, and no head."""
_UNITS = {
    timedelta(seconds=1): r"s|secs?|seconds?|с|сек\w*|ث|ثاني[هة]|ثوان\w*",
    timedelta(minutes=1): r"m|mins?|minutes?|м|мин\w*|хв\w*|د|دقيق[هة]|دقائق|دقايق",
    timedelta(hours=1): r"h|hrs?|hours?|ч|час\w*|г|год\w*|س|ساع[هة]|ساعات",
    timedelta(days=1): r"d|days?|д|дн\w*|день|ي|يوم\w*|[اأ]يام",
    timedelta(weeks=1): r"w|wks?|weeks?|нед\w*|тиж\w*|[اأ]سبوع\w*|[اأ]سابيع",
}
"""Units of an age as sites write them, short and in full."""
_MONTHS = {
    letters: number
    for months in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
        "січ лют бер кві тра чер лип сер вер жов лис гру",
    )
    for number, letters in enumerate(months.split(), 1)
}
"""The first three letters of a month's name."""
_MONTH = rf"(?:{'|'.join(_MONTHS)})[^\W\d_]{{0,6}}\.?"
_UNIT = "|".join(_UNITS.values())
_SHORT = rf"\d{{1,3}}\s?(?:{_UNIT})\.?"
_AGO = r"(?:ago|назад|тому)"
_AGE = (
    rf"(?:{_SHORT}\s*(?:\d{{1,3}}\s?(?:{_UNIT})\.?\s+{_AGO})?|{_SHORT}\s+{_AGO}|(?:قبل|منذ)\s+{_SHORT}"
    rf"|(?:an?|one)\s+(?:{_UNIT})\s+ago"
    rf"|{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)"
)
"""How old a post is beside its writer's name: "6h", "6h6 hours ago", "23 мин назад", "Jun 9"."""
_FROM = re.compile(r"(?:From|By|Via|Source|От|Від|من)\s*:?\s+(?P<name>[^:\n]{2,60}?)\s*:?\s*$")
_FORWARDED = re.compile(
    r"(?:Forwarded from|Forwarded message from|Reposted from|Repost from|Переслано (?:из|от|від)|Репост (?:из|з|від|от)"
    r"|(?:تمت? )?[إا]عاد[هة] (?:توجيه|نشر)\w* (?:من|عن)|منقول (?:من|عن))\s*:?\s+(?P<name>[^:\n]{2,60}?)\s*:?\s*$",
    re.IGNORECASE,
)
"""The line that messengers set above a message that is passed on."""
_BADGE = r"(?:\s+(?:Verified (?:A|a)ccount|✔️?|☑️?|✓))?"
_HANDLE = re.compile(
    rf"(?P<name>[^@\n]{{2,50}}?){_BADGE}\s+\(?@(?P<handle>\w{{2,30}})\)?(?:\s*[,·•|–-]?\s*\(?(?P<age>{_AGE})\)?)?\s*:?\s*$",
    re.IGNORECASE,
)
_RUN_ON = re.compile(
    rf"(?P<name>[^@\n]{{2,50}}?){_BADGE}\s+\(?@(?P<handle>\w{{2,30}})\)?\s*[,·•|–-]?\s*\(?"
    rf"(?P<age>{_SHORT}\s*(?:\d{{1,3}}\s?(?:{_UNIT})\.?\s+)?{_AGO})\)?\s*[:–-]?\s+(?=[^\s])",
    re.IGNORECASE,
)
"""A head that lost the end of its line: only one whose age says that it is one."""
_FOLLOWS = re.compile(r"\s*#?\d{1,2}\s*[:.)/]")
_COUNTED = re.compile(rf"(?:(?P<count>\d{{1,3}})|\b(?:an?|one))\s?(?P<unit>{_UNIT})(?![^\W\d_])", re.IGNORECASE)
_DATED = re.compile(
    r"(?:(?P<month>[^\W\d_]{3,9})\.?\s+(?P<day>\d{1,2})|(?P<first>\d{1,2})\s+(?P<second>[^\W\d_]{3,9})\.?)"
    r"(?:,?\s+(?P<year>\d{4}))?"
)
_NOON = 12
"""The hour that stands for a day of which no hour is known."""


class Head(NamedTuple):
    """The head of a pasted post: whom to credit for what follows, and its age as written."""

    end: int
    names: tuple[str, ...]
    age: str | None = None
    numbered: bool = False
    """Only the numbered lines below it are his."""


def head(text: str, start: int, end: int, names: Roster) -> Head | None:
    """The head that the line `start`–`end` is ("From Charles Lister", "Name @handle 6h"); None when it is none."""
    if end - start > LONGEST:
        return None
    match = _HANDLE.match(text, start, end)
    if match is not None and name_like(match["name"].strip()) and (text[end : end + 2].strip() or match["age"]):
        return Head(end, _whose(match, names), match["age"]) if text[end:].strip() else None
    if match := _FORWARDED.match(text, start, end):
        return Head(end, (match["name"].strip().lstrip("@"),)) if text[end:].strip() else None
    if match := _FROM.match(text, start, end):
        name = match["name"].strip()
        if names.named(name) is not None or _FOLLOWS.match(text, end, end + 12):
            return Head(end, (name,), numbered=True)
    return None


def run_on(text: str, start: int, end: int, names: Roster) -> Head | None:
    """The head that opens the line `start`–`end` without a break behind it: "Name @handle 6h6 hours ago Rebels …"."""
    stop = min(end, start + LONGEST)
    match = _RUN_ON.match(text, start, stop) if text.find("@", start, stop) > start else None
    if match is None or not name_like(match["name"].strip()):
        return None
    return Head(match.end(), _whose(match, names), match["age"])


def _whose(match: re.Match[str], names: Roster) -> tuple[str, ...]:
    name = match["name"].strip()
    return (name if names.named(name) or not names.named(match["handle"]) else match["handle"],)


def written(age: str, seen: datetime) -> datetime:
    """When a post was written that was so old, or of such a day, when it was passed on (`seen`); never after that."""
    if counted := _COUNTED.search(age):
        unit = next(unit for unit, words in _UNITS.items() if re.fullmatch(words, counted["unit"], re.IGNORECASE))
        return seen - int(counted["count"] or 1) * unit
    dated = _DATED.search(age)
    month = _MONTHS.get((dated["month"] or dated["second"])[:3].lower()) if dated else None
    if dated is None or month is None:
        return seen
    try:
        noon = datetime(int(dated["year"] or seen.year), month, int(dated["day"] or dated["first"]), _NOON, tzinfo=UTC)
        if noon.date() > seen.date() and not dated["year"]:
            noon = noon.replace(year=seen.year - 1)
    except ValueError:
        return seen
    return min(noon, seen)
