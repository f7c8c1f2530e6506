"""Which words of two texts stand for one another, told by their neighbours, and what is left over.

A monolingual alignment after Sultan, Bethard and Sumner (2014), without their dictionaries: equal stems first, then
stems that begin or are spelt nearly alike; of several that may stand for one word, the one among the same neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

SOFT = 0.88
"""Least Jaro–Winkler likeness of two stems that may be one word, misspelt (Cohen, Ravikumar and Fienberg 2003)."""
BEGUN, BEGINNING = 0.8, 4
"""What two stems of one beginning count, and the letters of a beginning: "explod" and "explos"."""
SHORT = 3
"""Stems of up to this many letters are compared exactly."""
MOST = 40
"""Words of a text that are aligned, the first ones: the lead says what the rest repeats."""
NEIGHBOURS = 2
"""Words to each side that tell which of several is meant."""
BESIDE = 0.1
"""What a neighbour in common counts beside how rare the word is."""


class Aligned(NamedTuple):
    """What an alignment shows, each 0 to 1."""

    mean: float
    """The harmonic mean of the shares of words, by rarity, that the other text has too."""
    run: float
    """The longest passage of equal words, by rarity, as a share of the shorter text."""
    missing: float
    """How rare the rarest word is that has no counterpart."""


NOTHING = Aligned(0.0, 0.0, 0.0)


def align(a: Sequence[str], b: Sequence[str], weight: Mapping[str, float]) -> Aligned:
    """How the stems `a` and `b`, in the order of their texts, stand for one another; `weight` is how rare each is."""
    a, b = a[:MOST], b[:MOST]
    first, second = (sum(weight[stem] for stem in one) for one in (a, b))
    if not first or not second:
        return NOTHING
    pairs = _best(a, b, weight)
    here = sum(weight[a[i]] * alike for i, _, alike in pairs) / first
    there = sum(weight[b[j]] * alike for _, j, alike in pairs) / second
    ours, theirs = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    left = [weight[stem] for at, stem in enumerate(a) if at not in ours]
    left += [weight[stem] for at, stem in enumerate(b) if at not in theirs]
    return Aligned(
        mean=2 * here * there / (here + there) if here + there else 0.0,
        run=_passage(a, b, weight) / min(first, second),
        missing=max(left, default=0.0),
    )


def _best(a: Sequence[str], b: Sequence[str], weight: Mapping[str, float]) -> list[tuple[int, int, float]]:
    """The pairs of places that stand for one another, each place once: the surest first, of equals the earliest."""
    found = sorted(
        (-alike * (weight[a[i]] + BESIDE) - BESIDE * _around(a, b, i, j), i, j, alike) for i, j, alike in _alike(a, b)
    )
    return one_to_one(found)


def one_to_one(found: Iterable[tuple[float, int, int, float]]) -> list[tuple[int, int, float]]:
    """Of pairs of places in order of choice (rank, place in either text, likeness) those whose places are free yet."""
    left, right = set[int](), set[int]()
    pairs = []
    for _, i, j, alike in found:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j, alike))
    return pairs


def _alike(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Every pair of places that may stand for one another: equal stems, and alike ones that have no equal."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, stem in enumerate(b):
        places[stem].append(j)
    mine = set(a)
    loose = [(j, stem) for j, stem in enumerate(b) if stem not in mine and len(stem) > SHORT]
    for i, stem in enumerate(a):
        if stem in places:
            yield from ((i, j, 1.0) for j in places[stem])
        elif len(stem) > SHORT:
            for j, other in loose:
                begun = BEGUN if stem[:BEGINNING] == other[:BEGINNING] else 0.0
                alike = JaroWinkler.similarity(stem, other, score_cutoff=SOFT) or begun
                if alike:
                    yield i, j, alike


def _around(a: Sequence[str], b: Sequence[str], i: int, j: int) -> int:
    """How many words stand near both places."""
    return len(_near(a, i) & _near(b, j))


def _near(said: Sequence[str], at: int) -> set[str]:
    """The words beside a place."""
    return {*said[max(0, at - NEIGHBOURS) : at], *said[at + 1 : at + NEIGHBOURS + 1]}


def _passage(a: Sequence[str], b: Sequence[str], weight: Mapping[str, float]) -> float:
    """The weight of the heaviest passage of equal stems."""
    best = 0.0
    before = [0.0] * (len(b) + 1)
    for stem in a:
        now = [0.0] * (len(b) + 1)
        for j, other in enumerate(b, 1):
            if stem == other:
                now[j] = before[j - 1] + weight[stem]
                best = max(best, now[j])
        before = now
    return best
