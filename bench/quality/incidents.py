"""From claims to incidents: the claims that tell of one event, linked by an updated count or by place and day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pipeline.types import Claim, Stance

DAY = timedelta(hours=24)
"""How far apart two claims of one place may lie and still tell one incident: reports come in until the next day."""


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
    seen: dict[str, list[tuple[datetime, str]]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.first_reported, claim.uid)):
        if claim.updates is not None and claim.updates in sets:
            sets.join(claim.uid, claim.updates)
        at = claim.when.start if claim.when else claim.first_reported
        for place in _where(claim):
            for other, uid in seen.setdefault(place, []):
                if abs(other - at) <= DAY:
                    sets.join(claim.uid, uid)
            seen[place].append((at, claim.uid))
    return {claim.uid: sets.top(claim.uid) for claim in claims}


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
