"""Logistic regression in plain Python: Newton's method with a ridge, for a few dozen terms."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

STEPS = 30
"""Newton's method needs about eight; more than this means that it does not settle."""
STRIDE = 1.0
"""Most that a weight changes in one step, in log odds: a whole step of Newton's overshoots where odds are far out."""
SETTLED = 1e-6
"""Change of the largest weight below which it has settled."""


def newton(
    rows: Sequence[Sequence[float]],
    labels: Sequence[int],
    worth: Sequence[float],
    prior: Sequence[float],
    ridge: float,
) -> list[float]:
    """The weights that make `labels` (0 or 1) of `rows` likeliest, each row counting `worth`.

    A penalty of `ridge`/2 times the squared distance from `prior` keeps what the rows do not show where it was.
    """
    fitted = list(prior)
    size = len(prior)
    for _ in range(STEPS):
        slope = [ridge * (before - now) for before, now in zip(prior, fitted, strict=True)]
        curve = [[ridge if i == j else 0.0 for j in range(size)] for i in range(size)]
        for row, label, weight in zip(rows, labels, worth, strict=True):
            told = [index for index, value in enumerate(row) if value]
            odds = sum(fitted[index] * row[index] for index in told)
            likely = 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
            spread = weight * likely * (1 - likely)
            for number, i in enumerate(told):
                slope[i] += weight * (label - likely) * row[i]
                line, share = curve[i], spread * row[i]
                for j in told[number:]:
                    line[j] += share * row[j]
        for i in range(size):  # only the upper half was summed
            for j in range(i):
                curve[i][j] = curve[j][i]
        step = solved(curve, slope)
        longest = max(map(abs, step))
        step = [change * min(1.0, STRIDE / longest) if longest else 0.0 for change in step]
        fitted = [now + change for now, change in zip(fitted, step, strict=True)]
        if longest < SETTLED:
            break
    return fitted


def solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """X with matrix·x = right, by Gaussian elimination with partial pivoting; the matrix must be regular."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda index: abs(rows[index][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for below in range(column + 1, size):
            factor = rows[below][column] / rows[column][column]
            if factor:
                rows[below] = [value - factor * top for value, top in zip(rows[below], rows[column], strict=True)]
    found = [0.0] * size
    for index in reversed(range(size)):
        rest = sum(rows[index][other] * found[other] for other in range(index + 1, size))
        found[index] = (rows[index][size] - rest) / rows[index][index]
    return found
