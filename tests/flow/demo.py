"""Scores what the demo comes to against what a good editor would make of it (demo/expected_claims.jsonl)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from pipeline.types import Claim, Stance, Status

ROOT = Path(__file__).parents[2]

SAME_SPAN = 0.5
"""Share of a labelled span's words that a statement must hold to be taken for it."""


class Report(BaseModel):
    """A span of a post that an editor took for a report of a claim."""

    post: str
    span: str
    hedged: bool = False
    stance: Stance = Stance.ASSERTS
    optional: bool = False


class Expected(BaseModel):
    """A claim as a good editor would have it."""

    claim: str
    reports: tuple[Report, ...]
    status: Status


class Found(NamedTuple):
    """A labelled report, with the claim in which the program put it (None: in none)."""

    expected: str
    report: Report
    claim: str | None


class Score(NamedTuple):
    """How well the claims agree with the labels; all but the lists are shares from 0 to 1."""

    precision: float
    """Of the pairs of reports that the program joined, those that belong together."""
    recall: float
    """Of the pairs that belong together, those that it joined."""
    found: float
    """Reports that stand in any claim."""
    status: float
    """Expected claims whose status is that of the claim that holds most of their reports."""
    false_confirmed: tuple[str, ...]
    """Claims printed as confirmed whose reports mostly belong to one that is not, or to none."""


def expected_claims() -> list[Expected]:
    """The labelled claims of the demo."""
    lines = (ROOT / "demo" / "expected_claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [Expected.model_validate_json(line) for line in lines]


def chatter() -> set[str]:
    """Ids of posts that make no claim."""
    return set(json.loads((ROOT / "demo" / "chatter.json").read_text(encoding="utf-8")))


def place_reports(expected: Iterable[Expected], claims: Sequence[Claim]) -> list[Found]:
    """Find for each labelled report the claim whose statement holds its words."""
    said: dict[str, list[tuple[str, str]]] = {}
    for claim in claims:
        for one in claim.appearances:
            said.setdefault(one.post.id, []).append((one.statement.quote, claim.uid))
    return [
        Found(one.claim, report, _home(report.span, said.get(report.post, ())))
        for one in expected
        for report in one.reports
    ]


def _home(span: str, said: Iterable[tuple[str, str]]) -> str | None:
    words = set(re.findall(r"\w+", span))
    shared = [(len(words & set(re.findall(r"\w+", quote))) / len(words), uid) for quote, uid in said]
    best, uid = max(shared, default=(0.0, ""))
    return uid if best >= SAME_SPAN else None


def score(expected: Sequence[Expected], claims: Sequence[Claim]) -> Score:
    """Score `claims` against `expected`."""
    placed = place_reports(expected, claims)
    joined = belong = both = 0
    for a, b in combinations(placed, 2):
        ours, theirs = a.claim is not None and a.claim == b.claim, a.expected == b.expected
        joined, belong, both = joined + ours, belong + theirs, both + (ours and theirs)
    status_of = {claim.uid: claim.status for claim in claims}
    labels = {one.claim: one.status for one in expected}
    right = sum(status_of.get(_most(one.claim, placed) or "") == one.status for one in expected)
    return Score(
        precision=both / max(joined, 1),
        recall=both / max(belong, 1),
        found=sum(one.claim is not None for one in placed) / len(placed),
        status=right / len(labels),
        false_confirmed=tuple(
            claim.text
            for claim in claims
            if claim.status is Status.CONFIRMED and labels.get(_label(claim.uid, placed) or "") is not Status.CONFIRMED
        ),
    )


def _most(label: str, placed: Iterable[Found]) -> str | None:
    homes = Counter(one.claim for one in placed if one.expected == label and one.claim is not None)
    return homes.most_common(1)[0][0] if homes else None


def _label(uid: str, placed: Iterable[Found]) -> str | None:
    labels = Counter(one.expected for one in placed if one.claim == uid)
    return labels.most_common(1)[0][0] if labels else None
