"""What a batch of new statements touches: the stored claims around it, loaded whole, and nothing else.

A statement that is later than all it touches can only join or found a claim (the law of `match.cluster`), so the
claims that it was compared with and their rivals are enough. One that comes late, or goes, may change what others
decided: then everything linked with it is loaded, hop by hop, and clustered afresh, so that the same posts give the
same claims in whatever order they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from pipeline.match import keys, link, told
from pipeline.recent import Recent
from pipeline.types import Claim, Comparison, Statement
from storage import Store

Name = TypeVar("Name", str, int)

WINDOW = timedelta(hours=96)
"""How far before and after a statement others are looked for: a day more than the longest gap that matching allows."""

_WINDOW = WINDOW // timedelta(microseconds=1)

PER_KEY = 64
"""Statements looked at under one key, newest first: what a place that everybody names costs is bounded by it."""

CANDIDATES = 48
"""Statements compared with one newcomer, those that share most keys first."""

REACH = 4_000
"""Statements in a neighbourhood at most: one beyond them keeps its claim as it is (docs/decisions/0005)."""

REACH_EACH = 4
"""The same for each statement of a larger batch: what one costs is bounded alike in batches of every size."""


@dataclass
class Neighbourhood:
    """The claims around a batch, with the comparisons between all statements of both."""

    statements: dict[str, Statement] = field(default_factory=dict)
    comparisons: list[Comparison] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    """uid → the claim as it is stored."""
    claim_of: dict[str, str] = field(default_factory=dict)
    """uid of a statement → uid of the one of these claims that it is in."""
    touched: set[str] = field(default_factory=set)
    """uids of the stored claims that must be judged again."""
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """uid of a new statement → its candidate keys."""
    links: list[Comparison] = field(default_factory=list)
    """The new comparisons that are worth keeping."""


def explore(
    store: Store, recent: Recent, made: Sequence[Statement], gone: Sequence[Statement], tied: Iterable[str] = ()
) -> Neighbourhood:
    """Load what the statements `made` and `gone` (both of the posts of one batch) touch.

    `tied` are uids of statements that editors joined to those made, whatever the words have in common.
    """
    around = Neighbourhood()
    fresh = {one.uid: one for one in made if one.aside is None}
    around.keys = {uid: keys(one) for uid, one in fresh.items()}
    around.links = _compare_with_candidates(store, recent, fresh, around, {one.uid for one in gone})
    linked = {uid for link in around.links for uid in (link.a, link.b)}
    answered = {one.about for one in fresh.values() if one.about}
    before = {one.uid for one in gone} | fresh.keys()
    around.touched = set(store.claims_of_statements(linked | answered | before | set(tied)).values())
    _load(recent, around, around.touched, before)
    newest = max((one.order for one in around.statements.values()), default=None)
    late = bool(before & around.claim_of.keys()) or (
        newest is not None and any(one.order < newest for one in fresh.values())
    )
    _widen(store, recent, around, before, far=late)
    around.statements |= fresh
    around.comparisons += around.links
    return around


def load_claims(store: Store, recent: Recent, around: Neighbourhood) -> None:
    """Load the claims that `around` says are touched, and those linked with them."""
    _load(recent, around, around.touched, set())
    _widen(store, recent, around, set(), far=False)


def _compare_with_candidates(
    store: Store, recent: Recent, fresh: dict[str, Statement], around: Neighbourhood, gone: set[str]
) -> list[Comparison]:
    """Compare each new statement with the stored and the other new ones that share keys with it."""
    if not fresh:
        return []
    times = [one.at for one in fresh.values()]
    wanted = {key for found in around.keys.values() for key in found}
    near = store.neighbours(wanted, min(times) - WINDOW, max(times) + WINDOW, PER_KEY)
    before = {key: [uid for uid in uids if uid not in gone and uid not in fresh] for key, uids in near.items()}
    chosen: dict[str, list[str]] = {}
    posted: dict[str, list[str]] = {}
    for one in sorted(fresh.values(), key=lambda one: one.order):
        shared: Counter[str] = Counter()
        for key in around.keys[one.uid]:
            shared.update(before.get(key, ()))
            shared.update(posted.get(key, ())[-PER_KEY:])
            posted.setdefault(key, []).append(one.uid)
        chosen[one.uid] = most_shared(shared)
    others = recent.statements({uid for uids in chosen.values() for uid in uids} - fresh.keys()) | fresh
    return list(_compared(others, chosen))


def most_shared(shared: Counter[Name]) -> list[Name]:
    """The `CANDIDATES` statements that share most keys, and of equals the first by name, a uid or a number."""
    by_number: dict[int, list[Name]] = {}
    for uid, number in shared.items():
        by_number.setdefault(number, []).append(uid)
    chosen: list[Name] = []
    for number in sorted(by_number, reverse=True):
        if len(chosen) < CANDIDATES:  # the long tail that shares one key is mostly not even put in order
            chosen += sorted(by_number[number])[: CANDIDATES - len(chosen)]
    return chosen


def _compared(others: dict[str, Statement], chosen: dict[str, list[str]]) -> Iterator[Comparison]:
    """The comparisons of statements with those chosen for them that are worth keeping."""
    ready = {uid: told(one) for uid, one in others.items()}
    for uid, found in chosen.items():
        one = ready[uid]
        since, until = one.at - _WINDOW, one.at + _WINDOW
        for name in found:
            other = ready.get(name)
            if other is not None and since <= other.at <= until:
                kept = link(one, other)
                if kept is not None:
                    yield kept


def _load(recent: Recent, around: Neighbourhood, uids: Iterable[str], leave_out: set[str]) -> None:
    """Add stored claims to the neighbourhood, with their statements but for those of the batch itself."""
    for claim in recent.claims(set(uids) - around.claims.keys()):
        around.claims[claim.uid] = claim
        for one in claim.appearances:
            around.claim_of[one.statement.uid] = claim.uid
            if one.statement.uid not in leave_out:
                around.statements[one.statement.uid] = one.statement


def _widen(store: Store, recent: Recent, around: Neighbourhood, before: set[str], *, far: bool) -> None:
    """Load the claims linked with those loaded: one hop for their rivals, all hops where history may change."""
    seen: set[str] = set()
    most = max(REACH, REACH_EACH * len(before))
    while True:
        edge = around.statements.keys() - seen
        if not edge or (seen and len(around.statements) > most):
            return  # the first hop is always made: without it no rival would be seen
        seen |= edge
        links = [link for link in recent.links_of(edge) if link.a not in before and link.b not in before]
        known = {(link.a, link.b) for link in around.comparisons}
        around.comparisons += [link for link in links if (link.a, link.b) not in known]
        beyond = {uid for link in links for uid in (link.a, link.b)} - seen
        found = set(store.claims_of_statements(beyond).values())
        if far:
            around.touched |= found
        _load(recent, around, found, before)
        if not far:
            inner = around.statements.keys() - seen
            around.comparisons += [link for link in recent.links_of(inner) if link.a in inner and link.b in inner]
            return
