"""Under which key a place is known, whatever it is called: one town of the gazetteer, or of two names, is one key."""

from __future__ import annotations

from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.particulars.gazetteer import find_town
from pipeline.spelling import place_key


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
