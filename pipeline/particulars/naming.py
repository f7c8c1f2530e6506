"""Under which key a place is known, whatever it is called: one town of the gazetteer, or of two names, is one key."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.particulars.gazetteer import Town, find_town
from pipeline.spelling import place_key
from pipeline.spelling import same_place as same_spelling

OTHER_TOWN = 0.5
"""Most that two names score which the gazetteer knows as two towns (Marea and Mara)."""


@lru_cache(maxsize=32768)
def canonical_key(name: str) -> str:
    """The key of a place's spelling family; names that the gazetteer knows for one town share that town's key."""
    town = find_town(name)
    key = place_key(town.name if town else name)
    return _aliases().get(key, key)


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    """The keys of other names of towns, each with the key of the name that it stands for."""
    keys: dict[str, str] = {}
    for chief, table in shipped("aliases").tables["aliases"].items():
        for name in (chief, *table["words"]):
            town = find_town(str(name))
            keys[place_key(town.name if town else str(name))] = place_key(chief)
    return keys


def land_around(name: str) -> str | None:
    """The town whose land a Slavic name means, as that town is called in it: Лиманщина; None for any other name."""
    found = _LAND.fullmatch(name)
    return found[1] if found else None


_LAND = re.compile(r"([А-ЯІЇЄҐ][а-яіїєґ']{2,})щин(?:а|і|у|ою|и|е|ой)")


def same_place(a: str, b: str) -> float:
    """How likely two names, in any script, are one place: 0 (no) … 1 (the same).

    Names of one gazetteer town are one; names of two towns are held below what spelling alone would say.
    """
    town_a, town_b = find_town(a), find_town(b)
    score = same_spelling(a, b)
    if town_a and town_b:
        return 1.0 if town_a == town_b else min(score, OTHER_TOWN) if _far(town_a, town_b) else score
    return score


def _far(a: Town, b: Town) -> bool:
    """Whether two towns lie further apart than one town's parts do (0.1 degrees, some 10 km)."""
    return abs(a.lat - b.lat) > 0.1 or abs(a.lon - b.lon) > 0.1
