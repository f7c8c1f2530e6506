"""disputed: an origin graded well enough gives another account – not so, another doer, a figure that does not meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline import contraries
from pipeline.lexicon import shipped
from pipeline.roster import name_key
from pipeline.sides import NEUTRAL, side_of, together
from pipeline.text import fold
from pipeline.types import Appearance, Stance, Status, Verdict
from pipeline.verify.attribution import ONE_HAND, against, competing, family
from pipeline.verify.case import Case
from pipeline.verify.phrases import graded, quoted
from pipeline.verify.speaker import SPOKESMEN
from pipeline.verify.tolls import differing, may_dispute, stands_without
from pipeline.verify.voices import Voice, contradicts, tells

VERSION = 4
GIVES = Status.DISPUTED

HELD = frozenset(("shoot-down", "destroy", "capture-equipment", "intercept"))
"""Deeds of war whose denial is the loser's, who is accused of nothing."""
FENDED_OFF = frozenset(("intercept", "shoot-down", "repel"))
"""What who is attacked tells of: he denies that he was hit, and not that he did it."""


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


def _denials(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Voices that say: not so, or: somebody else."""
    asserted = [one.statement for one in case.assertions]
    for voice in case.voices:
        answer = voice.rejects
        if answer is None or not may_dispute(case, voice) or not contradicts(answer.statement, asserted):
            continue
        if accused(voice, case.assertions) and not case.policy.dispute.accused_denial:
            continue
        yield f"{graded(voice)} gives another account: {quoted(answer)}", (answer.statement.uid,)


def _rivals(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Voices that tell the same event with another doer, or say unasked that it did not happen."""
    ours = {voice.origin.name: voice for voice in case.voices if voice.asserts}
    for voice in case.rival_voices:
        if not voice.asserts or not may_dispute(case, voice) or _in_other_posts(voice, ours.get(voice.origin.name)):
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
    for one, other in competing([voice for voice in case.voices if voice.asserts and may_dispute(case, voice)]):
        words = (
            f"{graded(one.voice)} says {quoted(one.said)}, {graded(other.voice)} names another: {quoted(other.said)}"
        )
        yield words, (one.said.statement.uid, other.said.statement.uid)


def _figures(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Voices that both count, and whose ranges have no number in common, where that leaves too little of the claim."""
    for two in differing(case):
        if not stands_without(case, two.what):
            yield two.words, two.basis


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
    if any(_fended_off(one.post.text) or _unhit(one) for one in voice.spoken):
        return False
    told = {one.statement.particulars.event for one in assertions}
    if told & HELD or not {family(event) for event in told} & ONE_HAND:
        return False
    hit = [actor.side for one in assertions for actor in one.statement.particulars.actors if actor.part == "on"]
    hit += [one.source.side for one in assertions]
    return not any(_one_side(voice, other) for other in hit)


def _fended_off(text: str) -> bool:
    """Whether a post tells that an attack was met: "our defences shot all three down, nothing was hit"."""
    return any(hit.value in FENDED_OFF for hit in shipped("events").scan(fold(text).text))


def _unhit(one: Appearance) -> bool:
    """Whether a statement tells as a witness that what was thrown did not hit, or the thing is whole."""
    told = one.statement.particulars
    if (told.negated and told.event in contraries.WRECKED) or contraries.all_stopped(one.statement):
        return True
    return _SOUND.search(fold(one.statement.quote).text) is not None


_SOUND = re.compile(
    r"(?<!\w)(?:intact|undamaged|unscathed|невредим\w*|уцелел\w*|не поврежд\w+"
    r"|неушкоджен\w*|вціліл\w*|не пошкодж\w+|سليم[هة]?|لم [يت]تضرر)(?!\w)"
)
"""What who stands where it was aimed says of the thing."""


def _one_side(voice: Voice, side: str | None) -> bool:
    """Whether a voice stands on a side, or with those who fight beside it, by what the desk says or by its own name."""
    if side is None:
        return False
    own = {side_of(voice.origin.side)} if voice.origin.side else set[str]()
    return any(together(one, side) for one in own | _named_for(voice.origin.name))


@lru_cache(maxsize=1024)
def _named_for(name: str) -> frozenset[str]:
    """The sides that a source's name tells: the Russian defence ministry speaks for Russia, wherever a desk puts it."""
    table = shipped().tables.get("actors", {})
    hits = shipped("actors").scan(fold(name).text)
    return frozenset(str(table[hit.value]["side"]) for hit in hits if "side" in table.get(hit.value, {}))
