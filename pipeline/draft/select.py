"""Which claims a beat takes, and which no beat takes.

A beat takes a claim by its places (in any spelling), its sources or its keywords: one of them is enough. A beat
that names none of these takes every claim. `languages` narrows what was taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

from pipeline.draft.abroad import country_code
from pipeline.draft.choice import joined, speaks
from pipeline.draft.naming import SAME, names
from pipeline.roster import Roster, name_key
from pipeline.settings.values import Beat
from pipeline.spelling import same_place, surely_other
from pipeline.types import Claim, Place


def takes(beat: Beat, claim: Claim, roster: Roster | None = None) -> bool:
    """Whether `beat` takes `claim`; `roster` lets a beat name a source by one of its aliases."""
    if beat.languages and not any(
        speaks(appearance.statement.lang, language) for appearance in joined(claim) for language in beat.languages
    ):
        return False
    if not (beat.places or beat.sources or beat.keywords):
        return True
    return _by_source(beat, claim, roster) or _by_place(beat, claim) or _by_keyword(beat, claim)


def untaken(beats: Sequence[Beat], claims: Iterable[Claim], roster: Roster | None = None) -> tuple[Claim, ...]:
    """The claims that none of `beats` takes, in the order given."""
    return tuple(claim for claim in claims if not any(takes(beat, claim, roster) for beat in beats))


def in_period(claim: Claim, since: datetime | None, until: datetime) -> bool:
    """Whether anything about `claim` is new in the period: a report of it or a change of its status.

    `since` is exclusive (the last edition had it), `until` inclusive; `since` None: from the beginning.
    """
    if claim.first_reported > until:
        return False
    if since is None or claim.last_reported > since:
        return True
    return any(since < change.at <= until for change in claim.history)


def _by_source(beat: Beat, claim: Claim, roster: Roster | None) -> bool:
    wanted = set()
    for name in beat.sources:
        source = roster.find(name) if roster is not None else None
        wanted.add(name_key(source.name if source is not None else name))
    return bool(wanted) and any(name_key(appearance.source.name) in wanted for appearance in joined(claim))


def _by_place(beat: Beat, claim: Claim) -> bool:
    if claim.places:
        return any(is_at(wanted, place, claim) for wanted in beat.places for place in claim.places)
    return any(_heads(wanted, claim) for wanted in beat.places)


def is_at(wanted: str, place: Place, claim: Claim) -> bool:
    """Whether `place` is the place, region or country `wanted`, in any spelling that `claim` has for it."""
    code = country_code(wanted)
    if code is not None and place.country is not None and code in {place.country, country_code(place.country)}:
        return True
    spellings = {place.name, *claim.spellings.get(place.key, ())}
    return any(_same(wanted, spelling) for spelling in spellings)


@lru_cache(maxsize=65_536)
def _same(wanted: str, spelling: str) -> bool:
    return not surely_other(wanted, spelling, SAME) and same_place(wanted, spelling) >= SAME


def _heads(wanted: str, claim: Claim) -> bool:
    """Whether a claim without a place stands in a post that names `wanted` in its heading or its words."""
    return any(names(f"{a.post.title or ''}\n{a.post.text}", wanted) for a in joined(claim))


def _by_keyword(beat: Beat, claim: Claim) -> bool:
    """Whether one of the claim's own wordings holds a keyword, as whole words."""
    said = (claim.text, *(appearance.statement.quote for appearance in joined(claim)))
    return any(names(text, keyword) for keyword in beat.keywords for text in said)
