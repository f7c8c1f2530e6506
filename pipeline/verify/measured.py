"""How far an advance is told to have gone, and which numbered unit did a thing: two of them may be two events."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from pipeline.text import fold
from pipeline.types import Statement

ADVANCES = frozenset(("advance", "assault", "presence", "capture"))
"""Events of which it is told how far they went."""
FAR = 1.6
"""How many times as far another's distance may be where both tell of one advance, rounded."""
_WORDS: Mapping[str, float] = MappingProxyType(
    {
        word: number
        for number, words in (
            (0.5, "half a|half|пол|полкилометра|півкілометра|نصف"),
            (1, "one|a|один|одного|واحد"),
            (1.5, "one and a half|полтора|полутора|півтора"),
            (2, "two|два|двух|двох"),
            (3, "three|три|трех|трьох|ثلاثه|ثلاث"),
            (4, "four|четыре|четырех|чотири|чотирьох|اربعه|اربع"),
            (5, "five|пять|пяти|п'ять|п'яти|пʼять|خمسه|خمس"),
            (6, "six|шесть|шести|шість|шести|سته|ست"),
            (7, "seven|семь|семи|сім|семи|سبعه|سبع"),
            (8, "eight|восемь|восьми|вісім|ثمانيه|ثماني"),
            (10, "ten|десять|десяти|عشره|عشر"),
        )
        for word in words.split("|")
    }
)
_NUMBER = rf"(?P<number>\d{{1,4}}(?:[.,]\d)?|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_UNIT = (
    r"(?P<unit>k(?:ilo)?m(?:et(?:re|er)s?)?|miles?|met(?:re|er)s?|m|км|километр\w*|метр\w*|м|кілометр\w*"
    r"|كيلومتر\w*|كم|متر\w*)"
)
_OFF = (
    r"(?P<off> (?:north|south|east|west|from|away|off|outside|wide|от|від|к (?:северу|югу|востоку|западу)"
    r"|на (?:північ|південь|схід|захід)|севернее|южнее|восточнее|западнее|північніше|південніше|східніше|західніше"
    r"|من|عن|شمال|جنوب|شرق|غرب)(?!\w))?"
)
"""Behind the distance of something from a town."""
_DISTANCE = re.compile(rf"(?<![\w.,-]){_NUMBER}[ -]?{_UNIT}(?!\w){_OFF}")
_TWO_KM = re.compile(r"(?<!\w)كيلومترين(?!\w)")
_KM = ("k", "к", "ك")


@lru_cache(maxsize=8192)
def distances(quote: str) -> tuple[float, ...]:
    """The distances in metres that a text tells of a way gone; not how far from a town something lies."""
    text = fold(quote).text
    found = [_metres(match["number"], match["unit"]) for match in _DISTANCE.finditer(text) if not match["off"]]
    return (*found, *([2000.0] if _TWO_KM.search(text) else []))


def _metres(number: str, unit: str) -> float:
    value = _WORDS[number] if number in _WORDS else float(number.replace(",", "."))
    return value * (1609 if unit.startswith("mile") else 1000 if unit.startswith(_KM) else 1)


def tells_measure(one: Statement) -> bool:
    """Whether a statement tells how far an advance went, or names a unit by its number."""
    return bool(_units(one)) or (one.particulars.event in ADVANCES and bool(distances(one.quote)))


def other_way(a: Statement, b: Statement) -> bool:
    """Whether both tell how far an advance went, and no two of their distances may be one."""
    if not {a.particulars.event, b.particulars.event} <= ADVANCES:
        return False
    first, second = distances(a.quote), distances(b.quote)
    return bool(first and second) and all(max(x, y) > FAR * min(x, y) for x in first for y in second)


def other_unit(a: Statement, b: Statement) -> bool:
    """Whether both name units of one kind by number for what they tell, and none is the other's."""
    first, second = _units(a), _units(b)
    kinds = {kind for kind, _ in first} & {kind for kind, _ in second}
    return bool(kinds) and not first & second and not (_others(a) or _others(b))


def _units(one: Statement) -> frozenset[tuple[str, str]]:
    found = (_UNIT_KEY.match(actor.key) for actor in one.particulars.actors if actor.part != "on")
    return frozenset((match[1], match[2]) for match in found if match)


def _others(one: Statement) -> bool:
    """Whether it names units that are not numbered beside those: then more than one took part."""
    return _AND_MORE.search(fold(one.quote).text) is not None


_UNIT_KEY = re.compile(r"(brigade|division|regiment|battalion|army)-(\d+)$")
_AND_MORE = re.compile(
    r"(?<!\w)(?:together with|alongside|along with|joint(?:ly)?|other units|вместе с|совместно|разом із|разом з"
    r"|спільно"
    r"|بالاشتراك|الي جانب|brigades|battalions|regiments|divisions|\d+\S*(?: and|,| &| и| та| і"
    r"| و) ?\d+)(?!\w)"
)
