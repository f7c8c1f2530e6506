"""Scores claims against a set in which each claim's exact spans and status are labelled."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from bench.quality.rows import Fields, text_of
from bench.quality.scoring import Grouping, group, pair_f1
from pipeline.text import words
from pipeline.types import Claim, Stance, Statement, Status

LEAST = 8
"""Characters that a labelled span and a quote must share to be one report; shorter spans must be shared whole."""


class Report(NamedTuple):
    """A labelled span that makes a claim."""

    claim: str
    post: str
    span: str


class ClaimSet(NamedTuple):
    """What a set expects."""

    reports: tuple[Report, ...]
    statuses: Mapping[str, str]
    optional: frozenset[str]
    """Claims that are not scored for joins and status; a false "confirmed" on them counts."""
    chatter: frozenset[str]
    """Ids of posts that make no claim."""


class ClaimScore(NamedTuple):
    """How well the claims made meet what was expected."""

    pair_f1: float
    grouping: Grouping
    missed: tuple[str, ...]
    """`claim in post` of each labelled report that no claim holds."""
    status_accuracy: float
    wrong_status: tuple[str, ...]
    """`claim: expected X, got Y`."""
    false_confirmed: tuple[str, ...]
    """uids of confirmed claims that hold a report of a claim labelled otherwise, or of chatter."""
    chatter: tuple[str, ...]
    """Ids of posts labelled as making no claim that make one."""


def read_claim_set(folder: Path) -> ClaimSet:
    """The labels in `folder`: `expected_claims.jsonl`, and `chatter.json` where there is one."""
    lines = (folder / "expected_claims.jsonl").read_text(encoding="utf-8").split("\n")
    claims: list[Fields] = [json.loads(line) for line in lines if line.strip()]
    chatter = folder / "chatter.json"
    reports: list[Report] = []
    for claim in claims:
        told = claim.get("reports")
        for report in told if isinstance(told, list) else []:
            if isinstance(report, dict) and report.get("stance", "supports") == "supports":
                reports.append(Report(str(claim["claim"]), str(report["post"]), str(report["span"])))
    return ClaimSet(
        reports=tuple(reports),
        statuses={str(claim["claim"]): text_of(claim, "status") or "" for claim in claims},
        optional=frozenset(str(claim["claim"]) for claim in claims if claim.get("optional")),
        chatter=frozenset(json.loads(chatter.read_text(encoding="utf-8"))) if chatter.exists() else frozenset(),
    )


@lru_cache(maxsize=65536)
def _shared(span: str, quote: str) -> int:
    """Characters of the longest piece that both hold."""
    return SequenceMatcher(None, span.lower(), quote.lower(), autojunk=False).find_longest_match().size


def assign(reports: Sequence[Report], claims: Sequence[Claim]) -> list[Claim | None]:
    """The claim that holds each labelled report; two reports of one post want two quotes."""
    return [made[0] if made else None for made in told_by(reports, claims)]


def told_by(reports: Sequence[Report], claims: Sequence[Claim]) -> list[tuple[Claim, Statement] | None]:
    """The claim that holds each labelled report, and the statement in it that tells the report."""
    told: dict[str, list[tuple[str, Claim, Statement]]] = defaultdict(list)
    for claim in claims:
        for shown in claim.appearances:
            if shown.statement.stance is Stance.ASSERTS:
                told[shown.post.id].append((shown.statement.quote, claim, shown.statement))
    used: Counter[tuple[str, str]] = Counter()
    found: list[tuple[Claim, Statement] | None] = []
    for report in reports:
        options = [
            (_shared(report.span, quote) - 1000 * used[report.post, quote], quote, claim.uid, (claim, statement))
            for quote, claim, statement in told[report.post]
        ]
        best = max(options, key=lambda option: option[:3], default=None)
        if best is None or _shared(report.span, best[1]) < min(LEAST, len(report.span)):
            found.append(None)
            continue
        used[report.post, best[1]] += 1
        found.append(best[3])
    return found


def score_claims(expected: ClaimSet, claims: Sequence[Claim]) -> ClaimScore:
    """Score `claims` against what the set expects."""
    found = assign(expected.reports, claims)
    scored = [
        (report, claim)
        for report, claim in zip(expected.reports, found, strict=True)
        if report.claim not in expected.optional
    ]
    given = [claim.uid if claim else f"missed {index}" for index, (_, claim) in enumerate(scored)]
    labels = {str(index): frozenset([report.claim]) for index, (report, _) in enumerate(scored)}
    right, wrong = _statuses(expected, scored)
    asserting = _asserting(claims)
    return ClaimScore(
        pair_f1=pair_f1([report.claim for report, _ in scored], given),
        grouping=group(labels, {str(index): uid for index, uid in enumerate(given)}),
        missed=tuple(f"{report.claim} in {report.post}" for report, claim in scored if claim is None),
        status_accuracy=right / max(right + len(wrong), 1),
        wrong_status=tuple(wrong),
        false_confirmed=_false_confirmed(expected, found, claims, asserting),
        chatter=tuple(sorted(expected.chatter & frozenset[str]().union(*asserting.values()))),
    )


def _statuses(expected: ClaimSet, scored: Sequence[tuple[Report, Claim | None]]) -> tuple[int, list[str]]:
    """How many labelled claims have the status expected, and those that do not."""
    right, wrong = 0, []
    for name, status in expected.statuses.items():
        if name in expected.optional:
            continue
        held = Counter(claim.uid for report, claim in scored if report.claim == name and claim is not None)
        uid = held.most_common(1)[0][0] if held else None
        got = next((claim.status.value for _, claim in scored if claim and claim.uid == uid), "missing")
        if got == status:
            right += 1
        else:
            wrong.append(f"{name}: expected {status}, got {got}")
    return right, wrong


def _asserting(claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    """Uid of each claim → the ids of the posts that assert it."""
    return {
        claim.uid: frozenset(one.post.id for one in claim.appearances if one.statement.stance is Stance.ASSERTS)
        for claim in claims
    }


def _false_confirmed(
    expected: ClaimSet,
    found: Sequence[Claim | None],
    claims: Sequence[Claim],
    asserting: Mapping[str, frozenset[str]],
) -> tuple[str, ...]:
    confirmed = {claim.uid for claim in claims if claim.status is Status.CONFIRMED}
    held = {
        claim.uid
        for report, claim in zip(expected.reports, found, strict=True)
        if claim and expected.statuses[report.claim] != Status.CONFIRMED.value
    }
    held |= {uid for uid, posts in asserting.items() if posts & expected.chatter}
    return tuple(sorted(confirmed & held))


def fuzzy_pair_f1(expected: ClaimSet) -> float:
    """The baseline: pair F1 of `token_set_ratio` over the labelled spans, at the threshold that the labels choose."""
    reports = [report for report in expected.reports if report.claim not in expected.optional]
    scores = [
        (fuzz.token_set_ratio(" ".join(words(a.span)), " ".join(words(b.span))), a.claim == b.claim)
        for a, b in combinations(reports, 2)
    ]
    together = sum(same for _, same in scores)
    best = 0.0
    for threshold in range(101):
        said = [same for value, same in scores if value >= threshold]
        best = max(best, 2 * sum(said) / (len(said) + together) if said else 0.0)
    return best
