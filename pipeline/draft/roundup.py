"""Composes a round-up: the claims of a beat and a period, one item each, in the order that an editor needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pipeline.discretion import printable
from pipeline.draft.atlas import atlas
from pipeline.draft.dates import zone_of
from pipeline.draft.headings import Spot, headings, rank_of, spot
from pipeline.draft.item import Line, asserting_origins
from pipeline.draft.minor import parted
from pipeline.draft.remembered import remembered_item
from pipeline.draft.sections import Section, in_order
from pipeline.draft.select import in_period, takes, untaken
from pipeline.roster import Roster
from pipeline.settings.values import Beat
from pipeline.types import Claim, Item, Roundup, Status


def compose(
    beat: Beat,
    claims: Sequence[Claim],
    since: datetime | None,
    until: datetime,
    roster: Roster,
    *,
    beats: Sequence[Beat] = (),
) -> Roundup:
    """The round-up of `beat` from `claims`, for what is new after `since` and up to `until`.

    `beats` are the desk's other beats: `Roundup.untaken` counts the claims of the period that neither this beat nor
    one of them takes. The same input gives the same round-up, in whatever order the claims come.
    """
    period = sorted((claim for claim in claims if in_period(claim, since, until)), key=lambda claim: claim.uid)
    taken = printable((claim for claim in period if takes(beat, claim, roster)), roster)
    zone = zone_of(beat.zone)
    line = Line(beat.language, zone, until.astimezone(zone).year)
    places = atlas(beat, taken)
    line = line._replace(spelt=places.spelt)
    spots = {claim.uid: spot(claim, places) for claim in taken}
    items = [
        item
        for section in in_order(beat.sections)
        for item in _section(section, taken, spots, beat, line=line, since=since)
    ]
    unprinted = len(taken) - len(items)
    items, minor = parted(items)
    length = len(items) if beat.length is None else beat.length
    return Roundup(
        beat=beat.name,
        zone=str(zone),
        since=since,
        until=until,
        items=tuple(items[:length]),
        also=(*items[length:], *minor),
        untaken=len(untaken((beat, *beats), period, roster)),
        left_out=unprinted,
        template=beat.template,
    )


def _section(
    section: Section,
    taken: Sequence[Claim],
    spots: Mapping[str, Spot],
    beat: Beat,
    *,
    line: Line,
    since: datetime | None,
) -> Iterable[Item]:
    """The items of one section, status by status: those of one place stand together."""
    for status in section.statuses:
        found = [claim for claim in taken if claim.status is status]
        heading = headings({claim.uid: spots[claim.uid] for claim in found})
        found.sort(key=lambda claim: _urgency(claim, since))
        first: dict[str, tuple[int, int]] = {}
        for index, claim in enumerate(found):
            place = (rank_of(claim, beat.place_order), index)
            first[heading[claim.uid]] = min(place, first.get(heading[claim.uid], place))
        found.sort(key=lambda claim: first[heading[claim.uid]])
        for claim in found:
            yield remembered_item(claim, line, section.key, heading[claim.uid])


def _urgency(claim: Claim, since: datetime | None) -> tuple[bool, bool, int, int, float, str]:
    """What an editor reads first: new or changed status, a listed place's news, many origins, then the latest."""
    changed = any(change.before is not None and (since is None or change.at > since) for change in claim.history)
    new = since is None or claim.first_reported > since
    return (
        not changed,
        not new,
        -len(asserting_origins(claim)),
        claim.credibility,
        -claim.last_reported.timestamp(),
        claim.uid,
    )


def tally(items: Iterable[Item]) -> dict[Status, int]:
    """How many items there are of each status, in the order of `Status`, without the statuses that none has."""
    statuses = [item.status for item in items]
    return {status: statuses.count(status) for status in Status if status in statuses}
