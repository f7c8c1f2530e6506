"""Under which place an item stands: `Khalsa in south Aleppo`, `south Aleppo`, `National`, `International`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.draft.abroad import country_code, is_foreign
from pipeline.draft.atlas import Atlas, Family
from pipeline.draft.naming import called
from pipeline.draft.select import is_at
from pipeline.settings.values import Beat
from pipeline.types import Claim, Place

NATIONAL, INTERNATIONAL = "National", "International"

OWN_HEADING = 3
"""Items at one village from which it gets a heading of its own inside its region."""


class Spot(NamedTuple):
    """Where a claim belongs on the page; equal keys stand under one heading."""

    exact: tuple[str, str] | None = None
    """Key and print name of its village, town or district."""
    region: tuple[str, str] | None = None
    """Key and print name of the region or front it lies in."""
    placeless: str | None = None


def spot(claim: Claim, places: Atlas) -> Spot:
    """Where `claim` belongs, by its places; without any, by whether a body from abroad acts in it."""
    located = [(place, places.family(place)) for place in claim.places if not _is_country(place, claim, places.beat)]
    exact = next((family for place, family in located if not place.region), None)
    exact = exact or next((family for _, family in located if family.key in places.villages), None)
    region = places.regions.get(exact.key) if exact is not None else next((place for place, _ in located), None)
    if exact is None and region is None:
        return Spot(placeless=INTERNATIONAL if is_foreign(claim, places.home) else NATIONAL)
    return Spot(
        (exact.key, exact.name) if exact is not None else None,
        _region(region, places.family(region)) if region is not None else None,
    )


def _region(place: Place, family: Family) -> tuple[str, str]:
    """Key and print name of a region: "south Aleppo" is another heading than "Aleppo"."""
    return f"{place.direction or ''} {family.key}", called(place, family.name)


def headings(spots: Mapping[str, Spot]) -> dict[str, str]:
    """The heading of each claim (by uid) of one section.

    Claims of one region share its heading, unless they are all at one village or a village has many of them.
    """
    exact = Counter(found.exact[0] for found in spots.values() if found.exact)
    members: dict[str, set[str]] = {}
    names: dict[str, Counter[str]] = {}
    for found in spots.values():
        for pair in (found.exact, found.region):
            if pair is not None:
                names.setdefault(pair[0], Counter())[pair[1]] += 1
        if found.region is not None:
            shared = found.exact is None or exact[found.exact[0]] < OWN_HEADING
            if shared:
                members.setdefault(found.region[0], set()).add(found.exact[0] if found.exact else "")
    return {uid: _heading(found, exact, members, names) for uid, found in spots.items()}


def _heading(
    found: Spot, exact: Counter[str], members: Mapping[str, set[str]], names: Mapping[str, Counter[str]]
) -> str:
    """One claim's heading, given how many claims its village has and which villages its region has."""
    if found.placeless is not None:
        return found.placeless
    region = _usual(names[found.region[0]]) if found.region else ""
    if found.exact is None:
        return region
    village = _usual(names[found.exact[0]])
    if found.region is None:
        return village
    alone = exact[found.exact[0]] >= OWN_HEADING or len(members.get(found.region[0], ())) <= 1
    return f"{village} in {region}" if alone else region


def _usual(spellings: Counter[str]) -> str:
    """The commonest spelling; of equally common ones the first in the alphabet."""
    return min(spellings, key=lambda name: (-spellings[name], name))


def rank_of(claim: Claim, order: Sequence[str]) -> int:
    """The position of the claim's place in the beat's own order; behind all of it where it is not named."""
    for index, wanted in enumerate(order):
        if any(is_at(wanted, place, claim) for place in claim.places):
            return index
    return len(order)


def _is_country(place: Place, claim: Claim, beat: Beat) -> bool:
    """Whether a place is a whole country of the beat: "in Syria" says nothing in a round-up on Syria."""
    if country_code(place.name) is None:
        return False
    return not beat.places or any(is_at(wanted, place, claim) for wanted in beat.places)
