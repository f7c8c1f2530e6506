"""What a round-up knows of places before it makes headings: families of spellings, villages, the home countries."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from pipeline.draft.abroad import country_code, home_countries
from pipeline.draft.naming import SAME, called, names
from pipeline.lexicon import shipped
from pipeline.settings.values import Beat
from pipeline.spelling import same_place, surely_other
from pipeline.text import fold
from pipeline.types import Claim, Place

PROVINCE = 3
"""How many times more often a name that a gazetteer has must stand for a place than for a region to be no region."""

IN_WORDS = 1_000
"""Claims that only a gazetteer puts in a region which weigh as much as one whose posts say the region."""

_SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ru": "CYRILLIC", "uk": "CYRILLIC"}
"""The scripts of languages that are not written in Latin letters, as Unicode names their characters."""


class Family(NamedTuple):
    """One place in all its spellings."""

    key: str
    name: str
    """The spelling that the round-up prints."""


class Atlas(NamedTuple):
    """The places of one round-up."""

    beat: Beat
    home: frozenset[str]
    """ISO codes of the beat's own countries."""
    villages: frozenset[str]
    """Keys of families that are never printed as a region."""
    families: Mapping[str, Family]
    """Place key → family."""
    regions: Mapping[str, Place]
    """Family key of a village → the region that most claims at it say it lies in."""

    def family(self, place: Place) -> Family:
        """The family of `place`; of its own where no claim of the round-up names it."""
        return self.families.get(place.key, Family(place.key, place.name))

    def spelt(self, place: Place) -> str:
        """What the round-up calls `place`: "Khalsa", "south Aleppo"."""
        return called(place, self.family(place).name)


def atlas(beat: Beat, claims: Sequence[Claim]) -> Atlas:
    """The atlas of what `beat` takes."""
    families = _families(beat, claims)
    villages = _villages(claims, families)
    return Atlas(beat, home_countries(beat, claims), villages, families, _regions(claims, families, villages))


def _regions(claims: Iterable[Claim], families: Mapping[str, Family], villages: frozenset[str]) -> dict[str, Place]:
    """The commonest region of each village; of equally common ones the one with a direction, then by alphabet."""
    said: dict[str, Counter[tuple[str, str]]] = {}
    places: dict[tuple[str, str], Place] = {}
    for claim in claims:
        exact = next((families[place.key].key for place in claim.places if not place.region), None)
        for place in claim.places:
            key = families[place.key].key
            if exact is None or not place.region or key in villages or country_code(place.name) is not None:
                continue
            if key != exact or place.direction:
                region = (place.direction or "", key)
                weight = IN_WORDS if _is_said(place, claim) else 1
                said.setdefault(exact, Counter())[region] += weight
                places.setdefault(region, place)
    return {village: places[_commonest(found)] for village, found in said.items()}


def _is_said(place: Place, claim: Claim) -> bool:
    """Whether a post of `claim` names `place`; else a gazetteer put it there, which may know another village."""
    spellings = (place.name, *claim.spellings.get(place.key, ()))
    return any(names(f"{a.post.title or ''} {a.post.text}", name) for a in claim.appearances for name in spellings)


def _commonest(regions: Counter[tuple[str, str]]) -> tuple[str, str]:
    return min(regions, key=lambda region: (-regions[region], not region[0], region))


def _families(beat: Beat, claims: Iterable[Claim]) -> dict[str, Family]:
    """Every place key with its family: a place that the beat names, else the commonest spelling's.

    A key joins a family by likeness to the family's own name only, so that families do not chain.
    """
    spellings: dict[str, Counter[str]] = {}
    for claim in claims:
        for place in claim.places:
            counted = spellings.setdefault(place.key, Counter())
            counted.update((place.name, *claim.spellings.get(place.key, ())))
    named = dict.fromkeys((*beat.spellings, *beat.place_order, *beat.places))
    wanted = [name for name in named if country_code(name) is None]
    heads: dict[str, Counter[str]] = {}
    joined: dict[str, str] = {}
    near: dict[str, list[str]] = {}
    """First letter of the key that made a head → the heads, but for those that the beat names."""
    for key in sorted(spellings, key=lambda key: (-spellings[key].total(), key)):
        letter = key[:1]
        head = _like(spellings[key], (*wanted, *near.get(letter, ()))) or _usual(spellings[key], beat.language)
        if head not in heads and head not in wanted:
            near.setdefault(joined.get(head, key)[:1], []).append(head)
        heads.setdefault(head, Counter()).update(spellings[key])
        joined[key] = head
        joined.setdefault(head, key)
    names = {head: head if head in wanted else _usual(counted, beat.language) for head, counted in heads.items()}
    return {key: Family(joined[key], names[joined[key]]) for key in spellings}


def _like(spellings: Counter[str], heads: Iterable[str]) -> str | None:
    """The head that one of the spellings is most like, if like enough."""
    usual = [spelling for spelling, _ in spellings.most_common(3)]
    best, found = 0.0, None
    for head in heads:
        for spelling in usual:
            score = _likeness(spelling, head)
            if score > best:
                best, found = score, head
    return found if best >= SAME else None


@lru_cache(maxsize=65_536)  # a draft asks for the same pairs as the one before it
def _likeness(spelling: str, head: str) -> float:
    """How like two spellings are; 0 where they are surely less than `SAME`."""
    return 0.0 if surely_other(spelling, head, SAME) else same_place(spelling, head)


def _usual(spellings: Counter[str], language: str) -> str:
    """The commonest spelling in the script of `language`, else the commonest; among equals the first by alphabet."""
    script = _SCRIPTS.get(language.partition("-")[0], "LATIN")
    usual = min(spellings, key=lambda name: (not _written_in(name, script), -spellings[name], name))
    return usual if script != "LATIN" or _written_in(usual, script) else latin(usual)


@lru_cache(maxsize=4096)
def latin(name: str) -> str:
    """`name` for readers of Latin letters: a region's own name, whatever its case ending was, else letter by letter.

    A name in Arabic letters that no post and no list has in Latin ones stays as it is written: it has no vowels, and
    "Mlyt" is nobody's name for Mellit.
    """
    folded = fold(name).text.strip()
    for hit in shipped().scan(folded):
        if hit.kind == "regions" and hit.start == 0 and hit.end == len(folded) and hit.value.islower():
            return hit.value.replace("-", " ").title()
    if _written_in(name, "ARABIC"):
        return name
    letters = anyascii(name).strip()
    return letters[:1].upper() + letters[1:] if letters else name


@lru_cache(maxsize=16_384)
def _written_in(name: str, script: str) -> bool:
    letter = next((char for char in name if char.isalpha()), "")
    return letter != "" and unicodedata.name(letter, "").startswith(script)


def _villages(claims: Iterable[Claim], families: Mapping[str, Family]) -> frozenset[str]:
    """Families that posts take for a region now and then ("Khalsa, west of Zitan"), and that are villages.

    As many claims happen at it as name it as a region; of a place that a gazetteer knows, and that may be a city and
    its province, `PROVINCE` times as many.
    """
    exact: Counter[str] = Counter()
    region: Counter[str] = Counter()
    known = set()
    for place in (place for claim in claims for place in claim.places):
        key = families[place.key].key
        (region if place.region else exact)[key] += 1
        if place.country is not None:
            known.add(key)
    return frozenset(key for key, n in exact.items() if n >= region[key] * (PROVINCE if key in known else 1))
