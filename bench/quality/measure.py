"""Runs the product over the labelled sets and scores what it says, set by set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from bench.quality import targets
from bench.quality.errors_of_pairs import pair_errors, place_errors
from bench.quality.findings import Figure, Findings, classes, together
from bench.quality.folds import unseen
from bench.quality.incidents import cluster_of_posts
from bench.quality.labelled_claims import fuzzy_pair_f1, read_claim_set, score_claims
from bench.quality.newsroom import claims_of, claims_of_feeds, claims_of_file
from bench.quality.pairs import PairAnswer, answer_pairs, answer_places, fuzzy, rarity_of
from bench.quality.rows import LabelledPost, Pair, labelled_posts, read_pairs, read_replies
from bench.quality.scoring import deviation, group, label, rank, rank_deviation
from bench.quality.spread import spread
from bench.quality.stance import COMMENT, DENY, always, answer_replies
from bench.quality.trust import false_rumours, retweets_that_add, status_findings
from pipeline.types import Claim, Stance

ROOT = Path(__file__).resolve().parents[2]
LARGE = 12
"""Incidents named of those that are split into most pieces."""


def measure(folder: Path, tell: Callable[[str], None]) -> Findings:
    """Everything, over the sets in `folder` (ITEMWIRE_EVAL); `tell` hears which part is at work."""
    sets = folder / "eval" / "open"
    found: list[Findings] = []
    for name in targets.PAIRS:
        tell(name)
        found.append(measure_pairs(sets / "pairs" / f"{name}.jsonl"))
    for name in targets.PLACES:
        tell(name)
        found.append(measure_places(sets / "pairs" / f"{name}.jsonl"))
    for name in targets.CLUSTERS:
        tell(name)
        found.append(measure_clusters(sets / "clusters" / f"{name}.jsonl", sets / "veracity"))
    tell("rumours")
    found += [false_rumours(sets / "veracity" / f"{name}.jsonl") for name in ("pheme_rumours", "rumoureval2017")]
    tell("stance")
    found.append(measure_stance(sets / "stance" / "rumoureval2017.jsonl"))
    tell("labelled claims")
    for scenario in sorted(path for path in (folder / "golden").iterdir() if path.is_dir()):
        claims = claims_of_file(scenario / "sources.yaml", scenario / "posts.jsonl")
        found.append(measure_claims(scenario, claims))
    found.append(measure_claims(ROOT / "demo", claims_of_feeds(ROOT / "demo" / "sources-demo.yaml", ROOT)))
    return together(found)


def _ranked(name: str, pairs: Sequence[Pair], answers: Sequence[PairAnswer]) -> Iterator[Figure]:
    labels = {pair.id: pair.label for pair in pairs if pair.label in (0, 1)}
    plain = fuzzy(pairs)
    scored = [(one.score, labels[one.id] or 0) for one in answers if one.id in labels]
    ours, error = rank(scored), rank_deviation(scored)
    theirs = rank((plain[row], value or 0) for row, value in labels.items())
    yield Figure(name, targets.AP, ours.average_precision, theirs.average_precision, ours.rows, error.average_precision)
    yield Figure(name, targets.RECALL, ours.recall, theirs.recall, ours.rows, error.recall)


def measure_pairs(path: Path) -> Findings:
    """How the pairs of posts in a file are ranked and joined."""
    pairs = read_pairs(path)
    answers = spread(partial(answer_pairs, rarity=rarity_of(pairs), scales=unseen), pairs)
    labels = {pair.id: pair.label for pair in pairs}
    joined = [labels[one.id] for one in answers if one.auto and labels[one.id] is not None]
    share = sum(one or 0 for one in joined) / max(len(joined), 1)
    auto = Figure(
        path.stem, targets.AUTO_PRECISION, share, None, len(joined), deviation(share, len(joined)) if joined else None
    )
    return Findings((*_ranked(path.stem, pairs, answers), auto), classes(path.stem, pair_errors(pairs, answers)))


def measure_places(path: Path) -> Findings:
    """How the pairs of names in a file are ranked."""
    pairs = read_pairs(path)
    answers = spread(answer_places, pairs)
    return Findings(tuple(_ranked(path.stem, pairs, answers)), classes(path.stem, place_errors(pairs, answers)))


def measure_clusters(path: Path, veracity: Path) -> Findings:
    """How the posts of a file are put together, and how far the claims they make are trusted."""
    posts = labelled_posts(path)
    unsided, neutral = claims_of(posts)
    given = cluster_of_posts(unsided, posts)
    expected = {post.id: post.labels for post in posts}
    ours, alone = group(expected, given), group(expected, {})
    figures = [
        Figure(path.stem, targets.B3, ours.f1, alone.f1, ours.rows),
        Figure(path.stem, "B³ precision", ours.precision, alone.precision, ours.rows),
        Figure(path.stem, "B³ recall", ours.recall, alone.recall, ours.rows),
    ]
    found = Findings(tuple(figures), classes(path.stem, _cluster_errors(posts, given, unsided)))
    more = [retweets_that_add(path.stem, posts, unsided)] if any(post.of for post in posts) else []
    grades = veracity / "airwars_incident_grades.jsonl"
    if path.stem == "airwars_syria_posts" and grades.exists():
        more.append(status_findings(grades, posts, unsided, neutral))
    return together([found, *more])


def _cluster_errors(
    posts: Sequence[LabelledPost], given: Mapping[str, str], claims: Sequence[Claim]
) -> Iterator[tuple[str, str]]:
    """Posts without a claim, clusters that mix incidents, incidents in pieces; ids of posts or of incidents."""
    placed = {one.post.id for claim in claims if any(not p.region for p in claim.places) for one in claim.appearances}
    for post in posts:
        if post.id not in given:
            yield "no claim read in the post", post.id
        elif post.id not in placed:
            yield "no claim of the post names a village", post.id
    members: dict[str, list[LabelledPost]] = {}
    for post in posts:
        members.setdefault(given.get(post.id, f"alone {post.id}"), []).append(post)
    for inside in members.values():
        shared = Counter(one for post in inside for one in post.labels)
        main = shared.most_common(1)[0][0] if shared else ""
        yield from (("put with another incident", post.id) for post in inside if main not in post.labels)
    pieces: dict[str, set[str]] = {}
    for post in posts:
        for one in post.labels:
            pieces.setdefault(one, set()).add(given.get(post.id, f"alone {post.id}"))
    worst = sorted(pieces, key=lambda one: (-len(pieces[one]), one))[:LARGE]
    yield from (("incidents in most pieces", f"{one} ({len(pieces[one])})") for one in worst)


def measure_stance(path: Path) -> Findings:
    """How the stance of replies is told."""
    replies = read_replies(path)
    expected = {reply.id: reply.label for reply in replies if reply.label}
    given = answer_replies(replies)
    ours, plain = label(expected, given), label(expected, always(COMMENT, replies))
    figures = (
        Figure(path.stem, targets.MACRO_F1, ours.macro_f1, plain.macro_f1, ours.rows),
        Figure(path.stem, targets.DENIALS, ours.precision.get(DENY, 0.0), None, ours.rows),
        Figure(path.stem, "recall of denials", ours.recall.get(DENY, 0.0), 0.0, ours.rows),
        Figure(path.stem, "accuracy", ours.accuracy, plain.accuracy, ours.rows),
    )
    wrong = ((f"{truth} read as {given.get(row)}", row) for row, truth in expected.items() if given.get(row) != truth)
    return Findings(figures, classes(f"{path.stem} stance", wrong))


def measure_claims(folder: Path, claims: Sequence[Claim]) -> Findings:
    """How the claims made of a labelled set of posts meet what an editor would make of it."""
    expected = read_claim_set(folder)
    score = score_claims(expected, claims)
    name, rows = folder.name, score.grouping.rows
    figures = (
        Figure(name, targets.PAIR_F1, score.pair_f1, fuzzy_pair_f1(expected), rows),
        Figure(name, targets.B3, score.grouping.f1, None, rows),
        Figure(name, targets.MISSED, len(score.missed), None, rows),
        Figure(name, targets.STATUS, score.status_accuracy, None, len(expected.statuses) - len(expected.optional)),
        Figure(name, targets.FALSE, len(score.false_confirmed), None, len(claims)),
        Figure(name, "chatter that makes a claim", len(score.chatter), None, len(expected.chatter)),
    )
    cases = [
        *(("report that no claim holds", row) for row in score.missed),
        *(("wrong status", row) for row in score.wrong_status),
        *(("false confirmed", row) for row in score.false_confirmed),
        *(("chatter that makes a claim", row) for row in score.chatter),
        *(("labelled claim in pieces", row) for row in _pieces(folder, claims)),
    ]
    return Findings(figures, classes(name, cases))


def _pieces(folder: Path, claims: Sequence[Claim]) -> Iterator[str]:
    """Labelled claims whose posts are spread over several claims, with how many."""
    asserted = {
        claim.uid: {one.post.id for one in claim.appearances if one.statement.stance is Stance.ASSERTS}
        for claim in claims
    }
    reports = read_claim_set(folder).reports
    for name in dict.fromkeys(report.claim for report in reports):
        posts = [report.post for report in reports if report.claim == name]
        most = max((len(inside.intersection(posts)) for inside in asserted.values()), default=0)
        if most < len(set(posts)):
            yield f"{name} ({most} of {len(set(posts))} posts together)"
