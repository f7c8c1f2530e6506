"""Whether voices can tell of one event by whom or what they single out: a teacher and a baker are two victims.

Who tells that one person died, was hurt or arrested often says who: a woman, a boy, a teacher. Who tells of one bomb
says what carried it; who counts houses gives their number. Voices that say what cannot be said of one and the same may
tell of two, and never confirm one together. A toll of several holds all of these, and singles nobody out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from pipeline.lexicon import shipped
from pipeline.text import fold
from pipeline.types import Figure, Stance, Statement
from pipeline.verify.attribution import family
from pipeline.verify.figures import counts, meet
from pipeline.verify.tolls import PEOPLE
from pipeline.verify.voices import Voice

ONE_EACH = frozenset(("harm", "strike", "captive"))
"""Event families in which one person, or one bomb, may be singled out."""
ALIKE = 1.5
"""How many times as high another's count of things may be where both counted the same."""

_ADULT, _CHILD = ("age", "adult"), ("age", "child")
_TOLD: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "woman": (("sex", "female"), _ADULT),
        "man": (("sex", "male"), _ADULT),
        "girl": (("sex", "female"), _CHILD),
        "boy": (("sex", "male"), _CHILD),
        "child": (_CHILD,),
        "car-bomb": (("carrier", "car"),),
        "motorcycle-bomb": (("carrier", "motorcycle"),),
        "belt": (("carrier", "belt"),),
        "roadside-bomb": (("carrier", "road"),),
    }
)
"""What a word of `lexicon/*/singled.toml` says, and about what; any other is somebody's work, and he is no child."""

_Profile = Mapping[str, frozenset[str]]


def of_one_kind(heard: Sequence[Voice]) -> tuple[Voice, ...]:
    """Of the voices, the most that can tell of one victim, one bomb and one count; all where nobody says otherwise.

    Who singles out nobody contradicts nobody. Of several choices as large the one around the first voice holds.
    """
    profiles = {voice.origin.name: _profile(voice) for voice in heard if voice.asserts}
    if sum(map(bool, profiles.values())) < 2 and not any(_things(voice) for voice in heard):
        return tuple(heard)
    groups = [_around(seed, heard, profiles) for seed in heard if seed.asserts]
    return max(groups, key=len, default=tuple(heard))


def _around(seed: Voice, heard: Sequence[Voice], profiles: Mapping[str, _Profile]) -> tuple[Voice, ...]:
    """`seed` and the others, in their order, that none before them gainsays."""
    kept = [seed]
    for other in heard:
        if other is not seed and not any(_apart(one, other, profiles) for one in kept):
            kept.append(other)
    return tuple(voice for voice in heard if voice in kept)


def _apart(one: Voice, other: Voice, profiles: Mapping[str, _Profile]) -> bool:
    """Whether two voices say what cannot be said of one."""
    first, second = profiles.get(one.origin.name, {}), profiles.get(other.origin.name, {})
    if any(what in second and said.isdisjoint(second[what]) for what, said in first.items()):
        return True
    return any(_unlike(x, y) for x in _things(one) for y in _things(other) if x.what == y.what)


def _unlike(x: Figure, y: Figure) -> bool:
    few, many = sorted((x.low, y.low))
    return not meet(x, y) and many > ALIKE * few


def _things(voice: Voice) -> tuple[Figure, ...]:
    """How many things, and not people, a voice counts; "rose to" and "five more" count something else."""
    if not any(one.statement.particulars.figures for one in voice.spoken):
        return ()
    return tuple(figure for _, figure in counts(voice) if figure.what not in PEOPLE and not figure.cumulative)


def _profile(voice: Voice) -> _Profile:
    """What a voice says of the one whom, or the one thing that, it singles out."""
    told: dict[str, set[str]] = {}
    for statement in (one.statement for one in voice.spoken if one.statement.stance is Stance.ASSERTS):
        if family(statement.particulars.event) in ONE_EACH and not _several(statement):
            for what, said in _singled(statement.quote):
                told.setdefault(what, set()).add(said)
    return {what: frozenset(said) for what, said in told.items()}


def _several(statement: Statement) -> bool:
    """Whether a statement counts more than one of anybody."""
    return any(figure.high != 1 for figure in statement.particulars.figures if figure.what in PEOPLE)


@lru_cache(maxsize=8192)
def _singled(quote: str) -> frozenset[tuple[str, str]]:
    hits = shipped("singled").scan(fold(quote).text)
    return frozenset(said for hit in hits for said in _TOLD.get(hit.value, (("work", hit.value), _ADULT)))
