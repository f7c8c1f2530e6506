"""Whether voices can tell of one event by whom or what they single out: a teacher and a baker are two victims.

Who tells that one person died, was hurt or arrested often says who: a woman, a boy, a teacher. Who tells of one bomb
says what carried it, or which hospital or bridge it fell on; who counts houses gives their number. Voices that say what
cannot be said of one and the same may tell of two, and never confirm one together. A toll of several holds all of
these, and singles nobody out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from pipeline.bearers import Bearer, befallen, may_differ
from pipeline.lexicon import Hit, shipped
from pipeline.spelling import same_place
from pipeline.text import fold
from pipeline.twin_names import opposed
from pipeline.types import Figure, Stance, Statement
from pipeline.varieties import varieties
from pipeline.verify.attribution import family
from pipeline.verify.figures import counts, meet
from pipeline.verify.measured import other_unit, other_way, tells_measure
from pipeline.verify.tolls import PEOPLE
from pipeline.verify.voices import Voice

ONE_EACH = frozenset(("harm", "strike", "captive"))
"""Event families in which one person, or one bomb, may be singled out."""
STRIKE, FIRST = "strike", "first"
"""The event family of bombs and shells, and that one is told as if it were the first."""
_HARMED = frozenset(("harm", "captive"))
CARRIER = "carrier"
"""What carried a bomb."""
TELLER = 25
"""Characters between a verb of saying and who says it."""
AIRCRAFT = "aircraft"
"""Which aircraft fell."""
_SPOILT = "damage"
"""The event that is told by what became of a thing."""
_FALLEN = frozenset(("shoot-down", "crash"))
_TYPE = re.compile(
    r"(?<!\w)(?:su|mig|mi|ka|il|tu|an|yak|f|l|uh|ah|mq|rq|tb|су|миг|міг|ми|мі|ка|ил|іл|ту|ан|як|سو|سوخوي|ميغ|مي)"
    r"[- ]?(\d{1,3})(?![\d-])"
)
"""The type of an aircraft, in folded text; types are told apart by number, which every script writes alike."""
_HIS = re.compile(r"'s? (?=\w)")
_OF = re.compile(
    r"(?<!\w)(?:(?:driver|bodyguard|aide|secretary|assistant|deputy|adviser|car|house|home|office|convoy)s? (?:of|to)"
    r"(?: the| a)?(?: \w+)?|(?:водител|охранник|помощник|секретар|заместител|советник)\w*"
    r"|(?:охоронц|помічник|заступник|радник)\w*|воді[йя]|охоронець|(?:سائق|مرافق|حارس|مساعد|نائب|سكرتير)) (?:ال)?$"
)
"""Whose driver or aide it was: "the mayor's driver" is no mayor."""
_STOP = re.compile(r"[.,;:!?،؛]")
MAY_BE, SURELY = 0.7, 0.85
"""Likeness of two names (`spelling.same_place`) from which they may be one place, and from which they are."""
ALIKE = 1.5
"""How many times as high another's count of things may be where both counted the same."""

HOUR, TURN, DEATHS, DEGREE = "hour", "turn", "deaths", "degree"
"""At which hours of the day, whether for the first time, whether anybody died, and whether a thing still stands."""
_FREE = frozenset((CARRIER, HOUR, TURN, DEATHS, DEGREE))
"""What is told of the event, whoever was harmed and however many."""


def _hours(*parts: str) -> tuple[tuple[str, str], ...]:
    """The parts of a day that a word may mean; a morning's shelling and an evening's have none in common."""
    return tuple((HOUR, part) for part in parts)


_ADULT, _CHILD = ("age", "adult"), ("age", "child")
_TOLD: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "woman": (("sex", "female"), _ADULT),
        "man": (("sex", "male"), _ADULT),
        "girl": (("sex", "female"), _CHILD),
        "boy": (("sex", "male"), _CHILD),
        "child": (_CHILD,),
        "car-bomb": ((CARRIER, "car"),),
        "motorcycle-bomb": ((CARRIER, "motorcycle"),),
        "belt": ((CARRIER, "belt"),),
        "roadside-bomb": ((CARRIER, "road"),),
        "grenade-bomb": ((CARRIER, "grenade"),),
        "at-night": _hours("night", "late", "early"),
        "at-dawn": _hours("early", "morning"),
        "at-morning": _hours("early", "morning", "noon"),
        "at-noon": _hours("noon", "day"),
        "at-afternoon": _hours("day", "noon", "evening"),
        "at-evening": _hours("evening", "late"),
        "once-more": ((TURN, "again"),),
        "nobody-dead": ((DEATHS, "none"),),
        "ruined": ((DEGREE, "ruined"),),
        "spoilt": ((DEGREE, "spoilt"),),
    }
)
"""What a word of `lexicon/*/singled.toml` says, and about what; any other is somebody's work, and he is no child."""

_Profile = Mapping[str, frozenset[str]]


def of_one_kind(heard: Sequence[Voice]) -> tuple[Voice, ...]:
    """Of the voices, the most that can tell of one victim, one bomb and one count; all where nobody says otherwise.

    Who singles out nobody contradicts nobody. Of several choices as large the one around the first voice holds.
    """
    if len(heard) < 2:
        return tuple(heard)
    profiles = {voice.origin.name: _profile(voice) for voice in heard if voice.asserts}
    named = len({key for voice in heard for key in _villages(voice)})
    alone = sum(map(bool, profiles.values())) < 2 and named < 2 and sum(_measured(voice) for voice in heard) < 2
    if alone and not any(_things(voice) or _people(voice) for voice in heard):
        return tuple(heard)
    groups = [_around(seed, heard, profiles) for seed in heard if seed.asserts]
    return max(groups, key=len, default=tuple(heard))


def _around(seed: Voice, heard: Sequence[Voice], profiles: Mapping[str, _Profile]) -> tuple[Voice, ...]:
    """`seed` and the others, in their order, that none before them gainsays."""
    kept = [seed]
    for other in heard:
        if other is not seed and not any(_apart(one, other, profiles) for one in kept):
            kept.append(other)
    left = {id(voice) for voice in kept}  # by themselves, not by what they say: that would be compared word by word
    return tuple(voice for voice in heard if id(voice) in left)


def _apart(one: Voice, other: Voice, profiles: Mapping[str, _Profile]) -> bool:
    """Whether two voices say what cannot be said of one."""
    first, second = profiles.get(one.origin.name, {}), profiles.get(other.origin.name, {})
    if any(what in second and said.isdisjoint(second[what]) for what, said in first.items()):
        return True
    if may_differ(_people(one), _people(other)) or _elsewhere(one, other):
        return True
    if any(other_way(x, y) or other_unit(x, y) for x in _asserted(one) for y in _asserted(other)):
        return True
    return any(_unlike(x, y) for x in _things(one) for y in _things(other) if x.what == y.what)


def _measured(voice: Voice) -> bool:
    """Whether a voice tells how far an advance went, or names a unit by its number."""
    return any(tells_measure(one) for one in _asserted(voice))


def _asserted(voice: Voice) -> list[Statement]:
    return [one.statement for one in voice.spoken if one.statement.stance is Stance.ASSERTS]


def _elsewhere(one: Voice, other: Voice) -> bool:
    """Whether all villages that two voices name are spelt so that they may be one, or not: nobody can say."""
    first, second = _villages(one), _villages(other)
    if not first or not second or first.keys() & second.keys():
        return False
    return all(opposed(x, y) or MAY_BE <= same_place(x, y) < SURELY for x in first.values() for y in second.values())


def _villages(voice: Voice) -> Mapping[str, str]:
    told = (one.statement.particulars.places for one in voice.spoken if one.statement.stance is Stance.ASSERTS)
    return {place.key: place.name for places in told for place in places if not place.region}


def _unlike(x: Figure, y: Figure) -> bool:
    few, many = sorted((x.low, y.low))
    return not meet(x, y) and many > ALIKE * few


def _things(voice: Voice) -> tuple[Figure, ...]:
    """How many things, and not people, a voice counts; "rose to" and "five more" count something else."""
    if not any(one.statement.particulars.figures for one in voice.spoken):
        return ()
    return tuple(figure for _, figure in counts(voice) if figure.what not in PEOPLE and not figure.cumulative)


def _people(voice: Voice) -> tuple[Bearer, ...]:
    """The people whom a voice names as those it befell."""
    told = (one.statement for one in voice.spoken if one.statement.stance is Stance.ASSERTS)
    harmed = (one for one in told if family(one.particulars.event) in ONE_EACH)
    return tuple(dict.fromkeys(person for one in harmed for person in befallen(one)))


def _profile(voice: Voice) -> _Profile:
    """What a voice says of the one whom, or the one thing that, it singles out."""
    told: dict[str, set[str]] = {}
    for statement in (one.statement for one in voice.spoken if one.statement.stance is Stance.ASSERTS):
        if family(statement.particulars.event) in ONE_EACH:
            somebody = not _several(statement) and _somebody(statement)
            for what, said in _singled(statement.quote):
                if what == DEGREE and statement.particulars.event != _SPOILT:
                    continue  # of a strike told by several it is no matter how much it spoilt
                if what in _FREE or somebody:
                    told.setdefault(what, set()).add(said)
            for thing, kinds in varieties(statement.quote).items():
                told.setdefault(thing, set()).update(kinds)
            if family(statement.particulars.event) == STRIKE:
                told.setdefault(TURN, {FIRST})
            if any(figure.what == "killed" and figure.low for figure in statement.particulars.figures):
                told.setdefault(DEATHS, set()).add("some")
        if statement.particulars.event in _FALLEN and (types := _TYPE.findall(fold(statement.quote).text)):
            told.setdefault(AIRCRAFT, set()).update(types)
    return {what: frozenset(said) for what, said in told.items()}


def _somebody(statement: Statement) -> bool:
    """Whether a statement tells of one person harmed or taken: of a strike alone it names only who saw or tells it."""
    alone = any(figure.low == figure.high == 1 for figure in statement.particulars.figures if figure.what in PEOPLE)
    return alone or bool(_HARMED & {family(statement.particulars.event), *_families(statement.quote)})


@lru_cache(maxsize=8192)
def _families(quote: str) -> frozenset[str | None]:
    """The families of all the events that a statement tells."""
    return frozenset(family(hit.value) for hit in shipped("events").scan(fold(quote).text))


def _several(statement: Statement) -> bool:
    """Whether a statement counts more than one of anybody."""
    return any(figure.high != 1 for figure in statement.particulars.figures if figure.what in PEOPLE)


@lru_cache(maxsize=8192)
def _singled(quote: str) -> frozenset[tuple[str, str]]:
    text = fold(quote).text
    verbs = [hit for hit in shipped("attributions").scan(text) if hit.value in ("say", "per", "own")]
    saying = [hit for hit in verbs if not (hit.start and quote[hit.start : hit.start + 1].isupper())]  # "Tell Marjan"
    hits = [hit for hit in shipped("singled").scan(text) if not any(_tells(hit, verb, text) for verb in saying)]
    hits = [hit for hit in hits if not _HIS.match(text, hit.end) and not _OF.search(text[: hit.start])]
    return frozenset(said for hit in hits for said in _TOLD.get(hit.value, (("work", hit.value), _ADULT)))


def _tells(hit: Hit, verb: Hit, text: str) -> bool:
    """Whether somebody is named as who tells it: "the doctor told us", "said the governor", "our reporter saw"."""
    first, second = sorted((hit, verb))
    between = text[first.end : second.start]
    return first.end > second.start or (len(between) <= TELLER and not _STOP.search(between))
