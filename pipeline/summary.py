"""Sums a day up for who takes over: what came in, what it came to, what fell and why, and who fell silent.

`summarise` reads the store; how a summary is printed stands in `summary_page.py`, its picture in `timeline.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from pipeline.discretion import sealed
from pipeline.draft import compose, takes, tally, zone_of
from pipeline.settings import Beat, Settings
from pipeline.types import Alarm, Claim, Correction, Edition, Item, Record, Sending, Status
from storage import ClaimFilter, PostFilter, Store

LOOK_BACK = timedelta(days=3)
"""A source that posted in so many days before, and not on the day, is named as silent: three show who rests."""

MOST_EDITIONS = 1_000
"""Editions looked at, newest first: years of a desk's work."""

RANK = {
    Status.REJECTED: 0,
    Status.RETRACTED: 0,
    Status.DISPUTED: 1,
    Status.UNCONFIRMED: 2,
    Status.CORROBORATED: 3,
    Status.CONFIRMED: 4,
}
"""How high a status stands; a step to a lower one is a fall."""


class Line(Record):
    """One claim of the day."""

    item: Item
    at: datetime
    """When the day first heard of it."""
    steps: tuple[str, ...] = ()
    """What became of it on the day: "confirmed → disputed, 14:05: …"."""


class Silent(Record):
    """A source that posted in the days before and not on the day."""

    source: str
    last: datetime


class Sent(Record):
    """An edition that was published or revised on the day, and where it went."""

    edition: Edition
    sendings: tuple[Sending, ...]


class Summary(Record):
    """One day of one beat, or of all that was collected."""

    day: date
    beat: str | None
    zone: str
    since: datetime
    until: datetime
    posts: int
    sources: int
    """Sources that posted."""
    visits: int
    failed: int
    counts: dict[Status, int]
    lines: tuple[Line, ...]
    """Every claim that was reported, or changed its status, on the day, as a round-up orders them."""
    fell: tuple[Line, ...]
    """Those whose status fell on the day, and those that were disputed or taken back from the first."""
    corrections: tuple[Correction, ...]
    sent: tuple[Sent, ...]
    silent: tuple[Silent, ...]
    alarms: tuple[Alarm, ...]
    refused: dict[str, int]
    """Reason → entries and lines that could not be read."""

    @property
    def confirmed(self) -> tuple[Line, ...]:
        """What stands confirmed."""
        return tuple(line for line in self.lines if line.item.status is Status.CONFIRMED)


def bounds(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """When `day` begins in `zone`, and when the next one does: 23 to 25 hours later."""
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)


def _of_all(settings: Settings) -> Beat:
    """A beat that takes everything, and spells places as the beats do."""
    names = (name for beat in settings.beats for name in (*beat.spellings, *beat.place_order, *beat.places))
    return Beat(name="All", spellings=tuple(dict.fromkeys(names)))


def summarise(store: Store, settings: Settings, beat: Beat | None, day: date) -> Summary:
    """The summary of `day`, in the zone of `beat`, or of everything in UTC where it is None."""
    field = beat or _of_all(settings)
    zone = zone_of(field.zone)
    since, until = bounds(day, zone)
    wanted = ClaimFilter(since=since, until=until, or_changed=True)
    found = [sealed(one) for one in store.claims(wanted, settings.roster) if _of_day(one, since, until)]
    claims = [claim for claim in found if beat is None or takes(beat, claim, settings.roster)]
    lines = _lines(claims, field, settings, since, until)
    posts, silent = _posts(store, since, until)
    visits = list(store.iter_fetches((), since, until))
    return Summary(
        day=day,
        beat=beat.name if beat else None,
        zone=str(zone),
        since=since,
        until=until,
        posts=posts.total(),
        sources=len(posts),
        visits=len(visits),
        failed=sum(visit.error is not None for visit in visits),
        counts=tally(line.item for line in lines),
        lines=lines,
        fell=_fallen(lines, claims, since, until),
        corrections=_corrections(store, beat, since, until),
        sent=_sent(store, beat, since, until),
        silent=silent,
        alarms=tuple(one for one in store.alarms(since) if one.opened < until),
        refused=store.refused(since, until),
    )


def _of_day(claim: Claim, since: datetime, until: datetime) -> bool:
    """Whether the day heard of `claim`: a report, or a change of what it is worth (not its first judgement)."""
    return bool(_reports(claim, since, until)) or any(
        change.before is not None and since <= change.at < until for change in claim.history
    )


def _reports(claim: Claim, since: datetime, until: datetime) -> list[datetime]:
    times = (appearance.statement.first_seen for appearance in claim.appearances)
    return sorted(at for at in times if since <= at < until)


def _lines(
    claims: Sequence[Claim], beat: Beat, settings: Settings, since: datetime, until: datetime
) -> tuple[Line, ...]:
    """The claims as items, in the order of a round-up without a limit."""
    whole = beat.model_copy(update={"sections": Beat(name=beat.name).sections, "length": None})
    known = {claim.uid: claim for claim in claims}
    items = compose(whole, claims, None, max([until, *(claim.first_reported for claim in claims)]), settings.roster)
    return tuple(
        Line(
            item=item,
            at=(_reports(known[item.claim], since, until) or [known[item.claim].last_reported])[0],
            steps=_steps(known[item.claim], since, until),
        )
        for item in items.items
    )


def _steps(claim: Claim, since: datetime, until: datetime) -> tuple[str, ...]:
    """What became of the claim's status on the day, in words."""
    return tuple(
        f"{change.before.value} → {change.after.value} ({change.at.astimezone(since.tzinfo):%H:%M}, {change.by}): "
        f"{change.reason}"
        for change in claim.history
        if change.before is not None and since <= change.at < until
    )


def _fallen(lines: Iterable[Line], claims: Iterable[Claim], since: datetime, until: datetime) -> tuple[Line, ...]:
    fell = {
        claim.uid
        for claim in claims
        if any(
            change.before is not None and since <= change.at < until and RANK[change.after] < RANK[change.before]
            for change in claim.history
        )
    }
    low = RANK[Status.UNCONFIRMED]
    return tuple(line for line in lines if line.item.claim in fell or RANK[line.item.status] < low)


def _posts(store: Store, since: datetime, until: datetime) -> tuple[Counter[str], tuple[Silent, ...]]:
    """Posts of the day by source, and the sources of the days before that did not post."""
    posts: Counter[str] = Counter()
    last: dict[str, datetime] = {}
    for post, _ in store.iter_posts(PostFilter(since=since - LOOK_BACK, until=until)):
        at = post.published or post.fetched
        if since <= at < until:
            posts[post.source] += 1
        elif at < since:
            last[post.source] = max(at, last.get(post.source, at))
    silent = sorted((at, source) for source, at in last.items() if source not in posts)
    return posts, tuple(Silent(source=source, last=at) for at, source in silent)


def _corrections(store: Store, beat: Beat | None, since: datetime, until: datetime) -> tuple[Correction, ...]:
    """Corrections that were drafted or issued on the day."""
    own = {one.uid for one in store.editions(beat.name if beat else None, MOST_EDITIONS)}
    return tuple(
        one
        for one in store.corrections()
        if one.edition in own and any(at is not None and since <= at < until for at in (one.drafted, one.issued))
    )


def _sent(store: Store, beat: Beat | None, since: datetime, until: datetime) -> tuple[Sent, ...]:
    """Editions that were published or revised on the day, with where they were sent."""
    return tuple(
        Sent(edition=one, sendings=tuple(store.sendings_of(one.uid)))
        for one in store.editions(beat.name if beat else None, MOST_EDITIONS)
        if since <= one.published < until or since <= one.revised < until
    )
