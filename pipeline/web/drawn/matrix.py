"""Whose posts rest on whose: a row for each source, a column for each it took from, a number in each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.types import Claim

MOST = 16
"""Sources that are drawn, those with most ties first; the table has all."""
LEFT, TOP, CELL = 190, 150, 34
"""Pixels: room for the names of rows and of columns, side of a cell."""
RIGHT = 96
"""Pixels that the name of the last column, which leans, reaches beyond it."""
LETTERS = 24
SHADES = 5
"""Depths of a cell's colour; the number in it says the same."""


class Tie(NamedTuple):
    """Passages of one source that rest on another's."""

    taker: str
    origin: str
    claims: tuple[str, ...]
    """Each once, in order."""
    number: int


class Cell(NamedTuple):
    """A tie, drawn."""

    x: int
    y: int
    shade: int
    tie: Tie


class Name(NamedTuple):
    """A row's and column's name."""

    name: str
    short: str
    at: int


class Matrix(NamedTuple):
    """The picture."""

    width: int
    height: int
    left: int
    top: int
    cell: int
    names: tuple[Name, ...]
    cells: tuple[Cell, ...]
    ties: tuple[Tie, ...]
    title: str
    words: tuple[str, ...]
    """What it shows, a sentence a tie."""


def ties_of(claims: Iterable[Claim]) -> list[Tie]:
    """Every two sources of which one's passages fold into the other's, the most frequent first."""
    numbers: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, str], dict[str, None]] = {}
    for claim in claims:
        source = {one.statement.uid: one.source.name for one in claim.appearances}
        for fold in claim.origins.folds:
            taker = source.get(fold.statement)
            origin = source.get(fold.derived_from or "", fold.into)
            if taker and origin and taker != origin:
                numbers[taker, origin] += 1
                found.setdefault((taker, origin), {})[claim.uid] = None
    ties = [Tie(taker, origin, tuple(found[taker, origin]), number) for (taker, origin), number in numbers.items()]
    return sorted(ties, key=lambda one: (-one.number, one.taker, one.origin))


def matrix(claims: Iterable[Claim]) -> Matrix:
    """Which source's posts rest on which other's, among these claims."""
    ties = ties_of(claims)
    weight: Counter[str] = Counter()
    for one in ties:
        weight[one.taker] += one.number
        weight[one.origin] += one.number
    ordered = sorted(sorted(weight), key=lambda name: -weight[name])[:MOST]
    at = {name: number for number, name in enumerate(ordered)}
    most = max((one.number for one in ties), default=1)
    cells = tuple(
        Cell(LEFT + CELL * at[one.origin], TOP + CELL * at[one.taker], _shade(one.number, most), one)
        for one in ties
        if one.taker in at and one.origin in at
    )
    names = tuple(Name(name, _short(name), number * CELL) for name, number in at.items())
    words = tuple(f"{one.taker} rests on {one.origin} {one.number} times." for one in ties) or ("Nobody on anybody.",)
    title = f"Who rests on whom: {len(ties)} ties between {len(weight)} sources"
    side = CELL * len(ordered)
    return Matrix(LEFT + side + RIGHT, TOP + side + 10, LEFT, TOP, CELL, names, cells, tuple(ties), title, words)


def _shade(number: int, most: int) -> int:
    return 1 + (SHADES - 1) * (number - 1) // max(most - 1, 1)


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1] + "…"
