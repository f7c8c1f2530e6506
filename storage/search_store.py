"""What is asked of the full-text search, and what is handed in at the desk; each question one method."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine

from pipeline.types import Decision, Saved
from pipeline.types.handed import HandedIn
from storage import desk, handing, search_find
from storage.door import Door
from storage.search_find import Found, SearchFilter, Spellings


class SearchStore(Door):
    """The part of the store that finds posts, claims and items by their words and places, and takes in new ones."""

    def __init__(self, engine: Engine) -> None:
        """Hold `engine`, and no spelling yet."""
        super().__init__(engine)
        self._spellings = Spellings()

    def search(
        self,
        wanted: SearchFilter,
        same: Mapping[str, frozenset[str]] | None = None,
        limit: int = 50,
        before: int | None = None,
    ) -> Found:
        """The newest `limit` entries that `wanted` describes; `same` are place keys that editors called one place."""
        spellings = self._read(self._spellings.read)
        return self._read(search_find.search, wanted, same or {}, limit, before, spellings)

    def decisions_of(self, acts: tuple[str, ...]) -> list[Decision]:
        """The decisions with one of these acts, in the order in which they were made."""
        return self._read(desk.decisions_of, acts)

    def hand_in(self, given: HandedIn) -> None:
        """Keep what somebody wants to add until it was looked at."""
        self._write(handing.put, given)

    def handed_in(self, uid: str, who: str) -> HandedIn | None:
        """What `who` handed in under `uid`; None: it was kept, dropped, or is another's."""
        return self._read(handing.get, uid, who)

    def drop_handed_in(self, uid: str) -> None:
        """Forget what was handed in."""
        self._write(handing.drop, uid)

    def keep_handed_in(self, given: HandedIn, now: datetime) -> Saved:
        """Keep what was handed in for good, as a post that waits to be worked through."""
        return self._log(now, handing.keep, given)
