"""The town whose name a Ukrainian or Russian adjective is made of: Печенізька громада, Чугуївський район."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.particulars.gazetteer import Town, find_town
from pipeline.particulars.marks import Span
from pipeline.particulars.naming import canonical_key
from pipeline.particulars.reading import Reading
from pipeline.types import Place

_ADJECTIVE = re.compile(
    r"([А-ЯІЇЄҐ][\w'’-]{2,}?)([сзц])ь?к(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|і|их|ая|ой|ую|ое|ом|ие|ое|ую)", re.IGNORECASE
)
_ITS_LAND = re.compile(
    r"(?:(?:,| та| і| й| и|, а також)? [\w'’-]+[сзц]ь?к\w+)*(?: (?:міськ|городск|сільськ|сельск|селищн|поселков"
    r"|військов|военн|об'єднан)\w*)* (?:(?P<district>район|р-н)|громад|отг|тг\b|общин|округ)"
)
"""Behind such an adjective, alone or first of several, the land that is called after the town."""
_ENDINGS: dict[str, tuple[str, ...]] = {
    "с": ("", "ка", "ки", "ці", "цы", "а", "е", "о", "и", "і", "ы", "я", "не", "на", "ха"),
    "з": ("ги", "га", "ж", "г", "зи"),
    "ц": ("ки", "к", "ці", "цы", "ц", "ч"),
}
"""What the town's name may end in where the adjective ends in -ський, -зький or -цький."""
_CLIPPED: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:ів|їв|ев|ов|єв)$", ("ове", "еве", "єве", "ова", "ово", "ево", "і", "и", "ы", "а")),
    (r"(?:ан|ян)$", ("а", "я")),
    (r"й$", ("я", "ї", "ь")),
)
"""What an adjective puts behind a name that has not got it, and how such a name ends: Лозівський of Лозова."""
MUCH_LARGER = 20
"""Times as many people by which a town of such another name is the one that is meant: Малинівський is of Малинівка."""
CAPITAL = 200_000
"""People of a city after which other cities call a district of theirs: Київський район."""
_OF_A_PERSON = ("Shevchenkove",)
"""Towns named as city districts are, after the same man."""


def of_its_town(reading: Reading, span: Span, place: Place) -> Place:
    """`place`, or the town that it is called after where it is told as that town's district or community."""
    land = None if place.lat is not None or place.direction else _ITS_LAND.match(reading.folded, span.end)
    town = town_of(place.name) if land else None
    if land is None or town is None:
        return place
    if land["district"] and (town.people >= CAPITAL or town.name in _OF_A_PERSON):
        return place
    return place.model_copy(
        update={"key": canonical_key(town.name), "lat": town.lat, "lon": town.lon, "country": town.country}
    )


@lru_cache(maxsize=4096)
def town_of(name: str) -> Town | None:
    """The town of Ukraine or Russia that an adjective is made of; None where the gazetteer knows none."""
    found = _ADJECTIVE.fullmatch(name)
    if found is None:
        return None
    plain = _largest(found[1] + ending for ending in _ENDINGS[found[2].lower()])
    clipped = _largest(
        re.sub(tail, "", found[1]) + ending
        for tail, endings in _CLIPPED
        if found[2].lower() == "с" and re.search(tail, found[1])
        for ending in endings
    )
    if plain and clipped:
        return clipped if clipped.people > MUCH_LARGER * max(plain.people, 1) else plain
    return plain or clipped


def _largest(names: Iterable[str]) -> Town | None:
    towns = [town for one in names if (town := find_town(one)) is not None and town.country in ("UA", "RU")]
    return max(towns, key=lambda town: town.people, default=None)
