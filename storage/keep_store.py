"""What lets go: retention, and erasure on request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from storage import erasing, keeping
from storage.door import Door
from storage.engine import reading
from storage.erasing import Erased
from storage.keeping import BATCH, Pruned
from storage.rows import chunks


class KeepStore(Door):
    """The part of the store that lets things go, each time with an entry in the source log."""

    def prune_captures(self, before: datetime, now: datetime) -> Iterator[Pruned]:
        """Let the bytes go that were last fetched before `before`, batch by batch."""
        why = f"older than {before:%Y-%m-%d}"
        for chunk in chunks(self._read(keeping.old_captures, before), BATCH):
            yield self._log(now, keeping.prune_captures, chunk, why)

    def prune_rows(self, what: str, before: datetime, now: datetime) -> Iterator[Pruned]:
        """Let `fetches`, `drafts` or `rejected` go that are older than `before`, batch by batch."""
        while True:
            if what == "rejected":
                done = self._log(now, keeping.prune_rejected, before)
            else:
                done = self._log(now, keeping.prune_rows, what, before)
            yield done
            if done.number < BATCH:
                return

    def erase(self, uids: Sequence[str], reason: str, who: str, now: datetime) -> Erased:
        """Erase the words of these posts; SQLite's own log of pages is emptied too."""
        done = self._log(now, erasing.erase, uids, reason, who)
        if self._engine.dialect.name == "sqlite":
            with self._told(), self._engine.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return done

    def sizes(self) -> dict[str, int]:
        """Kind of thing → bytes on disk."""
        with self._told(), reading(self._engine) as connection:
            return keeping.sizes(connection)
