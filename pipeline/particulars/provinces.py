"""In which province a known village lies, where a statement does not say it."""

from __future__ import annotations

from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.naming import canonical_key
from pipeline.spelling import same_place
from pipeline.types import Particulars, Place

SURE = 0.9
"""Least likeness of a name to the listed town whose key it shares: Bosra and Busayra have one key."""
_COUNTRY = 2
"""Length of a country's key."""


def within(said: Particulars) -> Particulars:
    """`said` with the province that its first village lies in, where it names no province or front itself.

    That a village lies in a province helps to find reports that name the province only; it never merges two villages.
    """
    first = next((place for place in said.places if not place.region), None)
    if (
        first is None
        or (first.said and first.lat is not None)
        or any(place.region and len(place.key) > _COUNTRY for place in said.places)
    ):
        return said
    province = province_of(first.name, first.key)
    if not province or any(canonical_key(province) == place.key for place in said.places):
        return said
    told = Place(name=province, key=canonical_key(province), region=True, country=first.country)
    return said.model_copy(update={"places": (*said.places, told)})


@lru_cache(maxsize=32768)
def province_of(name: str, key: str) -> str:
    """The province of a town of the word lists or the gazetteer, as reports call it; empty where none is known."""
    listed = _listed().get(key)
    if listed is not None and same_place(name, listed[1]) >= SURE:
        return listed[0]
    town = find_town(name)
    return town.province if town else ""


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[str, str]]:
    """The keys of the towns that word lists give by province, each with its province and the town as listed."""
    tables = shipped("towns").tables["towns"]
    return {
        canonical_key(str(word)): (province, str(word)) for province, table in tables.items() for word in table["words"]
    }
