"""Counts that do not meet: they dispute a claim that is told as a count, and touch only the number of any other.

Two who count the dead of one ambush otherwise don't say that there was none. Where enough voices tell of it without a
count, the claim stands on them, and is told in words that hold no number; the counts are shown with who gave which.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple

from pipeline.types import Appearance, Figure
from pipeline.verify.case import Case
from pipeline.verify.figures import counts, in_words, meet
from pipeline.verify.phrases import graded
from pipeline.verify.voices import Voice, independent, is_assertion

COUNTS_DIFFER = "counts differ: "
"""How the flag of a claim begins whose event stands, and whose number does not."""
COUNTED_ALONE = "counted by one alone: "
"""How the flag of a confirmed claim begins that several tell, and whose dead only one of them counts."""
MOMENT = timedelta(hours=12)
"""Figures given within this time are of one moment; a higher one from later may be the same count, grown."""
PEOPLE = frozenset(
    ("killed", "wounded", "captured", "arrested", "abducted", "missing", "released", "displaced", "evacuated")
)
"""Counts that dispute one another: those of people. Shells, trucks and houses are counted as each sees them."""
HARM = frozenset(("kill", "wound"))
"""Events whose claim is a count of people itself."""
EACH_SIDE = frozenset(("prisoner-exchange",))
"""Events of which one counts both sides and another each."""
_HOMECOMING = EACH_SIDE | {"release", "return"}
"""How those are told of who come home by an exchange."""


class Differing(NamedTuple):
    """Two counts that do not meet."""

    what: str
    words: str
    """Who counts what, in words."""
    basis: tuple[str, ...]
    """uids of the two statements."""


def may_dispute(case: Case, voice: Voice) -> bool:
    """Whether the policy lets a voice's account dispute a claim."""
    rule = case.policy.dispute
    role = voice.origin.source.role if voice.origin.source else None
    return voice.origin.reliability.at_least(rule.grade) and (not rule.roles or role in rule.roles)


def differing(case: Case) -> Iterator[Differing]:
    """Every two voices that both count, and whose ranges have no number in common."""
    if len(case.voices) < 2:
        return
    counted = ((voice, counts(voice)) for voice in case.voices if voice.asserts)
    told = [
        (voice, one, figure) for voice, given in counted if given and may_dispute(case, voice) for one, figure in given
    ]
    for (voice, one, x), (other, another, y) in combinations(told, 2):
        rivals = voice.origin.name != other.origin.name and _comparable(x, y) and not meet(x, y)
        if rivals and not _both_sides(one, x, another, y) and not _grew(one, x, another, y):
            words = f"{graded(voice)} counts {in_words(x)} {x.what}, {graded(other)} {in_words(y)}"
            yield Differing(x.what, words, (one.statement.uid, another.statement.uid))


def set_aside(case: Case) -> tuple[Differing, ...]:
    """The differing counts that touch only a number, for the claim stands on enough voices that tell none."""
    return tuple(two for two in differing(case) if stands_without(case, two.what))


def counted_alone(case: Case, basis: Collection[str]) -> Iterator[str]:
    """Counts of people that one only of the voices behind a verdict gives: the event is confirmed, and they are not.

    `basis` holds the uids of the statements that it rests on.
    """
    counted = [voice for voice in case.voices if any(one.statement.uid in basis for one in voice.spoken)]
    if len(counted) < 2:
        return
    given = [(voice, figure) for voice in counted for _, figure in counts(voice) if figure.what in PEOPLE]
    for voice, figure in given:
        if figure.low and not any(other is not voice and x.what == figure.what for other, x in given):
            yield f"{graded(voice)} counts {in_words(figure)} {figure.what}"


def stands_without(case: Case, what: str) -> bool:
    """Whether enough independent voices to corroborate the claim tell it without a count of `what`."""
    rule = case.policy.corroborate
    plain = [voice for voice in case.voices if plainly(voice, {what})]
    counted = independent(plain, rule.each)
    return len(counted) >= rule.origins and any(one.origin.reliability.at_least(rule.best) for one in counted)


def plainly(voice: Voice, doubted: Collection[str]) -> bool:
    """Whether a voice tells the event in a statement that counts nothing `doubted`, or nothing is doubted."""
    return not doubted or any(_plain(one, doubted) for one in voice.spoken)


def _plain(one: Appearance, doubted: Collection[str]) -> bool:
    told = one.statement.particulars
    return is_assertion(one) and told.event not in HARM and all(figure.what not in doubted for figure in told.figures)


def _grew(one: Appearance, x: Figure, another: Appearance, y: Figure) -> bool:
    """Whether the higher figure was given so much later that the count may have grown."""
    (early, low), (late, high) = sorted(((one, x), (another, y)), key=lambda told: told[0].statement.order)
    return late.statement.first_seen - early.statement.first_seen > MOMENT and high.low > low.low


def _both_sides(one: Appearance, x: Figure, another: Appearance, y: Figure) -> bool:
    """Whether an exchange is told by its halves: each side counts its own, a third both, a fourth all together."""
    told = one.statement.particulars, another.statement.particulars
    if not {first.event for first in told} & EACH_SIDE or not all(first.event in _HOMECOMING for first in told):
        return False
    if x.low == 2 * y.low or y.low == 2 * x.low:
        return True
    if any(meet(own, other) for own in told[0].figures for other in told[1].figures if _comparable(own, other)):
        return True
    sides, others = ({actor.side for actor in first.actors if actor.side} for first in told)
    return bool(sides and others) and not sides & others


def _comparable(x: Figure, y: Figure) -> bool:
    return x.what == y.what and x.what in PEOPLE and (x.whom == y.whom or "unknown" in (x.whom, y.whom))
