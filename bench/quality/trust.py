"""How far claims are trusted, where people have judged the same: statuses against grades, and false confirmations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.quality import targets
from bench.quality.findings import Figure, Findings, classes
from bench.quality.newsroom import claims_of
from bench.quality.rows import LabelledPost, labelled_posts, read_rows, text_of
from pipeline.types import Claim, Stance, Status
from pipeline.verify import contested

RANKED = (Status.CONFIRMED, Status.CORROBORATED, Status.UNCONFIRMED)
FAIR, CONTESTED, DOUBTED = "Fair", "Contested", frozenset(["Contested", "Weak"])
RETWEETS = "retweets that add an origin"


def _asserting(claim: Claim) -> set[str]:
    return {one.post.id for one in claim.appearances if one.statement.stance is Stance.ASSERTS}


def status_of(claims: Sequence[Claim]) -> Status | None:
    """The status of an incident: disputed where one of its claims is, else its best; None without claims."""
    statuses = {claim.status for claim in claims}
    if Status.DISPUTED in statuses:
        return Status.DISPUTED
    return next((status for status in RANKED if status in statuses), None)


def status_findings(
    grades: Path, posts: Sequence[LabelledPost], unsided: Sequence[Claim], neutral: Sequence[Claim]
) -> Findings:
    """Statuses of incidents against the researchers' grades, and confirmed claims on doubted incidents."""
    graded = {str(row["id"]): text_of(row, "label") or "not graded" for row in read_rows(grades)}
    incidents = {one for post in posts for one in post.labels if one in graded}
    statuses = {one: status_of(_about(one, posts, unsided)) for one in sorted(incidents)}
    found = {one: contested(_about(one, posts, unsided)) is not None for one in statuses}
    disputed = {one: status is Status.DISPUTED for one, status in statuses.items()}
    wrong = list(_confirmed_on_doubted(graded, posts, neutral))
    unknown = list(_confirmed_on_doubted(graded, posts, unsided))
    name = grades.stem
    figures = (
        Figure(name, targets.BALANCED, _balanced(graded, found), 0.5, _judged(graded, found)),
        Figure(name, f"{targets.BALANCED}, by status alone", _balanced(graded, disputed), 0.5, _judged(graded, found)),
        Figure(name, targets.FALSE, len(unknown), None, len(unsided)),
        Figure(name, "false confirmed, all sources called neutral", len(wrong), None, len(neutral)),
    )
    cases = [(f"confirmed on a {graded[one]} incident, sources called neutral", row) for one, row in wrong]
    return Findings(figures, classes(name, cases), tuple(_confusion(graded, statuses, found)))


def _balanced(graded: dict[str, str], said: dict[str, bool]) -> float:
    """The mean of two shares: of contested incidents that are found, and of fair ones that are left alone."""
    right = [yes for one, yes in said.items() if graded[one] == CONTESTED]
    left = [not yes for one, yes in said.items() if graded[one] == FAIR]
    return (_share(right) + _share(left)) / 2


def _judged(graded: dict[str, str], said: dict[str, bool]) -> int:
    return sum(graded[one] in (CONTESTED, FAIR) for one in said)


def _about(incident: str, posts: Sequence[LabelledPost], claims: Sequence[Claim]) -> list[Claim]:
    told = {post.id for post in posts if incident in post.labels}
    return [claim for claim in claims if told & _asserting(claim)]


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 0.0


def _confirmed_on_doubted(
    graded: dict[str, str], posts: Sequence[LabelledPost], claims: Sequence[Claim]
) -> Iterator[tuple[str, str]]:
    """`(incident, case)` of each confirmed claim whose posts lie in incidents graded Contested or Weak only."""
    filed = {post.id: post.labels for post in posts}
    for claim in claims:
        if claim.status is not Status.CONFIRMED:
            continue
        labels = Counter(one for post in _asserting(claim) for one in filed.get(post, ()))
        grades = {graded.get(one, "not graded") for one in labels}
        if grades and grades <= DOUBTED:
            one = labels.most_common(1)[0][0]
            yield one, f"{one} ({claim.uid}, {claim.event or 'no event'}, {', '.join(sorted(_asserting(claim))[:3])})"


def _confusion(graded: dict[str, str], statuses: dict[str, Status | None], found: dict[str, bool]) -> Iterator[str]:
    columns = [*RANKED, Status.DISPUTED, None]
    names = [status.value if status else "no claim" for status in columns]
    yield "Statuses of the incidents of `airwars_syria_posts` (rows: the researchers' grade):"
    yield ""
    yield "| grade | " + " | ".join([*names, "contested"]) + " |"
    yield "|---|" + "---:|" * (len(names) + 1)
    counted = Counter((graded[one], status) for one, status in statuses.items())
    for grade in sorted({grade for grade, _ in counted}):
        cells = [
            *(counted[grade, status] for status in columns),
            sum(found[one] for one in found if graded[one] == grade),
        ]
        yield f"| {grade} | " + " | ".join(map(str, cells)) + " |"
    yield ""


def false_rumours(path: Path) -> Findings:
    """Confirmed claims that hold a rumour labelled false, each source graded B and called neutral."""
    labels = {str(row["id"]): text_of(row, "label") for row in read_rows(path)}
    posts = labelled_posts(path)
    unsided, neutral = claims_of(posts)
    cases = [
        (f"confirmed, sources {how}", f"{claim.uid} ({', '.join(sorted(false))})")
        for how, claims in (("as they are", unsided), ("called neutral", neutral))
        for claim in claims
        if claim.status is Status.CONFIRMED
        and (false := {post for post in _asserting(claim) if labels.get(post) == "false"})
    ]
    strict = sum(kind.endswith("as they are") for kind, _ in cases)
    figures = (
        Figure(path.stem, targets.FALSE, strict, None, len(posts)),
        Figure(path.stem, "false confirmed, all sources called neutral", len(cases) - strict, None, len(posts)),
        Figure(path.stem, "claims confirmed, all sources called neutral", _confirmed(neutral), None, len(neutral)),
    )
    return Findings(figures, classes(f"{path.stem} rumours", cases))


def _confirmed(claims: Sequence[Claim]) -> int:
    return sum(claim.status is Status.CONFIRMED for claim in claims)


def retweets_that_add(name: str, posts: Sequence[LabelledPost], claims: Sequence[Claim]) -> Findings:
    """Origins that rest on nothing but a retweet of a post of the same claim."""
    of = {post.id: post.of for post in posts if post.of}
    cases = []
    for claim in claims:
        post_of = {one.statement.uid: one.post.id for one in claim.appearances}
        inside = set(post_of.values())
        for origin in claim.origins.origins:
            told = {post_of[uid] for uid in origin.statements if uid in post_of}
            if told and all(of.get(post) in inside - told for post in told):
                cases.append((RETWEETS, f"{origin.name} in {claim.uid}"))
    figures = (Figure(name, RETWEETS, len(cases), None, len(of)),)
    return Findings(figures, classes(name, cases))
