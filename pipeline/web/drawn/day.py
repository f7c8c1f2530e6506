"""The claims of a beat's day, with the time and the place that each is drawn at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from pipeline.discretion import sealed
from pipeline.draft import takes
from pipeline.draft.atlas import Atlas, atlas
from pipeline.draft.dates import zone_of
from pipeline.in_hand import in_hand
from pipeline.settings import Beat, Settings
from pipeline.text import one_line
from pipeline.timeline import ORDER
from pipeline.types import Claim, Roundup, Status
from pipeline.web.drawn.land import Point
from pipeline.web.retelling.moments import exact
from storage import ClaimFilter, Store

READ = 100
"""Claims read at a time: whoever else looks at claims waits for no more than these."""
MOST = 2_000
"""Claims of one day that are drawn; a day of a war that we watched had some hundred."""
LONGEST = 160
"""Letters of a claim beside its mark."""
NOWHERE = "no place named"


class Mark(NamedTuple):
    """A claim in a picture."""

    claim: str
    status: Status
    at: datetime
    """When it happened, where that is known by the hour, else when it was first reported; in the beat's zone."""
    text: str
    place: str
    there: str | None
    """Its most exact place whose coordinates are known."""
    where: Point | None
    """Longitude and latitude of that."""


class Day(NamedTuple):
    """A day of a beat."""

    beat: Beat
    day: date
    since: datetime
    until: datetime
    claims: tuple[Claim, ...]
    marks: tuple[Mark, ...]


def last_day(store: Store, settings: Settings, beat: Beat) -> date | None:
    """The last day on which something dated was reported; None: nothing was yet."""
    draft = store.roundup(beat.name)
    found = [draft] if draft else []
    times = _published([*found, *(edition.roundup for edition in store.editions(beat.name, 1))])
    if not times:
        times = [one.last_reported for one in _taken(store, settings, beat, ClaimFilter())]
    return max(times).astimezone(zone_of(beat.zone)).date() if times else None


def _published(roundups: Iterable[Roundup]) -> list[datetime]:
    items = [item for one in roundups for item in (*one.items, *one.also)]
    return [shown.published for item in items for shown in item.evidence if shown.published]


def day_of(store: Store, settings: Settings, beat: Beat, day: date) -> Day:
    """The claims that were reported on that day in the beat's zone, in order of time."""
    zone = zone_of(beat.zone)
    since = datetime.combine(day, time(), zone)
    until = datetime.combine(day + timedelta(days=1), time(), zone)
    asked = ClaimFilter(since=since.astimezone(UTC), until=until.astimezone(UTC))
    claims = tuple(sealed(one) for one in _taken(store, settings, beat, asked))
    known = atlas(beat, claims)
    spots = _spots(known, claims)
    marks = sorted((_mark(one, since, until, known, spots) for one in claims), key=lambda one: (one.at, one.claim))
    return Day(beat, day, since, until, claims, tuple(marks))


def _taken(store: Store, settings: Settings, beat: Beat, asked: ClaimFilter) -> list[Claim]:
    """The first claims that the beat takes; those that were looked at before are not read again."""
    found: list[Claim] = []
    after: tuple[datetime, str] | None = None
    while len(found) < MOST:
        uids = store.claim_uids_after(asked, after, READ)
        known = in_hand(store).named(uids, settings.roster)
        some = [known[uid] for uid in uids if uid in known]
        found += [one for one in some if not settings.beats or takes(beat, one, settings.roster)]
        if len(uids) < READ or not some:
            break
        after = (some[-1].first_reported, some[-1].uid)
    return found[:MOST]


def _spots(known: Atlas, claims: Iterable[Claim]) -> dict[str, Point]:
    """Name of a place → its coordinates, from whichever of its spellings a gazetteer has."""
    found: dict[str, Point] = {}
    for claim in claims:
        for place in claim.places:
            if place.lat is not None and place.lon is not None:
                found.setdefault(known.spelt(place), (place.lon, place.lat))
    return found


def _mark(claim: Claim, since: datetime, until: datetime, known: Atlas, spots: Mapping[str, Point]) -> Mark:
    times = [claim.when.start] if claim.when is not None and exact(claim.when) else []
    times += [claim.first_reported, claim.last_reported]
    at = next((one for one in times if since <= one < until), since)
    towns = [one for one in claim.places if not one.region]
    place = next(iter((*towns, *claim.places)), None)
    names = [known.spelt(one) for one in (*towns, *claim.places)]
    there = next((name for name in names if name in spots), None)
    text = one_line(claim.text)
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return Mark(
        claim.uid,
        claim.status,
        at.astimezone(since.tzinfo),
        short,
        known.spelt(place) if place else NOWHERE,
        there,
        spots.get(there or ""),
    )


def by_place(marks: Iterable[Mark]) -> list[tuple[str, list[Mark]]]:
    """The marks of each place, the place with most claims first."""
    places: dict[str, list[Mark]] = {}
    for one in marks:
        places.setdefault(one.place, []).append(one)
    return sorted(places.items(), key=lambda entry: (-len(entry[1]), entry[0]))


def counted(marks: Iterable[Mark]) -> str:
    """How many claims of which status: "2 confirmed, 5 unconfirmed"."""
    statuses = [one.status for one in marks]
    return ", ".join(f"{statuses.count(one)} {one.value}" for one in ORDER if one in statuses) or "none"
