"""What a claim says, drawn from its appearances: the best words for it, its places, actors, times and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.spelling import same_place, surely_other
from pipeline.text import one_line
from pipeline.types import (
    Actor,
    Appearance,
    Claim,
    Figure,
    OriginTree,
    Place,
    Stance,
    Status,
    StatusChange,
    Suggestion,
    Verdict,
    When,
)
from pipeline.verify.case import Case
from pipeline.verify.figures import counts, ranges
from pipeline.verify.plainness import held_back
from pipeline.verify.rules.editor import waits
from pipeline.verify.speaker import forged
from pipeline.verify.telling import best_statement
from pipeline.verify.tolls import COUNTED_ALONE, COUNTS_DIFFER, counted_alone, set_aside
from pipeline.verify.verdict import credibility, tag, without_editors

ONE_PLACE = 0.85
"""Likeness of two spellings inside one claim from which they are shown as one place."""


def build_claim(
    case: Case,
    verdict: Verdict,
    *,
    updates: str | None = None,
    suggestions: Sequence[Suggestion] = (),
    history: Sequence[StatusChange] = (),
) -> Claim:
    """The claim of `case` with its `verdict`; where the verdict is new, a step is added to its `history`."""
    ours = [one for one in case.appearances if one.statement.stance is Stance.ASSERTS] or list(case.appearances)
    best = best_statement(case, verdict.status)
    places, spellings = _places([best, *(one for one in ours if one is not best)])
    seen = [one.statement.first_seen for one in case.appearances]
    tree = _standing(case)
    return Claim(
        uid=case.uid,
        text=one_line(best.statement.quote),
        status=verdict.status,
        tag=tag(verdict, case.policy),
        credibility=credibility(verdict, tree),
        reason=verdict.reason,
        decided_by=verdict.rule,
        missing=verdict.missing,
        basis=verdict.basis,
        places=places,
        spellings=spellings,
        event=_event(best, ours),
        when=_when(best, ours),
        actors=_actors([best, *(one for one in ours if one is not best)]),
        figures=ranges(_figures(case, ours)),
        first_reported=min(seen),
        last_reported=max(seen),
        updates=updates,
        flags=flags(case, verdict),
        appearances=case.shown or case.appearances,
        origins=tree,
        suggestions=tuple(suggestions),
        history=_history(case, verdict, history),
    )


def _standing(case: Case) -> OriginTree:
    """The origins of the claim, marked where they took their word back or do not count towards confirming it."""
    gone = {voice.origin.name for voice in case.voices if voice.taken_back is not None}
    why = held_back(case)
    if not gone and not why:
        return case.tree
    origins = (
        one.model_copy(update={"taken_back": one.name in gone, "held_back": why.get(one.name)})
        if one.name in gone or one.name in why
        else one
        for one in case.tree.origins
    )
    return case.tree.model_copy(update={"origins": tuple(origins)})


def _places(ours: Iterable[Appearance]) -> tuple[tuple[Place, ...], dict[str, tuple[str, ...]]]:
    """The claim's places, villages before regions and often named before rarely, each with its spellings."""
    shown: dict[str, Place] = {}
    spelt: dict[str, Counter[str]] = {}
    for one in ours:
        for place in one.statement.particulars.places:
            key = next((key for key, known in shown.items() if _one_place(known, place)), place.key)
            known = shown.setdefault(key, place)
            if known.lat is None and place.lat is not None:
                shown[key] = known.model_copy(update={"lat": place.lat, "lon": place.lon, "country": place.country})
            spelt.setdefault(key, Counter())[place.name] += 1
    order = {key: index for index, key in enumerate(shown)}
    keys = sorted(shown, key=lambda key: (shown[key].region, -spelt[key].total(), order[key]))
    spellings = {key: tuple(sorted(spelt[key], key=lambda name: (-spelt[key][name], name))) for key in keys}
    return tuple(shown[key] for key in keys), spellings


def _one_place(a: Place, b: Place) -> bool:
    if a.said and b.said:
        return a.said == b.said
    if a.region != b.region or a.key == b.key or a.region:
        return a.region == b.region and a.key == b.key
    return not surely_other(a.name, b.name, ONE_PLACE) and same_place(a.name, b.name) >= ONE_PLACE


def _event(best: Appearance, ours: Sequence[Appearance]) -> str | None:
    if best.statement.particulars.event is not None:
        return best.statement.particulars.event
    told = Counter(one.statement.particulars.event for one in ours if one.statement.particulars.event)
    return min(told, key=lambda event: (-told[event], event)) if told else None


def _when(best: Appearance, ours: Sequence[Appearance]) -> When | None:
    """The stretch that covers every stated time, else the best statement's own."""
    told = [one.statement.particulars.when for one in ours]
    stated = [when for when in told if when is not None and when.stated]
    if not stated:
        return best.statement.particulars.when
    closest = min(stated, key=lambda when: (when.end - when.start, when.start))
    start, end = min(when.start for when in stated), max(when.end for when in stated)
    return When(start=start, end=end, precision=closest.precision, stated=True)


def _actors(ours: Iterable[Appearance]) -> tuple[Actor, ...]:
    shown: dict[tuple[str, str], Actor] = {}
    for one in ours:
        for actor in one.statement.particulars.actors:
            shown.setdefault((actor.key, actor.part), actor)
    return tuple(shown.values())


def _figures(case: Case, ours: Sequence[Appearance]) -> list[Figure]:
    """The figures that voices stand by, with their increments and parts; where nobody does, what is passed on."""
    standing = [voice for voice in case.voices if voice.asserts]
    wholes = [figure for voice in standing for _, figure in counts(voice)]
    told = [one for voice in standing for one in voice.spoken] or ours
    others = [figure for one in told for figure in one.statement.particulars.figures]
    if not standing:
        return others
    return wholes + [figure for figure in others if figure.increment or figure.part]


def flags(case: Case, verdict: Verdict) -> tuple[str, ...]:
    """What the desk must look at: posts deleted, edited or forged, words taken back, decisions rules gainsay."""
    found: dict[str, None] = {}
    for one in case.appearances:
        if one.post.deleted:
            found[f"{one.source.name} deleted post {one.post.id}"] = None
        elif one.post.edited is not None:
            found[f"{one.source.name} edited post {one.post.id}"] = None
        if forged(one):
            found[f"{one.source.name}'s account was in other hands when it posted {one.post.id}"] = None
    for voice in case.voices:
        if voice.taken_back is not None:
            found[f"{voice.origin.name} took it back in post {voice.taken_back.post.id}"] = None
    for two in set_aside(case):
        found[f"{COUNTS_DIFFER}{two.words}"] = None
    for words in counted_alone(case, verdict.basis) if verdict.status is Status.CONFIRMED else ():
        found[f"{COUNTED_ALONE}{words}"] = None
    waiting = waits(case)
    if waiting is not None:
        found[f"{waiting.who} confirmed it; a second person has to agree"] = None
    overruled = without_editors(case, verdict)
    if overruled is not None:
        found[f"the rules would say {overruled.reason}"] = None
    return tuple(found)


def _history(case: Case, verdict: Verdict, history: Sequence[StatusChange]) -> tuple[StatusChange, ...]:
    before = history[-1] if history else None
    if before is not None and (before.after, before.by) == (verdict.status, verdict.rule):
        return tuple(history)
    step = StatusChange(
        at=case.now,
        before=before.after if before else None,
        after=verdict.status,
        by=verdict.rule,
        version=verdict.version,
        reason=verdict.reason,
    )
    return (*history, step)
