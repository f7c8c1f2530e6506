"""What is asked of the database about how sources fare, each question one method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from pipeline.types import Alarm, Cursor, Vitals
from storage import health
from storage.door import Door
from storage.engine import has_little_room
from storage.work import FetchRecord


class HealthStore(Door):
    """The part of the store that knows the rhythm of sources, their visits, and the alarms."""

    @property
    def has_little_room(self) -> bool:
        """Whether the disk of a SQLite file is nearly full, so that what is fetched may not fit."""
        return has_little_room(self._engine.url)

    def paces(self, names: Iterable[str] | None = None) -> dict[str, tuple[timedelta, datetime]]:
        """Name → the usual time between two posts and when the last one appeared; left out: not known."""
        return self._read(health.paces, names)

    def vitals(self, names: Iterable[str] | None = None) -> dict[str, Vitals]:
        """Name → what is kept of that source to know its rhythm; None: of all."""
        return self._read(health.vitals, names)

    def cursors_lean(self, since: datetime | None = None) -> dict[str, Cursor]:
        """Name → where we are with it, without the collectors' own state; only those visited `since`, where given."""
        return self._read(health.cursors_lean, since)

    def iter_fetches(
        self, sources: Sequence[str] = (), since: datetime | None = None, until: datetime | None = None
    ) -> Iterator[FetchRecord]:
        """Every visit of a period (`until` not included), in the order of their making, in constant memory."""
        return self._stream(health.fetches_in_order, sources, since, until)

    def alarms(self, since: datetime | None = None) -> list[Alarm]:
        """The alarms that are open or still to be told, and those that ended after `since`; oldest first."""
        return self._read(health.alarms, since)

    def refused(self, since: datetime, until: datetime) -> dict[str, int]:
        """Reason → how many entries and lines were refused for it in a period (`until` not included)."""
        return self._read(health.refused, since, until)

    def put_alarms(self, changed: Iterable[Alarm]) -> None:
        """Keep alarms as they now are, in one transaction."""
        self._write(health.put_alarms, changed)
