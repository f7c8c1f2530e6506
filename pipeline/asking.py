"""Turns what a person asked for into a question to storage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pipeline.errors import NotFoundError
from pipeline.roster import Roster
from pipeline.types import Status
from storage import ClaimFilter


def claim_filter(
    roster: Roster,
    *,
    statuses: Sequence[str] = (),
    place: str | None = None,
    source: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> ClaimFilter:
    """What `claims` and `export` were asked for, as a question to storage; raises NotFoundError for unknown words."""
    from pipeline.spelling import place_key

    known = [status.value for status in Status]
    unknown = [status for status in statuses if status not in known]
    if unknown:
        raise NotFoundError(f"there is no status {unknown[0]!r}; there are {', '.join(known)}")
    listed = roster.find(source) if source else None
    return ClaimFilter(
        since=since,
        until=until,
        statuses=tuple(Status(status) for status in statuses),
        place=place_key(place) if place else None,
        sources=(listed.name if listed else source,) if source else (),
    )
