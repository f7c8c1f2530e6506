"""What an export is asked for, which claims that chooses, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.draft import takes
from pipeline.errors import NotAllowed
from pipeline.settings import Beat, Settings
from pipeline.types import Claim
from storage import ClaimFilter, PostFilter, Store

Left = Counter[str]
"""Why rows were left out → how many."""

OUTSIDE = "outside the period"
OTHERS = "of other sources"
NOT_CHOSEN = "of claims that were not chosen"
LATER = "after that entry"
REFUSED = "could not become posts (`rejected`)"


@dataclass(frozen=True)
class Wanted:
    """What an export is asked for: every part that is set narrows it."""

    claims: ClaimFilter = field(default_factory=ClaimFilter)
    beat: Beat | None = None
    until_entry: int | None = None
    """The last entry of the source log; None: all of it."""

    @property
    def period(self) -> PostFilter:
        """The part of it that posts, statements, verdicts and fetches heed."""
        return PostFilter(since=self.claims.since, until=self.claims.until, sources=self.claims.sources)

    @property
    def chooses(self) -> bool:
        """Whether it names claims by what they are, so that posts are only those of the chosen claims."""
        asked = self.claims
        return bool(asked.statuses or asked.place or asked.event or asked.uids is not None or self.beat)

    def covers(self, at: datetime) -> bool:
        """Whether `at` lies in the period."""
        since, until = self.claims.since, self.claims.until
        return (since is None or at >= since) and (until is None or at < until)


def chosen_claims(store: Store, settings: Settings, wanted: Wanted) -> frozenset[str] | None:
    """Uids of the claims that `wanted` names; None: it names none."""
    if not wanted.chooses:
        return None
    if wanted.beat is None:
        return store.claim_uids(wanted.claims)
    return frozenset(claim.uid for claim in wanted_claims(store, settings, wanted))


def wanted_claims(store: Store, settings: Settings, wanted: Wanted) -> Iterator[Claim]:
    """The claims that `wanted` describes, oldest report first."""
    for claim in store.claims(wanted.claims, settings.roster):
        if wanted.beat is None or takes(wanted.beat, claim, settings.roster):
            yield claim


def count_out(store: Store, what: str, wanted: Wanted, left: Left) -> None:
    """Count what the period and the sources leave out."""
    period = wanted.period
    total = store.number_matching(what, PostFilter())
    inside = store.number_matching(what, period.model_copy(update={"sources": ()}))
    ours = store.number_matching(what, period)
    left.update({OUTSIDE: total - inside, OTHERS: inside - ours})


def require_unchanged(store: Store, wanted: Wanted, noun: str, kinds: tuple[str, ...]) -> None:
    """Refuse an export of what was written over since entry N; raises NotAllowed."""
    if wanted.until_entry is None:
        return
    changed = store.first_change_after(kinds, wanted.until_entry)
    if changed is not None:
        raise NotAllowed(
            [
                f"{noun} as they stood at entry {wanted.until_entry} were written over by entry {changed.seq} "
                f"({changed.kind}); export posts, verdicts, decisions or the log up to there, or restore a backup"
            ]
        )


WRITES_CLAIMS = ("claims", "superseded", "split", "join", "statements", "erased")
"""Kinds of entries after which claims and statements no longer read as they did."""


def number_until(store: Store, wanted: Wanted, kind: str) -> int | None:
    """How many records of a kind that is only added to there were at entry N; None: all count."""
    return None if wanted.until_entry is None else store.number_logged(kind, wanted.until_entry)
