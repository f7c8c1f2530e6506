"""From claims to incidents: the claims that tell of one event, linked by an updated count or by place and day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bench.quality.rows import LabelledPost
from pipeline.types import Claim, Stance

DAY = timedelta(hours=24)
"""Most time between the stretches of two claims of one place that tell one incident: reports come in until next day."""


class _Sets:
    """Disjoint sets of claims."""

    def __init__(self, uids: Sequence[str]) -> None:
        self._above = {uid: uid for uid in uids}

    def top(self, uid: str) -> str:
        while self._above[uid] != uid:
            uid = self._above[uid]
        return uid

    def join(self, a: str, b: str) -> None:
        low, high = sorted((self.top(a), self.top(b)))
        self._above[high] = low

    def __contains__(self, uid: str) -> bool:
        return uid in self._above


def incidents(claims: Sequence[Claim]) -> dict[str, str]:
    """Uid of each claim → its incident."""
    sets = _Sets([claim.uid for claim in claims])
    seen: dict[str, list[tuple[datetime, datetime, str]]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.first_reported, claim.uid)):
        if claim.updates is not None and claim.updates in sets:
            sets.join(claim.uid, claim.updates)
        start, end = _stretch(claim)
        for place in _where(claim):
            for from_, until, uid in seen.setdefault(place, []):
                if max(from_ - end, start - until) <= DAY:
                    sets.join(claim.uid, uid)
            seen[place].append((start, end, claim.uid))
    return {claim.uid: sets.top(claim.uid) for claim in claims}


def _stretch(claim: Claim) -> tuple[datetime, datetime]:
    """When a claim's event happened: as stated, else when it was first reported."""
    return (claim.when.start, claim.when.end) if claim.when else (claim.first_reported, claim.first_reported)


def _where(claim: Claim) -> list[str]:
    """The villages that a claim names, or its province where it names none."""
    villages = [place.key for place in claim.places if not place.region]
    return villages or [place.key for place in claim.places[:1]]


def cluster_of_posts(claims: Sequence[Claim]) -> dict[str, str]:
    """Id of each post → the incident of the first claim that it makes; posts without a claim are left out."""
    of = incidents(claims)
    first: dict[str, tuple[bool, int, str]] = {}
    for claim in claims:
        for shown in claim.appearances:
            rank = (shown.statement.stance is not Stance.ASSERTS, shown.statement.start, of[claim.uid])
            first[shown.post.id] = min(first.get(shown.post.id, rank), rank)
    return {post: incident for post, (_, _, incident) in first.items()}


def with_reposts(given: Mapping[str, str], posts: Sequence[LabelledPost]) -> dict[str, str]:
    """`given` with reposts that make no claim put where the post is that they repost."""
    of = {post.id: post.of for post in posts if post.of}
    found = dict(given)
    for post in posts:
        at, seen = post.id, {post.id}
        while at not in given and at in of and of[at] not in seen:
            at = of[at]
            seen.add(at)
        if at != post.id:
            found[post.id] = found.setdefault(at, f"alone {at}")
    return found
