"""Claims as they stand, kept between two looks: a program that stays up reads again only what changed meanwhile.

What changed is told by the source log, in which every write stands: so what is in hand is what is stored, whoever wrote
it, and without trust in any clock. A program that runs one pass and ends reads everything once, as without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from weakref import WeakKeyDictionary

from pipeline.roster import Roster
from pipeline.types import Claim
from storage import ClaimFilter, LogEntry, Store

MOST = 4_000
"""Claims kept (some 20 KB each with their posts); of more nothing is kept."""

ENTRIES = 2_000
"""Entries of the log looked through for what changed; after more of them everything is read again."""

TOUCH_ALL = frozenset({"erased"})
"""Kinds of entries after which what was read before must not be used: words were taken out of it."""

ALL = 10_000_000
"""More claims than there are."""


class InHand:
    """The claims of one store that were asked for last, by uid."""

    def __init__(self, store: Store) -> None:
        """Begin with nothing in hand."""
        self._store = store
        self._lock = Lock()
        self._claims: dict[str, Claim] = {}
        self._sources: tuple[object, ...] = ()
        self._seq = 0
        self._told: dict[int, Sequence[Claim]] = {}
        """Number of an entry that names claims → those claims, where it was we who wrote it."""

    def written(self, entry: int | None, claims: Sequence[Claim]) -> None:
        """Take in `claims` as we wrote them with this entry of the log: they need not be read again."""
        with self._lock:
            if entry is not None and self._claims:
                self._told[entry] = claims
                while sum(map(len, self._told.values())) > MOST:
                    del self._told[next(iter(self._told))]

    def claims(self, wanted: ClaimFilter, roster: Roster) -> list[Claim]:
        """What `store.claims` gives, in its order; only claims that changed since they were last given are read."""
        with self._lock:
            self._follow(roster)
            uids = self._store.claim_uids_after(wanted, None, ALL)
            missing = [uid for uid in uids if uid not in self._claims]
            if len(uids) > MOST or 2 * len(missing) > len(uids):
                return self._afresh(wanted, roster)
            if missing:
                some = ClaimFilter(uids=tuple(missing))
                self._claims |= {claim.uid: claim for claim in self._store.claims(some, roster)}
            self._keep()
            return [self._claims[uid] for uid in uids if uid in self._claims]

    def named(self, uids: Sequence[str], roster: Roster) -> dict[str, Claim]:
        """Uid → the claim that is, or once was, called so, of those that there are."""
        with self._lock:
            self._follow(roster)
            today = self._store.current_uids(uids)
            unread = tuple(uid for uid in dict.fromkeys(today.values()) if uid not in self._claims)
            if unread:
                some = ClaimFilter(uids=unread)
                self._claims |= {claim.uid: claim for claim in self._store.claims(some, roster)}
            found = {uid: self._claims[now] for uid, now in today.items() if now in self._claims}
            self._keep()
            return found

    def _afresh(self, wanted: ClaimFilter, roster: Roster) -> list[Claim]:
        found = list(self._store.claims(wanted, roster))
        if len(found) <= MOST:
            self._claims |= {claim.uid: claim for claim in found}
            self._keep()
        return found

    def _keep(self) -> None:
        """Let everything go where it is too much: the next look reads what it needs."""
        if len(self._claims) > MOST:
            self._claims = dict(list(self._claims.items())[-MOST:])

    def _follow(self, roster: Roster) -> None:
        """Let go what others wrote since the last look, and everything where sources are graded anew."""
        head, sources = self._store.log_head(), tuple(roster)
        if sources != self._sources or head < self._seq or head - self._seq > ENTRIES:
            self._claims = {}
        elif head > self._seq:
            for entry in self._store.log_entries(self._seq):
                if entry.kind in TOUCH_ALL:
                    self._claims = {}
                self._claims |= self._let_go(entry)
        self._sources, self._seq, self._told = sources, head, {}

    def _let_go(self, entry: LogEntry) -> dict[str, Claim]:
        """Let go the claims that `entry` names; returns those that we know as they were written there."""
        written = entry.body.get("claims") if entry.kind == "claims" else None
        for uid in written if isinstance(written, list) else ():
            self._claims.pop(str(uid), None)
        return {claim.uid: claim for claim in self._told.get(entry.seq, ()) if claim.appearances}


_of: WeakKeyDictionary[Store, InHand] = WeakKeyDictionary()


def in_hand(store: Store) -> InHand:
    """What is in hand of `store`."""
    found = _of.get(store)
    if found is None:
        found = _of[store] = InHand(store)
    return found
