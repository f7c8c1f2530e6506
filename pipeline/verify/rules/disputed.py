"""disputed: an origin graded well enough gives another account – not so, another doer, a figure that does not meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from pipeline.roster import name_key
from pipeline.sides import NEUTRAL, side_of
from pipeline.types import Appearance, Figure, Stance, Status, Verdict
from pipeline.verify.attribution import ONE_HAND, against, competing, family
from pipeline.verify.case import Case
from pipeline.verify.figures import counts, in_words, meet
from pipeline.verify.phrases import graded, quoted
from pipeline.verify.speaker import SPOKESMEN
from pipeline.verify.voices import Voice, contradicts, tells

VERSION = 3

MOMENT = timedelta(hours=12)
"""Figures given within this time are of one moment; a higher one from later may be the same count, grown."""


TOLLS = frozenset(
    ("killed", "wounded", "captured", "arrested", "abducted", "missing", "released", "displaced", "evacuated")
)
"""Counts that dispute one another: those of people. Shells, trucks and houses are counted as each sees them."""
EACH_SIDE = frozenset(("prisoner-exchange",))
"""Events of which one counts both sides and another each."""
HELD = frozenset(("shoot-down", "destroy", "capture-equipment", "intercept"))
"""Deeds of war whose denial is the loser's, who is accused of nothing."""


def judge(case: Case) -> Verdict | None:
    """Holds where a voice that counts contradicts one that asserts the claim and stands by it.

    The denial of the party accused by itself demotes nothing, a doubt or a question is no denial, and who takes
    back their own words is not a rival.
    """
    if not any(voice.asserts for voice in case.voices):
        return None
    accounts = [*_denials(case), *_rivals(case), *_attributions(case), *_figures(case)]
    if not accounts:
        return None
    return Verdict(
        status=Status.DISPUTED,
        rule="rule:disputed",
        version=VERSION,
        reason=f"disputed: {accounts[0][0]}",
        basis=tuple(dict.fromkeys(uid for _, uids in accounts for uid in uids)),
    )


def _counts(case: Case, voice: Voice) -> bool:
    rule = case.policy.dispute
    role = voice.origin.source.role if voice.origin.source else None
    return voice.origin.reliability.at_least(rule.grade) and (not rule.roles or role in rule.roles)


def _denials(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Voices that say: not so, or: somebody else."""
    asserted = [one.statement for one in case.assertions]
    for voice in case.voices:
        answer = voice.rejects
        if answer is None or not _counts(case, voice) or not contradicts(answer.statement, asserted):
            continue
        if accused(voice, case.assertions) and not case.policy.dispute.accused_denial:
            continue
        yield f"{graded(voice)} gives another account: {quoted(answer)}", (answer.statement.uid,)


def _rivals(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Voices that tell the same event with another doer, or say unasked that it did not happen."""
    ours = {voice.origin.name: voice for voice in case.voices if voice.asserts}
    for voice in case.rival_voices:
        if not voice.asserts or not _counts(case, voice) or _in_other_posts(voice, ours.get(voice.origin.name)):
            continue
        if accused(voice, case.assertions) and not case.policy.dispute.accused_denial:
            continue
        said = against(voice, case.voices)
        if said is not None:
            yield f"{graded(voice)} gives another account: {quoted(said)}", (said.statement.uid,)


def _in_other_posts(rival: Voice, ours: Voice | None) -> bool:
    """Whether a rival also asserts the claim, in another post: what one post says together is one account."""
    if ours is None:
        return False
    asserted = {one.statement.particulars.event for one in ours.spoken}
    denied = {
        one.statement.post
        for one in rival.spoken
        if one.statement.particulars.negated and one.statement.particulars.event in asserted and tells(one.statement)
    }
    return not {one.statement.post for one in ours.spoken} <= denied


def _attributions(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Voices within the claim that blame different sides for one strike."""
    for one, other in competing([voice for voice in case.voices if voice.asserts and _counts(case, voice)]):
        words = (
            f"{graded(one.voice)} says {quoted(one.said)}, {graded(other.voice)} names another: {quoted(other.said)}"
        )
        yield words, (one.said.statement.uid, other.said.statement.uid)


def _figures(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Voices that both count, and whose ranges have no number in common."""
    counting = [voice for voice in case.voices if voice.asserts and _counts(case, voice)]
    told = [(voice, one, figure) for voice in counting for one, figure in counts(voice)]
    for (voice, one, x), (other, another, y) in combinations(told, 2):
        rivals = voice.origin.name != other.origin.name and _comparable(x, y) and not meet(x, y)
        if rivals and not _both_sides(one, x, another, y) and not _grew(one, x, another, y):
            words = f"{graded(voice)} counts {in_words(x)} {x.what}, {graded(other)} {in_words(y)}"
            yield words, (one.statement.uid, another.statement.uid)


def _grew(one: Appearance, x: Figure, another: Appearance, y: Figure) -> bool:
    """Whether the higher figure was given so much later that the count may have grown."""
    (early, low), (late, high) = sorted(((one, x), (another, y)), key=lambda told: told[0].statement.order)
    return late.statement.first_seen - early.statement.first_seen > MOMENT and high.low > low.low


def _both_sides(one: Appearance, x: Figure, another: Appearance, y: Figure) -> bool:
    """Whether one counts those of each side, and the other all: seven for seven are fourteen."""
    told = {one.statement.particulars.event, another.statement.particulars.event}
    return told <= EACH_SIDE and (x.low == 2 * y.low or y.low == 2 * x.low)


def _comparable(x: Figure, y: Figure) -> bool:
    return x.what == y.what and x.what in TOLLS and (x.whom == y.whom or "unknown" in (x.whom, y.whom))


def accused(voice: Voice, assertions: tuple[Appearance, ...]) -> bool:
    """Whether a voice is the party that the claim accuses: the doer itself, or one who speaks for the doer's side.

    Who denies what its own side is said to have done speaks for itself too, where the accusers name no doer.
    """
    source = voice.origin.source
    names = {name_key(voice.origin.name)}
    if source is not None:
        names |= {name_key(name) for name in (source.name, *source.aliases)}
    speaks = source is not None and source.role in SPOKESMEN
    doers = [actor for one in assertions for actor in one.statement.particulars.actors if actor.part != "on"]
    if any(names & {name_key(actor.key), name_key(actor.name)} for actor in doers):
        return True
    named = [actor for actor in doers if actor.part == "by"]
    if not named:
        answers = [one for one in voice.spoken if one.statement.stance is Stance.DENIES]
        named = [actor for one in answers for actor in one.statement.particulars.actors if actor.part == "by"]
    if not named:
        return speaks and _blamed_unnamed(voice, assertions)
    return speaks and any(_one_side(voice, actor.side) for actor in named)


def _blamed_unnamed(voice: Voice, assertions: tuple[Appearance, ...]) -> bool:
    """Whether a spokesman who denies a strike that nobody is named for can only be the party that it is laid to.

    A body answers for its own bombs, not for its foes'; but the side that is said to be hit denies as a witness, and
    so does one that answers its own people.
    """
    side = voice.origin.side
    if side is None or side_of(side) == NEUTRAL:
        return False
    told = {one.statement.particulars.event for one in assertions}
    if told & HELD or not {family(event) for event in told} & ONE_HAND:
        return False
    hit = [actor.side for one in assertions for actor in one.statement.particulars.actors if actor.part == "on"]
    hit += [one.source.side for one in assertions]
    return not any(_one_side(voice, other) for other in hit)


def _one_side(voice: Voice, side: str | None) -> bool:
    return side is not None and voice.origin.side is not None and side_of(voice.origin.side) == side_of(side)
