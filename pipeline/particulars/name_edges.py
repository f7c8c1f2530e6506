"""Where a name in capitals ends although another capital follows, or goes on although the word has another sense."""

from __future__ import annotations

import re

from pipeline.lexicon import shipped
from pipeline.particulars.gazetteer import find_family, find_town
from pipeline.particulars.reading import Reading
from pipeline.spelling import ARTICLES
from pipeline.text import fold

_DISTRICTS = re.compile(
    r"[а-яіїєґё]+(?:[сц]ь?к)(?:ого|ой|ої|ому|ий|ая) (?:округ|район|област|громад|кра[яюй]|муниципал|сельсовет)"
)
"""The adjective of a district behind a village's name: "Вознесеновка Шебекинского округа"."""


def district_at(reading: Reading, start: int) -> bool:
    """Whether a district's name starts here, which is no part of the name before."""
    return _DISTRICTS.match(reading.folded, start) is not None


def sense_in_a_name(reading: Reading, index: int, gap: str) -> bool:
    """Whether a word with a sense of its own ends a name behind an article: Ain al-Asad, Sahem al-Golan."""
    start = reading.words[index][0]
    before = reading.words[index - 2][0]
    if gap != "-" or reading.folded[slice(*reading.words[index - 1])] not in ARTICLES or not reading.is_capital(before):
        return False
    head = reading.toponyms.get(before)
    region = any(hit.start <= start < hit.end for hit in reading.of("regions"))
    return region or (head is not None and head.value == "head")


def ends_a_road(reading: Reading, at: int) -> bool:
    """Whether the hyphen before `at` stands between the two ends of a road: "дорога Лиман-Ямполь"."""
    begin = max((reading.folded.rfind(" ", 0, at - 1), 0))
    if reading.folded[begin : at - 1].strip() in ARTICLES:
        return False
    return reading.is_capital(at) and bool(
        _ROAD_BEFORE.search(reading.folded, 0, begin + 1) or _ROAD_BEHIND.match(reading.folded, at)
    )


_ROAD_BEFORE = re.compile(
    r"\b(?:дорог\w+|трасс\w+|трас\w|шосс?е|участк\w+|ділянц\w+|линии|лінії|road|highway"
    r"|motorway|line) $"
)
_ROAD_BEHIND = re.compile(r"[^\s,.;]+(?: [^\s,.;]+)? (?:road|highway|motorway|railway|line|route|axis)\b")


def tagged_city(reading: Reading, start: int, end: int, after: int) -> bool:
    """Whether the first word is a large city behind a `#`, and no name of two words goes on: "#Mosul Al-Intisar"."""
    if reading.folded[start - 1 : start] != "#":
        return False
    town = find_town(reading.original(start, end))
    following = next(iter(reading.words_between(after, after + 24)), "")
    return (
        town is not None and town.people >= CITY and find_family(f"{reading.original(start, end)} {following}") is None
    )


CITY = 100_000
"""Fewest people of a city whose tag stands before the name of one of its quarters."""


def a_voice(name: str) -> bool:
    """Whether the whole name is an agency's or a speaker's, that no town shares: Anadolu, САНА."""
    folded = fold(name).text
    return (
        any(hit.value == "voice" and hit.end - hit.start == len(folded) for hit in shipped("bodies").scan(folded))
        and find_town(name) is None
    )


def arab_village(reading: Reading, start: int, end: int) -> int:
    """Where a name of one word begins, with the "Arab" before it that villages of northern Syria bear: Arab Hassan."""
    before = reading.folded[max(0, start - 5) : start]
    if before != "arab " or not reading.is_capital(start - 5) or _OF_ARABS.match(reading.folded, start):
        return start
    return start - 5 if " " not in reading.folded[start:end] else start


_OF_ARABS = re.compile(
    r"(?:states?|league|republic|army|coalition|world|emirates|spring|countries|nations?|tribes?|leaders|summit|forces"
    r"|media|union|gulf|jamahiriya|quarter)\b"
)


def no_name(name: str, mark: str | None) -> bool:
    """Whether the whole name is an agency's, a movement's ("National Liberation" Front), or a kind of works."""
    if mark == "region" and _MOVEMENT.search(name):
        return True
    return mark not in ("settlement", "quarter") and (_WORKS.fullmatch(name) is not None or a_voice(name))


_MOVEMENT = re.compile(
    r"(?:^|\s|-)(?:Liberation|Salvation|Islamic|Popular|National|Democratic|Nusra|Resistance|Patriotic|Unity"
    r"|People's|Peoples"
    r"|Revolutionary|Steadfastness|Authenticity|Levant|Levantine|Freedom|United|Homeland)$"
)
"""How the name of a movement ends that calls itself a Front."""
_WORKS = re.compile(
    r"(?:(?:Textile|Fuel|Ammunition|Ammo|Munitions?|Weapons?|Arms|Aid|Food|Missile|Rocket|Drone|Wheat|Bread|Grain"
    r"|Sugar|Cement|Brick|Glass|Water|Power|Gas|Oil|Central|Military|National|Main|Thermal"
    r"|Electric(?:ity)?"
    r"|Cotton|Flour|Olive|Paper|Poultry|Cable|Tyre|Steel|Iron|Fertili[sz]er|Railway|Train|Bus|Old|New|Infantry"
    r"|Artillery|Police"
    r"|Sports?|Pumping|Carpet|Plastics?|Marble|Ceramics?|Spinning|Weaving|Vegetable|Industrial) ){1,2}"
    r"(?:Mills?|Factory|Plant|Prison|Silos?|Station|Barracks|Academy|College|Refinery|Depot|Warehouses?|Stadium"
    r"|Complex|Zone"
    r"|Facility|Works|Terminal|Directorate|Company)"
)
"""Works that are called by what they make: they stand in every town."""
