"""The measures: average precision, recall at a precision, B-cubed, pair F1, macro F1, balanced accuracy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, groupby
from math import sqrt
from random import Random
from statistics import pstdev
from typing import NamedTuple

PRECISE = 0.95
"""The precision at which recall is read: one wrong suggestion in twenty is what a desk puts up with."""

ROUNDS = 60
"""Times that rows are drawn anew: the error of an error of a tenth is good enough."""


class Ranking(NamedTuple):
    """How well scores rank the pairs labelled 1 before those labelled 0."""

    rows: int
    average_precision: float
    recall: float
    """The highest recall of any threshold with a precision of `PRECISE` or better."""
    best_f1: float
    """F1 of the best threshold, which the labels choose: a bound, no figure to expect."""


class Grouping(NamedTuple):
    """B-cubed (Bagga and Baldwin 1998): for each row, how much of its group is right, and how much is found."""

    rows: int
    precision: float
    recall: float
    f1: float


class Labelling(NamedTuple):
    """How well labels are given, each label weighing the same."""

    rows: int
    macro_f1: float
    accuracy: float
    precision: Mapping[str, float]
    """Of each label that was given."""
    recall: Mapping[str, float]


def harmonic(precision: float, recall: float) -> float:
    """F1 of a precision and a recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def rank(answers: Iterable[tuple[float, int]]) -> Ranking:
    """Score `(score, label)` pairs; equal scores are one step, so that their order never matters."""
    ordered = sorted(answers, key=lambda answer: -answer[0])
    positives = sum(label for _, label in ordered)
    if not positives:
        return Ranking(len(ordered), 0.0, 0.0, 0.0)
    seen = hits = 0
    area = best = recall_there = 0.0
    for _, step in groupby(ordered, key=lambda answer: answer[0]):
        labels = [label for _, label in step]
        seen, hits = seen + len(labels), hits + sum(labels)
        precision, recall = hits / seen, hits / positives
        area += precision * sum(labels) / positives
        best = max(best, harmonic(precision, recall))
        if precision >= PRECISE:
            recall_there = max(recall_there, recall)
    return Ranking(len(ordered), area, recall_there, best)


def group(expected: Mapping[str, frozenset[str]], given: Mapping[str, str]) -> Grouping:
    """Score the clusters `given` (row → cluster) against labels (row → the groups it belongs to).

    A row without a cluster stands alone.
    """
    mine: dict[str, set[str]] = defaultdict(set)
    theirs: dict[str, set[str]] = defaultdict(set)
    for row, labels in expected.items():
        mine[given.get(row, f"alone {row}")].add(row)
        for label in labels:
            theirs[label].add(row)
    precision = recall = 0.0
    for row, labels in expected.items():
        cluster = mine[given.get(row, f"alone {row}")]
        right = set[str]().union(*(theirs[label] for label in labels))
        precision += len(cluster & right) / len(cluster)
        recall += len(cluster & right) / len(right)
    rows = max(len(expected), 1)
    return Grouping(len(expected), precision / rows, recall / rows, harmonic(precision / rows, recall / rows))


def pair_f1(expected: Sequence[str], given: Sequence[str]) -> float:
    """F1 over pairs of rows: together in `given` where they are together in `expected`."""
    both = one = other = 0
    for i, j in combinations(range(len(expected)), 2):
        right, said = expected[i] == expected[j], given[i] == given[j]
        both, one, other = both + (right and said), one + said, other + right
    return 2 * both / (one + other) if one + other else 1.0


def label(expected: Mapping[str, str], given: Mapping[str, str]) -> Labelling:
    """Score labels, row by row; a row without an answer is wrong."""
    names = sorted({*expected.values(), *given.values()})
    f1: list[float] = []
    precision: dict[str, float] = {}
    recall: dict[str, float] = {}
    for name in names:
        said = sum(given.get(row) == name for row in expected)
        there = sum(truth == name for truth in expected.values())
        hit = sum(truth == name and given.get(row) == name for row, truth in expected.items())
        precision[name] = hit / said if said else 0.0
        recall[name] = hit / there if there else 0.0
        if there:
            f1.append(2 * hit / (said + there))
    right = sum(given.get(row) == truth for row, truth in expected.items())
    rows = len(expected)
    macro, accuracy = (sum(f1) / len(f1), right / rows) if rows else (0.0, 0.0)
    return Labelling(rows, macro, accuracy, precision, recall)


def deviation(share: float, number: int) -> float:
    """One standard error of a share seen on `number` rows."""
    return sqrt(share * (1 - share) / number) if number else 0.0


def rank_deviation(answers: Sequence[tuple[float, int]], rounds: int = ROUNDS) -> Ranking:
    """One standard error of each figure of `rank(answers)`, by drawing the rows anew (Efron 1979), always alike."""
    if not answers:
        return Ranking(0, 0.0, 0.0, 0.0)
    chance = Random(1)
    drawn = [rank(chance.choices(answers, k=len(answers))) for _ in range(rounds)]
    return Ranking(
        len(answers),
        pstdev(one.average_precision for one in drawn),
        pstdev(one.recall for one in drawn),
        pstdev(one.best_f1 for one in drawn),
    )
