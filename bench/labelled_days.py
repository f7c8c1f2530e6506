"""Labelled days: folders of posts with the claims that careful people made of them, run through the whole pipeline.

A folder holds `posts.jsonl` and `sources.yaml` (or `sources-demo.yaml` and feeds), `expected_claims.jsonl` with the
exact spans of each claim's reports and, where there are any, `chatter.json`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bench.quality.labelled_claims import ClaimScore, read_claim_set, score_claims, told_by
from bench.quality.measure import ROOT
from bench.quality.newsroom import claims_of_feeds, claims_of_file
from pipeline.match.compare import Weighed, weigh
from pipeline.match.told import Told, told

NEAR = 72 * 3_600_000_000
"""Microseconds between two statements beyond which nobody would take them for one claim."""
LABELS = "expected_claims.jsonl"


class Day(NamedTuple):
    """A labelled day, as the pipeline read and joined it."""

    name: str
    score: ClaimScore
    reports: tuple[tuple[str, str, Told], ...]
    """(labelled claim, uid of the claim made, what the statement tells) of each report found, optional claims left
    out."""


class PairOfReports(NamedTuple):
    """Two labelled reports of one day that were told as two statements."""

    day: str
    one: bool
    """Whether they are labelled as one claim."""
    together: bool
    """Whether they stand in one claim."""
    a: Told
    b: Told
    compared: Weighed


def folders(given: Iterable[str]) -> list[Path]:
    """The labelled days at the paths `given` (folders of one, or of several), and the project's own demo.

    Where none is given, those in `golden/` of `$ITEMWIRE_EVAL`.
    """
    roots = [Path(one) for one in given]
    if not roots and os.environ.get("ITEMWIRE_EVAL"):
        roots = [Path(os.environ["ITEMWIRE_EVAL"]) / "golden"]
    found = [folder for root in [*roots, ROOT / "demo"] for folder in (root, *sorted(root.glob("*/")))]
    return list({folder.resolve(): folder for folder in found if (folder / LABELS).is_file()}.values())


def read_day(folder: Path) -> Day:
    """The day in `folder`; raises SettingsError or InputError where its files are none."""
    own = folder / "sources.yaml"
    if own.exists():
        claims = claims_of_file(own, folder / "posts.jsonl")
    else:
        claims = claims_of_feeds(folder / "sources-demo.yaml", folder.resolve().parent)
    expected = read_claim_set(folder)
    made = zip(expected.reports, told_by(expected.reports, claims), strict=True)
    reports = ((report.claim, found) for report, found in made if found and report.claim not in expected.optional)
    return Day(
        name=folder.resolve().name,
        score=score_claims(expected, claims),
        reports=tuple((label, claim.uid, told(statement)) for label, (claim, statement) in reports),
    )


def pairs(day: Day) -> Iterator[PairOfReports]:
    """Every two labelled reports of a day that are two statements, at most three days apart."""
    for (label, claim, a), (other, beside, b) in combinations(day.reports, 2):
        if a.uid != b.uid and abs(a.at - b.at) <= NEAR:
            yield PairOfReports(day.name, label == other, claim == beside, a, b, weigh(a, b))
