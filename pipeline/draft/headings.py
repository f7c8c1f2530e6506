"""Under which place an item stands: `Khalsa in south Aleppo`, `south Aleppo`, `National`, `International`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.draft.abroad import country_code, is_foreign
from pipeline.draft.naming import called
from pipeline.draft.select import is_at
from pipeline.settings.values import Beat
from pipeline.types import Claim, Place

NATIONAL, INTERNATIONAL = "National", "International"

OWN_HEADING = 3
"""Items at one village from which it gets a heading of its own inside its region."""


PROVINCE = 3
"""How many times more often a name must stand for a place than for a region to be no region, where a gazetteer has it."""


class Spot(NamedTuple):
    """Where a claim belongs on the page; equal keys stand under one heading."""

    exact: tuple[str, str] | None = None
    """Key and print name of its village, town or district."""
    region: tuple[str, str] | None = None
    """Key and print name of the region or front it lies in."""
    placeless: str | None = None


def villages(claims: Iterable[Claim]) -> frozenset[str]:
    """Keys of places that posts take for a region now and then ("Khalsa, west of Zitan"), and that are villages.

    As many claims happen at it as name it as a region; of a place that a gazetteer knows, and that may be a city and
    its province, `PROVINCE` times as many.
    """
    exact: Counter[str] = Counter()
    region: Counter[str] = Counter()
    known = set()
    for place in (place for claim in claims for place in claim.places):
        (region if place.region else exact)[place.key] += 1
        if place.country is not None:
            known.add(place.key)
    return frozenset(key for key, n in exact.items() if n >= region[key] * (PROVINCE if key in known else 1))


def spot(claim: Claim, beat: Beat, home: frozenset[str], no_regions: frozenset[str] = frozenset()) -> Spot:
    """Where `claim` belongs, by its places; without any, by whether a body from outside `home` acts in it.

    `no_regions` are keys of places that are never printed as a region (`villages`).
    """
    exact = next((place for place in claim.places if not place.region), None)
    regions = [place for place in claim.places if place.region and not _is_country(place, claim, beat)]
    exact = exact or next(
        (place.model_copy(update={"region": False}) for place in regions if place.key in no_regions), None
    )
    regions = [place for place in regions if place.key not in no_regions]
    region = next((place for place in regions if exact is None or place.key != exact.key or place.direction), None)
    if exact is None and region is None:
        return Spot(placeless=INTERNATIONAL if is_foreign(claim, home) else NATIONAL)
    return Spot(
        (exact.key, called(exact)) if exact is not None else None,
        (f"{region.direction or ''} {region.key}", called(region)) if region is not None else None,
    )


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
    """Whether a region is a whole country of the beat: "in Syria" says nothing in a round-up on Syria."""
    if country_code(place.name) is None:
        return False
    return not beat.places or any(is_at(wanted, place, claim) for wanted in beat.places)
