"""Who did it, as each voice tells: competing attributions of a deed that one hand did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pipeline import contraries
from pipeline.captors import taken_by_others
from pipeline.lexicon import shipped
from pipeline.sides import UNARMED, belongs, one_coalition
from pipeline.spelling import same_place
from pipeline.types import Actor, Appearance, Particulars, Place, Stance
from pipeline.verify.voices import Voice

ONE_PLACE = 0.6
"""Likeness of two spellings from which they may be one place: matching has linked these claims already."""
ONE_HAND = frozenset({"strike", "harm"})
"""Event families of deeds that one hand did: a bomb falls from one aircraft, even where allies fight together."""


class Blame(NamedTuple):
    """Whom a voice names as the doer, and where it says so."""

    voice: Voice
    doers: tuple[Actor, ...]
    said: Appearance


def family(event: str | None) -> str | None:
    """The family of an event type in `lexicon/events.toml`: strike, harm, ground, act …"""
    found = shipped().tables.get("events", {}).get(event or "", {}).get("family")
    return str(found) if found is not None else None


def doers(one: Appearance) -> tuple[Actor, ...]:
    """The actors that a statement has act."""
    return tuple(actor for actor in one.statement.particulars.actors if actor.part == "by")


def blames(voice: Voice) -> Blame | None:
    """Whom a voice blames for a strike or its dead; None where it names nobody."""
    named: list[Actor] = []
    said: Appearance | None = None
    for one in voice.spoken:
        if one.statement.stance is Stance.ASSERTS and family(one.statement.particulars.event) in ONE_HAND:
            named += doers(one)
            said = said or (one if doers(one) else None)
    return Blame(voice, tuple(named), said) if said is not None else None


def against(rival: Voice, heard: Sequence[Voice]) -> Appearance | None:
    """The statement in which `rival` contradicts one of the voices `heard` that assert: other doers, or not at all.

    A claim of one event may hold several voices; a rival is who says otherwise, not who stands beside him.
    """
    ours = [one for voice in heard if voice.asserts for one in voice.spoken if one.statement.stance is Stance.ASSERTS]
    for said in (one for one in rival.spoken if one.statement.stance is Stance.ASSERTS):
        if any(_contradict(said, one) for one in ours):
            return said
    return None


def _contradict(a: Appearance, b: Appearance) -> bool:
    first, second = a.statement.particulars, b.statement.particulars
    if _elsewhere(first, second):
        return False
    if contraries.excludes(a.statement, b.statement) or first.negated != second.negated:
        return True
    return other_hands(doers(a), doers(b)) or taken_by_others(a.statement, b.statement)


def _elsewhere(a: Particulars, b: Particulars) -> bool:
    """Whether both name villages, and none is the other's: no rockets on Mingechaur says nothing of a bridge."""
    ours, theirs = ([place for place in told.places if not place.region] for told in (a, b))
    if not ours or not theirs:
        return False
    return not any(_may_be_one(x, y) for x in ours for y in theirs)


def _may_be_one(x: Place, y: Place) -> bool:
    """Whether two villages are one, or may be by their spelling where the team does not say that they are two."""
    return x.key == y.key or (not (x.said and y.said) and same_place(x.name, y.name) >= ONE_PLACE)


def other_hands(first: Sequence[Actor], second: Sequence[Actor]) -> bool:
    """Whether two groups of doers have nobody in common: no name, no side, none that belongs to the other."""
    sides = {actor.side for actor in (*first, *second)}
    if not first or not second or None in sides or sides & UNARMED:
        return False
    return not any(
        x.side == y.side or belongs(x.key, y.key) or belongs(y.key, x.key) or one_coalition(x.key, y.key)
        for x in first
        for y in second
    )


def competing(heard: Sequence[Voice]) -> Iterator[tuple[Blame, Blame]]:
    """Every two of the voices that blame different sides; who names both of two allies contradicts neither."""
    told = [blame for voice in heard if (blame := blames(voice)) is not None]
    for first, second in combinations(told, 2):
        if other_hands(first.doers, second.doers):
            yield first, second
