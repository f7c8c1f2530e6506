"""How the claims of a day stood, hour by hour: a row for each status, a column for each hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from pipeline.timeline import ORDER
from pipeline.types import Claim, Status, StatusChange
from pipeline.web.drawn.day import Day

LEFT, TOP, ROW, BAR, RIGHT = 176, 26, 58, 33, 16
"""Pixels: room for names, for hours, height of a row, width of an hour, margin."""
ROOM = 20
"""Pixels of a row that hold the number above a bar."""


class Column(NamedTuple):
    """So many claims had the status at the end of an hour."""

    x: int
    y: float
    height: float
    number: int
    words: str
    first: str
    """A claim that came to have the status in this hour, else the first that has it."""


class Track(NamedTuple):
    """A status over the day."""

    status: Status
    base: int
    columns: tuple[Column, ...]


class Step(NamedTuple):
    """A change of status within the day."""

    claim: Claim
    change: StatusChange


class Statuses(NamedTuple):
    """The picture."""

    width: int
    height: int
    left: int
    tracks: tuple[Track, ...]
    hours: tuple[tuple[int, str], ...]
    steps: tuple[Step, ...]
    title: str
    words: tuple[str, ...]
    """What it shows."""


def statuses(day: Day) -> Statuses:
    """The day's claims by status at the end of each hour, as the history of each tells."""
    ends = _hours(day)
    standing = [{one.uid: status for one in day.claims if (status := _status_at(one, end))} for end in ends]
    known = [status for status in ORDER if any(status in had.values() for had in standing)]
    most = max((list(had.values()).count(status) for had in standing for status in known), default=1)
    tracks = []
    for number, status in enumerate(known):
        base = TOP + ROW * (number + 1) - 6
        before: dict[str, Status] = {}
        columns = []
        for hour, had in enumerate(standing):
            columns += _column(day, status, hour, had, before, base, most)
            before = had
        tracks.append(Track(status, base, tuple(columns)))
    steps = [Step(one, change) for one in day.claims for change in one.history if day.since <= change.at < day.until]
    steps.sort(key=lambda step: (step.change.at, step.claim.uid))
    last = standing[-1] if standing else {}
    told = ", ".join(f"{list(last.values()).count(one)} {one.value}" for one in known) or "no claims"
    hours = tuple((LEFT + BAR * hour, f"{hour:02}") for hour in range(len(ends)))
    width, height = LEFT + BAR * len(ends) + RIGHT, TOP + ROW * max(len(known), 1) + 8
    words = (f"At the end of the day: {told}.",)
    title = f"How the claims of {day.day:%-d %B %Y} stood, hour by hour"
    return Statuses(width, height, LEFT, tuple(tracks), hours, tuple(steps), title, words)


def _hours(day: Day) -> list[datetime]:
    """The end of each hour of the day: 23 to 25 of them."""
    found, end = [], day.since.timestamp()
    while end < day.until.timestamp():
        end += 3600
        found.append(datetime.fromtimestamp(end, day.since.tzinfo) - timedelta(microseconds=1))
    return found


def _status_at(claim: Claim, at: datetime) -> Status | None:
    """The status that the claim had then; None: it was not reported yet.

    What was read long after it was posted is judged later than it was reported: it has its first status from then on.
    """
    if claim.first_reported > at:
        return None
    past = [change for change in claim.history if change.at <= at]
    if past:
        return past[-1].after
    return claim.history[0].after if claim.history else claim.status


def _column(
    day: Day, status: Status, hour: int, had: dict[str, Status], before: dict[str, Status], base: int, most: int
) -> list[Column]:
    claims = [uid for uid, one in had.items() if one is status]
    if not claims:
        return []
    new = [uid for uid in claims if before.get(uid) is not status]
    height = round((ROW - ROOM) * len(claims) / most, 1)
    came = f", {len(new)} of them newly" if new else ""
    words = f"{hour:02}:00 to {hour + 1:02}:00 {day.beat.zone}: {len(claims)} {status.value}{came}"
    return [Column(LEFT + BAR * hour + 3, base - height, height, len(claims), words, (new or claims)[0])]
