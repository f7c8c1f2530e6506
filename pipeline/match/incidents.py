"""Puts whole posts together that tell one incident: what happened at one place in one stretch of time, however told.

An incident is wider than a claim: a raid, whom it took and who denies it are several claims of one incident. Posts are
put together by average linkage (Sokal and Michener 1958) over how surely two of them tell one event, so that no chain
of in-betweens ties what its ends do not; posts that arrived further apart than WINDOW never stand together through one
another. A repost stands where the post does that it passes on. Posts of one claim, or of claims of which one carries on
the other's count, lean towards it and no more: what their words say has weighed that claim already, and a claim that
joins two stories must not pull all else after it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from math import exp, log, sqrt
from typing import NamedTuple

from pipeline.match.posts import score
from pipeline.match.rarity import Rarity, learn
from pipeline.match.telling import Telling

WINDOW = timedelta(hours=36)
"""Most time between the arrivals of two posts of one incident: reports of a day come in until the next day's end."""
NEARNESS = 1.0
"""Log odds that arriving together says for one incident; it falls off evenly to its contrary at WINDOW's end."""
CROWD = 25.0
"""Posts within WINDOW of a post, with which arrival says what NEARNESS says: of more, fewer are of its incident."""
CROWDED = 0.6
"""Log odds against one incident for each e-fold of CROWD; less than 1, as large incidents draw many posts."""
FEWEST = 8.0
"""Posts within WINDOW below which fewer say no more: of pairs in such quiet some three in four tell one incident."""
ONE_CLAIM = 0.4
"""Log odds that one claim in both says, or two claims of which one carries on the other's count: little beside what
their words say, which has weighed their statements already."""
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
    repost_of: str | None = None
    """Uid of the post that it passes on."""


def incidents(posts: Collection[Sighting], rarity: Rarity | None = None) -> dict[str, str]:
    """Uid of each post → uid of the first post of its incident; the same whatever the order of `posts`.

    `rarity` is learnt from the posts themselves where it is not given.
    """
    ordered = sorted({post.uid: post for post in posts}.values(), key=lambda post: (post.arrived, post.uid))
    origins = _origins(ordered)
    own = [post for post in ordered if origins[post.uid] == post.uid]
    known = rarity or learn(post.telling.words.plain for post in own)
    groups = linked(likenesses(own, known, _crowds(own, ordered)), len(own))
    found = {own[member].uid: own[group[0]].uid for group in groups for member in group}
    return {post.uid: found[origins[post.uid]] for post in ordered}


def _origins(posts: Sequence[Sighting]) -> dict[str, str]:
    """Uid of each post → uid of the post at hand that it passes on, in however many steps; its own where there is none.

    Posts that pass on one another in a ring are posts of their own.
    """
    of = {post.uid: post.repost_of for post in posts}
    found = {}
    for post in posts:
        at, passed = post.uid, {post.uid}
        while (before := of[at]) is not None and before in of:
            if before in passed:
                at = post.uid
                break
            at = before
            passed.add(at)
        found[post.uid] = at
    return found


def _crowds(own: Sequence[Sighting], posts: Sequence[Sighting]) -> list[int]:
    """How many other of `posts`, which are in order, arrived within WINDOW of each of `own`: reposts crowd too."""
    times = [post.arrived for post in posts]
    return [bisect_right(times, post.arrived + WINDOW) - bisect_left(times, post.arrived - WINDOW) - 1 for post in own]


def likenesses(ordered: Sequence[Sighting], rarity: Rarity, crowds: Sequence[int]) -> dict[tuple[int, int], float]:
    """(earlier, later) index of posts → how surely they tell one incident; those too far apart are left out.

    `crowds` says of each post how many arrived within WINDOW of it.
    """
    return {(a, b): likeness(ordered[a], ordered[b], rarity, sqrt(crowds[a] * crowds[b])) for a, b in _near(ordered)}


def _near(ordered: Sequence[Sighting]) -> Iterator[tuple[int, int]]:
    """The pairs that arrived within WINDOW, by index."""
    for later, post in enumerate(ordered):
        for earlier in range(later - 1, -1, -1):
            if post.arrived - ordered[earlier].arrived > WINDOW:
                break
            yield earlier, later


def likeness(a: Sighting, b: Sighting, rarity: Rarity, crowd: float) -> float:
    """How surely two posts tell one incident: as their words and particulars say, and how soon after one another.

    `crowd` is how many posts arrived within WINDOW of them, and not on the mean: a quiet day after a battle is quiet.
    """
    odds = _odds(score(a.telling, b.telling, rarity)) + arrival(abs(b.arrived - a.arrived) / WINDOW, crowd)
    return 1 / (1 + exp(-odds - (ONE_CLAIM if a.claims & b.claims else 0.0)))


def _odds(score: float) -> float:
    return log(max(score, 1e-6) / max(1 - score, 1e-6))


def arrival(apart: float, crowd: float) -> float:
    """Log odds that arrivals say for one incident: how far apart, as a share of WINDOW, and in how large a crowd."""
    return NEARNESS * (1 - 2 * apart) - CROWDED * log(max(crowd, FEWEST) / CROWD)


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
