"""What a claim says at its core, and which voices tell it: nobody confirms a toll who only heard the bomb."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.captors import taken_by_others
from pipeline.types import Appearance, Figure, Stance, Status
from pipeline.verify.attribution import doers
from pipeline.verify.case import Case
from pipeline.verify.figures import counts, meet
from pipeline.verify.moment import of_one_moment
from pipeline.verify.tolls import plainly, set_aside
from pipeline.verify.voices import Voice, rank

TELLING = "telling"
"""Under which a case remembers who tells it."""

DEATHS = frozenset(("kill", "kill-leader", "execute"))
"""Events that say of one another that somebody died: who tells of a wound, or of the strike alone, does not."""
SAYING = dict.fromkeys(DEATHS, DEATHS)
"""Events that say what a claim says too: who tells that a commander was assassinated tells that a man was killed."""
TOLLS = {"kill": "killed", "wound": "wounded"}
"""Events whose claim is a count of people, and what is counted (`lexicon/events.toml`, `lexicon/*/amounts.toml`)."""


def best_statement(case: Case, status: Status | None = None) -> Appearance:
    """The statement whose words the claim is told in: in its source's own voice, reliable, complete, early.

    A number that others gainsay is not told where the claim stands without it. Of a confirmed claim
    (`status`) it is one that tells nothing beyond what another of the counted origins tells too, where there is one.
    """
    standing = sorted((voice for voice in case.voices if voice.asserts), key=rank)
    own = [(one, voice) for voice in standing for one in voice.spoken if one.statement.stance is Stance.ASSERTS]
    shared = _shared(standing) if status is Status.CONFIRMED else None
    doubted = {two.what for two in set_aside(case)}
    ranked = sorted(own, key=lambda pair: (_counts(pair[0], doubted), _alone(pair[0], shared), *_worth(*pair)))
    if ranked:
        return ranked[0][0]
    return min(case.assertions or case.appearances, key=lambda one: _worth(one, None))


def _counts(one: Appearance, doubted: set[str]) -> bool:
    """Whether a statement tells a number that others gainsay."""
    return any(figure.what in doubted for figure in one.statement.particulars.figures)


def _told(one: Appearance) -> set[str]:
    """What a statement says beyond the bare event: its villages and its figures."""
    told = one.statement.particulars
    villages = {f"place {place.key}" for place in told.places if not place.region}
    return villages | {f"{figure.what} {figure.low} {figure.high}" for figure in told.figures}


def _shared(standing: Sequence[Voice]) -> set[str]:
    heard = Counter(said for voice in standing for said in {said for one in voice.spoken for said in _told(one)})
    return {said for said, voices in heard.items() if voices > 1}


def _alone(one: Appearance, shared: set[str] | None) -> int:
    """How many things a statement tells that no other voice does; 0 where a claim rests on one voice anyway."""
    return len(_told(one) - shared) if shared else 0


def _worth(one: Appearance, voice: Voice | None) -> tuple[bool, str, bool, int, tuple[object, ...]]:
    grade = voice.origin.reliability if voice else one.source.reliability
    relayed = voice is not None and not voice.collected
    return (relayed, grade.value, one.post.deleted, -completeness(one), one.statement.order)


def completeness(one: Appearance) -> int:
    """How many of the questions who, what, where, when and how many a statement answers."""
    told = one.statement.particulars
    villages = any(not place.region for place in told.places)
    when = told.when is not None and told.when.stated
    return sum((villages, bool(told.places), told.event is not None, bool(told.actors), bool(told.figures), when))


def telling(case: Case) -> tuple[Voice, ...]:
    """`_telling`, worked out once for all the rules that ask."""
    found = case.heard.get(TELLING)
    if found is None:
        found = case.heard[TELLING] = _telling(case)
    return found


def _telling(case: Case) -> tuple[Voice, ...]:
    """The voices of `case` that tell what its best statement tells at its core.

    A claim that stands without a number that others gainsay is told by those who tell it without; one told as a toll by
    those who give a count that meets the most shared one, or who tell the same harm where nobody counts. Any other
    claim is told by all of its voices; what one of them adds is attributed to it.
    """
    event = best_statement(case).statement.particulars.event
    return _of_one_captor(case, of_one_moment(_core(case, event), event))


def _of_one_captor(case: Case, heard: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The voices of `heard`; where others have the place taken by a foe at that time, those that say who took it.

    Who tells only that it was taken bears out either account.
    """
    ours = [one.statement for one in case.assertions]
    if not any(taken_by_others(one.statement, said) for one in case.rivals for said in ours):
        return heard
    return tuple(voice for voice in heard if any(doers(one) for one in voice.spoken))


def _core(case: Case, event: str | None) -> tuple[Voice, ...]:
    """The voices of `case` that give its count, or tell its harm; all of them where it is no toll."""
    what = TOLLS.get(event or "")
    doubted = {two.what for two in set_aside(case)}
    heard = tuple(voice for voice in _without_retellers(case.voices) if plainly(voice, doubted))
    if what is None:
        return tuple(voice for voice in heard if _tells(voice, event)) if event in DEATHS else heard
    given = {voice.origin.name: _count(voice, what) for voice in heard if voice.asserts}
    figures = [figure for figure in given.values() if figure is not None]
    if not figures:
        return tuple(voice for voice in heard if _tells(voice, event))
    shared = max(figures, key=lambda figure: (sum(meet(figure, other) for other in figures), -figures.index(figure)))
    return tuple(
        voice for voice in case.voices if (figure := given.get(voice.origin.name)) is not None and meet(figure, shared)
    )


def _without_retellers(heard: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices, but of those that only retell what a body announced about itself the best one: that is one voice."""
    retelling = sorted((voice for voice in heard if voice.asserts and _retells(voice)), key=rank)
    return tuple(voice for voice in heard if voice not in retelling[1:])


def _retells(voice: Voice) -> bool:
    said = [one.statement for one in voice.spoken if one.statement.stance is Stance.ASSERTS]
    return all(statement.own_act is not None for statement in said)


def _count(voice: Voice, what: str) -> Figure | None:
    """The latest count of `what` that a voice stands by."""
    return next((figure for _, figure in reversed(counts(voice)) if figure.what == what), None)


def _tells(voice: Voice, event: str | None) -> bool:
    return any(one.statement.particulars.event in SAYING.get(event or "", {event}) for one in voice.spoken)
