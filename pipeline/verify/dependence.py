"""Learned dependence: who, over time, shares rare wording or rare errors with another, and always comes later.

After Dong, Berti-Équille and Srivastava ("Truth Discovery and Copying Detection in a Dynamic World", VLDB 2009): what
many have in common shows nothing, but two who share what nobody else has – above all an error – hardly do so by
chance, and the one who steadily comes later is the copier. The desk decides: what it accepts folds, what it rejects is
remembered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median, quantiles
from typing import NamedTuple

from pipeline.text import fold
from pipeline.types import Appearance, Claim, Decision, Dependence, Echo
from pipeline.types.dependence import DEPENDS_ACT
from pipeline.verify.figures import in_words
from pipeline.verify.speaker import voice
from pipeline.verify.voices import is_assertion
from pipeline.wording import wording

ACCEPTED, REJECTED = "accepted", "rejected"

RUN = 5
"""Words of a run that two sources share: shorter ones are formulas of the trade."""
LEAST_CLAIMS = 3
"""Claims in which two must share something rare: once or twice may be chance."""
LEAST_DIRECTION = 0.9
"""Share of these in which the original came first: who is second as often copies nobody, both may have a third."""
STEADY, SLACK_S = 1.0, 600.0
"""The middle half of the lags spreads over no more than their median, or ten minutes."""
WEIGHT = {"wording": 1.0, "spelling": 2.0, "figure": 2.0}
"""What each kind of echo counts for: a shared error shows more than shared words."""
SHOWN = 12
"""Echoes kept with a proposal."""


class _Trace(NamedTuple):
    """Something said, by whom."""

    kind: str
    text: str
    group: str
    """Of what it is a form: a place, a count; empty for words. A form is an error only where others have others."""
    one: Appearance


def propose(claims: Iterable[Claim], decisions: Sequence[Decision] = ()) -> tuple[Dependence, ...]:
    """The pairs of sources in `claims` that look like copier and original, the surest first; decided ones say so."""
    stated = verdicts(decisions)
    pairs: dict[tuple[str, str], list[Echo]] = defaultdict(list)
    for copier, original, echo in _echoes(list(claims)):
        pairs[copier, original].append(echo)
    found = [
        one.model_copy(update={"state": stated.get((one.copier, one.original), one.state)})
        for (copier, original), echoes in pairs.items()
        if (one := _weighed(copier, original, echoes, pairs.get((original, copier), ()))) is not None
    ]
    return tuple(sorted(found, key=lambda one: (-one.strength, one.copier, one.original)))


def verdicts(decisions: Iterable[Decision]) -> dict[tuple[str, str], str]:
    """(copier, original) → what the desk last said of that proposal."""
    made = sorted((one for one in decisions if one.act == DEPENDS_ACT and one.other), key=lambda one: one.at)
    return {(one.subject, one.other): one.after for one in made if one.other and one.after in (ACCEPTED, REJECTED)}


def accepted(decisions: Sequence[Decision]) -> frozenset[tuple[str, str]]:
    """The (copier, original) pairs that the desk accepted."""
    made = verdicts(decisions).items() if decisions else ()
    return frozenset(pair for pair, said in made if said == ACCEPTED)


def _echoes(claims: Sequence[Claim]) -> Iterator[tuple[str, str, Echo]]:
    """(copier, original, echo) for everything that only two sources have, and have in one claim."""
    by_text: dict[tuple[str, str, str], list[tuple[str, _Trace]]] = defaultdict(list)
    forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        for one in claim.appearances:
            if is_assertion(one):
                for trace in _traces(claim.uid, one):
                    by_text[trace.kind, trace.group, trace.text].append((claim.uid, trace))
                    forms[trace.kind, trace.group].add(trace.text)
    for (kind, group, _), told in by_text.items():
        if len({voice(trace.one.source) for _, trace in told}) != 2 or (group and len(forms[kind, group]) < 2):
            continue
        in_claim: dict[str, list[_Trace]] = defaultdict(list)
        for uid, trace in told:
            in_claim[uid].append(trace)
        for uid, traces in in_claim.items():
            yield from _echo(uid, traces)


def _traces(claim: str, one: Appearance) -> Iterator[_Trace]:
    said = wording(one.statement.quote)
    for start in range(len(said) - RUN + 1):
        yield _Trace("wording", " ".join(said[start : start + RUN]), "", one)
    for place in one.statement.particulars.places:
        yield _Trace("spelling", fold(place.name).text, f"{one.statement.lang} {place.key}", one)
    for figure in one.statement.particulars.figures:
        yield _Trace("figure", in_words(figure), f"{claim} {figure.what}", one)


def _echo(claim: str, traces: Sequence[_Trace]) -> Iterator[tuple[str, str, Echo]]:
    """The echo among what two sources said in one claim; none where one of them names the other as its source."""
    first = min(traces, key=lambda trace: trace.one.statement.order)
    later = [trace for trace in traces if voice(trace.one.source) != voice(first.one.source)]
    if not later:
        return
    then = min(later, key=lambda trace: trace.one.statement.order)
    if then.one.statement.credit or then.one.post.repost_of or then.one.post.quote_of:
        return
    lag = (then.one.statement.first_seen - first.one.statement.first_seen).total_seconds()
    shared = Echo(
        claim=claim,
        kind=then.kind,
        shared=then.text,
        earlier=first.one.statement.uid,
        later=then.one.statement.uid,
        lag=lag,
    )
    yield then.one.source.name, first.one.source.name, shared


def _weighed(copier: str, original: str, echoes: Sequence[Echo], other_way: Sequence[Echo]) -> Dependence | None:
    """The proposal that `echoes` make; None where they are too few, go both ways or come at any time."""
    once: dict[tuple[str, str], Echo] = {}
    for echo in sorted(echoes, key=lambda echo: (echo.claim, echo.kind, echo.lag, echo.shared)):
        once.setdefault((echo.claim, echo.kind), echo)  # overlapping runs of one sentence are one echo
    claims = {echo.claim for echo in echoes}
    back = {echo.claim for echo in other_way}
    lags = sorted({echo.claim: echo.lag for echo in echoes}.values())
    if len(claims) < LEAST_CLAIMS or len(claims) < LEAST_DIRECTION * len(claims | back) or not _steady(lags):
        return None
    kinds = [f"{sum(echo.kind == kind for echo in once.values())} {kind}s" for kind in WEIGHT]
    told = ", ".join(words for words in kinds if not words.startswith("0 "))
    return Dependence(
        copier=copier,
        original=original,
        echoes=tuple(sorted(once.values(), key=lambda echo: (echo.claim, echo.kind))[:SHOWN]),
        claims=len(claims),
        strength=sum(WEIGHT[echo.kind] for echo in once.values()),
        lag=median(lags),
        why=(
            f"{copier} shares with {original} what nobody else has in {len(claims)} claims ({told}), "
            f"and comes about {_minutes(median(lags))} later"
        ),
    )


def _steady(lags: Sequence[float]) -> bool:
    low, _, high = quantiles(lags, n=4, method="inclusive") if len(lags) > 1 else (lags[0],) * 3
    return high - low <= max(STEADY * median(lags), SLACK_S)


def _minutes(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} minute{'' if minutes == 1 else 's'}" if minutes < 120 else f"{round(minutes / 60)} hours"
