"""Whether a claim without a place is news from abroad: what a body from outside the beat's countries does or says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from pipeline.draft.choice import makers
from pipeline.lexicon import shipped
from pipeline.settings.values import Beat
from pipeline.text import fold
from pipeline.types import Claim

HOME_SHARE = 0.25
"""Share of the placed claims from which a country is the beat's own, where the beat itself names none."""


@lru_cache(maxsize=16_384)
def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code that `name` is, or that the word list `countries` has for it, else None."""
    plain = name.strip()
    if len(plain) == 2 and plain.isascii() and plain.isupper():
        return plain
    folded = fold(plain).text.strip()
    for hit in shipped().scan(folded):
        if hit.kind == "countries" and (hit.start, hit.end) == (0, len(folded)):
            return hit.value.upper()
    return None


def home_countries(beat: Beat, claims: Iterable[Claim]) -> frozenset[str]:
    """ISO codes of the beat's own countries: those it names, else those where much of what it takes happened."""
    named = frozenset(code for code in map(country_code, beat.places) if code is not None)
    if named:
        return named
    where = Counter(place.country for claim in claims for place in claim.places[:1] if place.country)
    return frozenset(code for code, number in where.items() if number >= HOME_SHARE * where.total())


def is_foreign(claim: Claim, home: frozenset[str]) -> bool:
    """Whether every body that acts in `claim`, as far as we know where it belongs, is from outside `home`.

    An own act counts for the body that speaks; a claim of which no acting body is known is no news from abroad.
    """
    spoken = [code for maker in makers(claim) if maker.statement.own_act for code in _codes(maker.statement.own_act)]
    acting = [_country_of().get(_largest(actor.key)) for actor in claim.actors if actor.part == "by"]
    countries = [code for code in spoken or acting if code is not None]
    return bool(countries) and all(code not in home for code in countries)


def _codes(body: str) -> list[str | None]:
    """The countries of a body by its name or its key in `actors.toml`: of the UN in "UN envoy …", of Syria."""
    if body in shipped().tables.get("actors", {}):
        return [_country_of().get(_largest(body))]
    hits = [hit for hit in shipped().scan(fold(body).text) if hit.kind in {"actors", "countries"}]
    return [hit.value.upper() if hit.kind == "countries" else _country_of().get(_largest(hit.value)) for hit in hits]


def _largest(key: str) -> str:
    """The body that an actor belongs to in the end: `iran` for `irgc`."""
    table = shipped().tables.get("actors", {})
    seen = {key}
    while (larger := table.get(key, {}).get("of")) is not None and larger not in seen:
        key = str(larger)
        seen.add(key)
    return key


@cache
def _country_of() -> dict[str, str]:
    """The country of each body that is a state, and `INTERNATIONAL` for bodies of many."""
    table = shipped().tables.get("countries", {})
    return {str(body): code.upper() for code, entry in table.items() for body in entry.get("bodies", ())}
