"""Puts whole posts together that tell one incident: what happened at one place in one stretch of time, however told.

An incident is wider than a claim: a raid, whom it took and who denies it are several claims of one incident. Posts are
put together by average linkage (Sokal and Michener 1958) over how surely two of them tell one event, so that no chain
of in-betweens ties what its ends do not; posts that arrived further apart than WINDOW never stand together through one
another. Posts of one claim, or of claims of which one carries on the other's count, lean towards it and no more: what
their words say has weighed that claim already, and a claim that joins two stories must not pull all else after it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from math import exp, log
from typing import NamedTuple

from pipeline.match.posts import score
from pipeline.match.rarity import Rarity, learn
from pipeline.match.telling import Telling

WINDOW = timedelta(hours=36)
"""Most time between the arrivals of two posts of one incident: reports of a day come in until the next day's end."""
NEARNESS = 1.5
"""Log odds that arriving together says for one incident; it falls off evenly to its contrary at WINDOW's end."""
CROWD = 20.0
"""Posts within WINDOW of a post, up to which arrival says what NEARNESS says: of more, fewer are of its incident."""
CROWDED = 0.8
"""Log odds against one incident for each e-fold of CROWD; less than 1, as large incidents draw many posts."""
ONE_CLAIM = 0.5
"""Least likeness of two posts of one claim, or of two claims of which one carries on the other's count: alone enough,
beside posts that tell something else not."""
CUT = 0.42
"""Least mean likeness at which two groups of posts are one incident."""
BARRED = -1.0
"""Likeness of posts that arrived too far apart."""


class Sighting(NamedTuple):
    """A post, as incidents see it."""

    uid: str
    arrived: datetime
    """When it came in: fetched, which is known for every post."""
    telling: Telling
    claims: frozenset[str] = frozenset()
    """The claims it makes, and those whose count they carry on."""


def incidents(posts: Collection[Sighting], rarity: Rarity | None = None) -> dict[str, str]:
    """Uid of each post → uid of the first post of its incident; the same whatever the order of `posts`.

    `rarity` is learnt from the posts themselves where it is not given.
    """
    ordered = sorted(posts, key=lambda post: (post.arrived, post.uid))
    known = rarity or learn(post.telling.words.plain for post in ordered)
    groups = linked(likenesses(ordered, known), len(ordered))
    return {ordered[member].uid: ordered[group[0]].uid for group in groups for member in group}


def likenesses(ordered: Sequence[Sighting], rarity: Rarity) -> dict[tuple[int, int], float]:
    """(earlier, later) index of posts → how surely they tell one incident; those too far apart are left out."""
    near = list(_near(ordered))
    crowd = 2 * len(near) / max(len(ordered), 1)
    return {(a, b): likeness(ordered[a], ordered[b], rarity, crowd) for a, b in near}


def _near(ordered: Sequence[Sighting]) -> Iterator[tuple[int, int]]:
    """The pairs that arrived within WINDOW, by index."""
    for later, post in enumerate(ordered):
        for earlier in range(later - 1, -1, -1):
            if post.arrived - ordered[earlier].arrived > WINDOW:
                break
            yield earlier, later


def likeness(a: Sighting, b: Sighting, rarity: Rarity, crowd: float) -> float:
    """How surely two posts tell one incident: as their words and particulars say, and how soon after one another.

    `crowd` is how many posts arrive within WINDOW of a post.
    """
    near = in_time(score(a.telling, b.telling, rarity), abs(b.arrived - a.arrived) / WINDOW, crowd)
    return max(near, ONE_CLAIM) if a.claims & b.claims else near


def in_time(score: float, apart: float, crowd: float) -> float:
    """A score moved by how far apart two posts arrived, as a share of WINDOW, and how crowded the time was."""
    odds = log(max(score, 1e-6) / max(1 - score, 1e-6))
    odds += NEARNESS * (1 - 2 * apart) - CROWDED * max(0.0, log(max(crowd, 1.0) / CROWD))
    return 1 / (1 + exp(-odds))


def linked(likeness: dict[tuple[int, int], float], number: int) -> list[list[int]]:
    """Groups of the indices below `number` by average linkage, each in order; pairs that are left out are barred.

    The two groups that are most alike are joined first, of equals those that come first, until none reach CUT.
    """
    groups: dict[int, list[int]] = {index: [index] for index in range(number)}
    means: dict[int, dict[int, float]] = {index: {} for index in range(number)}
    for (a, b), value in likeness.items():
        means[a][b] = means[b][a] = value
    queue = [(-value, a, b) for (a, b), value in likeness.items() if value >= CUT]
    heapify(queue)
    while queue:
        value, a, b = heappop(queue)
        if a not in groups or b not in groups or means[a].get(b) != -value:
            continue
        _join(a, b, groups, means)
        for other, mean in means[a].items():
            if mean >= CUT:
                heappush(queue, (-mean, min(a, other), max(a, other)))
    return [sorted(group) for group in groups.values()]


def _join(a: int, b: int, groups: dict[int, list[int]], means: dict[int, dict[int, float]]) -> None:
    """Put group `b` into group `a`: its mean likeness to every other group is that of all pairs."""
    ours, theirs = len(groups[a]), len(groups[b])
    for other in means[a].keys() | means[b].keys():
        if other in (a, b):
            continue
        ahead, behind = means[a].get(other, BARRED), means[b].get(other, BARRED)
        mean = (ahead * ours + behind * theirs) / (ours + theirs)
        means[a][other] = means[other][a] = mean
        means[other].pop(b, None)
    means[a].pop(b, None)
    del means[b]
    groups[a] += groups.pop(b)
