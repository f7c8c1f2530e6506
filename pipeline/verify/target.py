"""Whether voices can tell of one strike by what they say was hit: the school and the bakery are two, in any language.

Most reports name one of the things that a strike hit, or none. Voices that each name another, and share none, may tell
of as many strikes; they never confirm one together (docs/decisions/0022).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold
from pipeline.things_beside import beside
from pipeline.types import Stance
from pipeline.verify.attribution import family
from pipeline.verify.voices import Voice

STRIKE = "strike"
"""The event family of bombs and shells."""


BESIDE = frozenset(("hospital", "dwelling", "armour", "convoy", "helicopter", "jet", "headquarters"))
"""Things that a report of a strike names without meaning that they were hit: where the wounded were brought, whose
door they played at, what dropped the bomb."""

AIMED_AT, REACH = frozenset(("hospital", "armour", "convoy", "headquarters")), 10
"""Of these, those that were hit themselves, and how few characters behind the verb they then stand ("shelled a
clinic")."""


def of_one_target(heard: Sequence[Voice]) -> tuple[Voice, ...]:
    """Of the voices that tell a strike, the most that may have seen one thing hit; all of the others.

    Who names nothing that was hit contradicts nobody. Of several choices as large the first in the alphabet holds.
    """
    if len(heard) < 2:
        return tuple(heard)
    told = {voice.origin.name: _hit(voice) for voice in heard if voice.asserts}
    named = Counter(kind for kinds in told.values() for kind in kinds)
    if not named:
        return tuple(heard)
    most = min(named, key=lambda kind: (-named[kind], kind))
    return tuple(voice for voice in heard if not (kinds := told.get(voice.origin.name)) or most in kinds)


def _hit(voice: Voice) -> frozenset[str]:
    """The kinds of things that a voice says were hit."""
    said = (one.statement for one in voice.spoken if one.statement.stance is Stance.ASSERTS)
    strikes = (one for one in said if family(one.particulars.event) == STRIKE)
    return frozenset(kind for one in strikes for kind in _things(one.quote, one.lang))


@lru_cache(maxsize=8192)
def _things(quote: str, lang: str) -> frozenset[str]:
    text = fold(quote).text
    hits = shipped("targets").scan(text)
    named = frozenset(hit.value for hit in hits) - BESIDE
    named = named - beside(quote, lang) or named
    aimed = [hit for hit in hits if hit.value in AIMED_AT]
    if not aimed:
        return named
    ends = [hit.end for hit in shipped("events").scan(text) if family(hit.value) == STRIKE]
    return named | {hit.value for hit in aimed if any(0 < hit.start - end <= REACH for end in ends)}
