"""What a pass has just read or written, kept at hand: a front in the news is not read again for every batch.

It holds for one pass only, while nobody else may write what is in it, and takes over what each batch writes. Without
it everything is read from the store, with the same results.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pipeline.roster import Roster
from pipeline.types import Claim, Comparison, Statement
from storage import ClaimFilter, Store, Work

STATEMENTS = 10_000
"""Statements kept, latest read first to stay: what some batches touch, at about 4 KB each."""

CLAIMS = 3_000
"""Claims kept, with their statements and posts."""

LINKED = 8_000
"""Statements whose comparisons are kept, two or three each: three batches with what stands around them."""

T = TypeVar("T")

Pair = tuple[str, str]


class Recent:
    """The statements, claims and comparisons that a pass has in hand, filled from `store` as they are asked for."""

    def __init__(self, store: Store, roster: Roster) -> None:
        """Begin with nothing in hand."""
        self._store = store
        self._roster = roster
        self._statements: dict[str, Statement] = {}
        self._claims: dict[str, Claim] = {}
        self._rewritten: set[str] = set()
        """uids of those whose history is to be read again: a claim may come back under a uid that was another's."""
        self._claim_of: dict[str, str] = {}
        """uid of a statement → uid of the claim in `_claims` that it is in."""
        self._links: dict[str, dict[Pair, Comparison]] = {}
        """uid of a statement → comparisons that it stands in: each under both of its statements."""
        self._whole: set[str] = set()
        """uids of the statements of which `_links` has all."""

    def statements(self, uids: Iterable[str]) -> dict[str, Statement]:
        """Uid → statement."""
        asked = set(uids)
        found = {uid: self._statements[uid] for uid in asked & self._statements.keys()}
        read = self._store.statements(asked - found.keys())
        self._statements |= read
        return found | read

    def claims(self, uids: Iterable[str]) -> list[Claim]:
        """The claims of these (present) uids, oldest report first, with what they rest on and their history."""
        asked = sorted(set(uids))
        missing = tuple(uid for uid in asked if uid not in self._claims)
        read = list(self._store.claims(ClaimFilter(uids=missing), self._roster)) if missing else []
        self._read_history(asked)
        found = [self._claims[uid] for uid in asked if uid in self._claims] + read
        for claim in read:
            self._take(claim)
        return sorted(found, key=lambda claim: (claim.first_reported, claim.uid))

    def _read_history(self, uids: Iterable[str]) -> None:
        """Give claims in hand that were written since the history that they have in the store."""
        again = self._rewritten.intersection(uids)
        for uid, steps in self._store.history_of(again).items() if again else ():
            if tuple(steps) != self._claims[uid].history:
                self._claims[uid] = self._claims[uid].model_copy(update={"history": tuple(steps)})
        self._rewritten -= again

    def links_of(self, uids: Iterable[str]) -> list[Comparison]:
        """The comparisons that touch any of these statements, each once, in order of their uids."""
        asked = set(uids)
        missing = asked - self._whole
        for link in self._store.links_of(missing) if missing else ():
            self._add(link)
        self._whole |= missing
        found = {pair: link for uid in asked for pair, link in self._links.get(uid, {}).items()}
        return [found[pair] for pair in sorted(found)]

    def written(self, work: Work, gone: Iterable[str]) -> None:
        """Take over what `work` wrote in the place of the statements `gone` that its posts made before."""
        before = {*gone, *(one.uid for one in work.statements)}
        for uid in before:
            self._statements.pop(uid, None)
            self._drop_claim(self._claim_of.get(uid))
            for a, b in self._links.pop(uid, ()):
                del self._links[b if uid == a else a][a, b]
        for one in work.statements:
            self._statements[one.uid] = one
            self._whole.add(one.uid)
        for link in work.links:
            a, b = sorted((link.a, link.b))  # as it is stored
            self._add(link if a == link.a else link.model_copy(update={"a": a, "b": b}))
        for claim in work.claims:
            self._drop_claim(claim.uid)
            for look in claim.appearances:
                self._drop_claim(self._claim_of.get(look.statement.uid))
        for claim in work.claims:
            self._take(claim)
            self._rewritten.add(claim.uid)
        self._shrink()

    def _take(self, claim: Claim) -> None:
        self._claims[claim.uid] = claim
        for look in claim.appearances:
            self._statements[look.statement.uid] = look.statement
            self._claim_of[look.statement.uid] = claim.uid

    def _drop_claim(self, uid: str | None) -> None:
        claim = self._claims.pop(uid, None) if uid else None
        if claim is not None:
            self._rewritten.discard(claim.uid)
            for look in claim.appearances:
                self._claim_of.pop(look.statement.uid, None)

    def _add(self, link: Comparison) -> None:
        for uid in (link.a, link.b):
            self._links.setdefault(uid, {})[link.a, link.b] = link

    def _shrink(self) -> None:
        """Let go of what was taken in hand first."""
        for uid in _surplus(self._claims, CLAIMS):
            self._drop_claim(uid)
        for uid in _surplus(self._statements, STATEMENTS):
            del self._statements[uid]
        if len(self._whole) > LINKED:
            self._links.clear()
            self._whole.clear()


def _surplus(kept: dict[str, T], most: int) -> Sequence[str]:
    return list(kept)[: max(0, len(kept) - most)]
