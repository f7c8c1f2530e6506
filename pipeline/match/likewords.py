"""How far two texts say the same in other words: an alignment of words that knows synonyms.

Beside `alignment`, which knows spellings only: after Sultan, Bethard and Sumner (2014), their dictionary of paraphrases
being the groups of `meanings`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from pipeline.match.alignment import BEGINNING, BEGUN, BESIDE, MOST, NEIGHBOURS, SHORT, SOFT, one_to_one
from pipeline.match.meanings import Unit, units
from pipeline.match.rarity import Rarity

SAME = 0.85
"""What two words of one meaning count: less than the same word, since a word has many meanings."""
NEAR = 0.4
"""What a word counts beside one that is only near it: "car" beside "vehicle", "kill" beside "dead"."""


class Meant(NamedTuple):
    """What an alignment by meaning shows, each 0 to 1."""

    mean: float
    """The harmonic mean of the shares of words, by rarity, that the other text has too, in its words or in others."""
    otherwise: float
    """The share of the shorter text, by rarity, that the other says in other words."""
    counted: float
    """The share of words that tell of something and have a counterpart, each word counting alike."""


NOTHING = Meant(0.0, 0.0, 0.0)


def meant(a: str, b: str, rarity: Rarity) -> Meant:
    """How far the texts `a` and `b`, without links, say the same; of equals the earliest in `a` chooses first."""
    first, second = units(a)[:MOST], units(b)[:MOST]
    ours, theirs = ([max(map(rarity.of, unit.stems)) for unit in one] for one in (first, second))
    if not sum(ours) or not sum(theirs):
        return NOTHING
    pairs = _best(first, second, ours)
    here = sum(ours[i] * alike for i, _, alike in pairs) / sum(ours)
    there = sum(theirs[j] * alike for _, j, alike in pairs) / sum(theirs)
    telling = sum(not unit.idle for unit in (*first, *second))
    told = sum(alike for i, j, alike in pairs if not first[i].idle and not second[j].idle)
    return Meant(
        mean=2 * here * there / (here + there) if here + there else 0.0,
        otherwise=sum(min(ours[i], theirs[j]) for i, j, alike in pairs if alike in (SAME, NEAR))
        / min(sum(ours), sum(theirs)),
        counted=2 * told / telling if telling else 0.0,
    )


def _best(a: Sequence[Unit], b: Sequence[Unit], weight: Sequence[float]) -> list[tuple[int, int, float]]:
    """The pairs of places that stand for one another, each place once: the surest first, of equals the earliest."""
    beside = [[_near(one, at) for at in range(len(one))] for one in (a, b)]
    found = sorted(
        (-alike * (weight[i] + BESIDE) - BESIDE * len(beside[0][i] & beside[1][j]), i, j, alike)
        for i, j, alike in _alike(a, b)
    )
    return one_to_one(found)


def _near(said: Sequence[Unit], at: int) -> set[str]:
    """The words beside a place."""
    return {unit.key for unit in (*said[max(0, at - NEIGHBOURS) : at], *said[at + 1 : at + NEIGHBOURS + 1])}


def _alike(a: Sequence[Unit], b: Sequence[Unit]) -> Iterator[tuple[int, int, float]]:
    """Every pair of places that may stand for one another."""
    groups = defaultdict[int, list[int]](list)
    for j, unit in enumerate(b):
        for group in unit.near:
            groups[group].append(j)
    for i, unit in enumerate(a):
        related = {j for group in unit.near for j in groups.get(group, ())}
        for j, other in enumerate(b):
            if unit.key == other.key or unit.stems == other.stems:
                yield i, j, 1.0
            elif j in related:
                yield i, j, NEAR if unit.same.isdisjoint(other.same) else SAME
            else:
                alike = _spelt(unit, other)
                if alike:
                    yield i, j, alike


def _spelt(a: Unit, b: Unit) -> float:
    """How alike two words are spelt, as `alignment` sees it; phrases are not compared so."""
    one, other = a.stems[0], b.stems[0]
    if len(a.stems) > 1 or len(b.stems) > 1 or len(one) <= SHORT or len(other) <= SHORT:
        return 0.0
    return JaroWinkler.similarity(one, other, score_cutoff=SOFT) or (
        BEGUN if one[:BEGINNING] == other[:BEGINNING] else 0.0
    )
