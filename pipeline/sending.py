"""Sends what is due: noted before anything leaves and after it arrived, so that a kill at any moment is survived.

One program sends at a time (`Store.sending_lock`). What it finds begun was broken off: channels that can be asked, or
that replace what they have, get it again; for the others a person is asked, since nobody may get an edition twice.
A revision that a later one has overtaken is not sent any more: what readers get is what holds.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline import journal
from pipeline.draft import render_edition
from pipeline.errors import ItemwireError, NotFoundError, PublishError
from pipeline.publish import Kind, kind_of
from pipeline.settings import Settings
from pipeline.text import one_line
from pipeline.types import Channel, Edition, LogRoot, Parcel, Sending, SendState
from storage import Store

DEADLINE = 120
"""Seconds that one sending may take: a slow server is tried again, it does not hold up the others."""
FIRST_PAUSE = timedelta(minutes=1)
"""Pause after the first failure; each further one doubles it."""
LONGEST_PAUSE = timedelta(hours=6)
SHELF = 50
"""Editions that a feed lists, and as many that were corrected or updated last."""
ROOTS = 7
"""Roots of the source log in a feed: a week, so that a reader who was away misses none."""
LONGEST_ERROR = 400
"""Characters kept of what went wrong: servers answer with whole pages."""
SHORTEST_SECRET = 4
"""Characters from which a secret is taken out of what a server says: shorter ones are parts of words."""

DONE = (SendState.SENT, SendState.WAITING, SendState.BY_HAND)
"""States in which the channel has the revision."""

Secret = Callable[[str], str | None]


@dataclass(frozen=True)
class _Round:
    """What one round of sending is done with."""

    store: Store
    settings: Settings
    secret: Secret
    began: datetime
    clock: float

    @property
    def now(self) -> datetime:
        """When the round began and what has passed since: signatures and pauses go by it."""
        return self.began + timedelta(seconds=time.monotonic() - self.clock)


def send_due(store: Store, settings: Settings, secret: Secret, now: datetime) -> list[Sending]:
    """Send what is due by `now`; returns each with how far it is. Empty where another program is sending."""
    if not store.sendings_due(now):
        return []
    with store.sending_lock() as mine:
        if not mine:
            return []
        round_ = _Round(store, settings, secret, now, time.monotonic())
        last = _without_overtaken(round_, store.sendings_due(None))
        return [_send_one(round_, one) for one in last if one.due <= now]


def _without_overtaken(round_: _Round, waiting: Iterable[Sending]) -> list[Sending]:
    """Those of `waiting` that are the latest revision for their channel; the others are noted as overtaken."""
    found, latest = list(waiting), dict[tuple[str, str], int]()
    for uid in dict.fromkeys(one.edition for one in found):
        for one in round_.store.sendings_of(uid):
            latest[uid, one.channel] = max(one.revision, latest.get((uid, one.channel), 0))
    left = [one for one in found if one.revision == latest[one.edition, one.channel]]
    for one in found:
        if one not in left:
            _kept(round_, one, SendState.OVERTAKEN, error=None)
    return left


def _send_one(round_: _Round, sending: Sending) -> Sending:
    try:
        channel = round_.settings.channel(sending.channel)
        kind = kind_of(channel.kind)
        edition = _revision(round_.store, sending)
    except ItemwireError as error:
        return _kept(round_, sending, SendState.REFUSED, error=str(error))
    before = _last_done(round_.store, sending)
    why = _asks_a_person(sending, channel, kind, before)
    if why is not None:
        return _kept(round_, sending, SendState.UNSURE, error=why, attempts=sending.attempts + 1)
    settles = timedelta(seconds=getattr(kind, "SETTLES", 0))
    if sending.state is SendState.STARTED and round_.now < sending.changed + settles:
        return sending  # the server may still be at what it was sent: asked now, it would not have it yet
    begun = _kept(round_, sending, SendState.STARTED, attempts=sending.attempts + 1)
    return _delivered(round_, kind, channel, _parcel(round_, edition, begun, before), begun)


def _asks_a_person(sending: Sending, channel: Channel, kind: Kind, before: Sending | None) -> str | None:
    """Why a person must look before this is sent; None: nothing stands against it."""
    if sending.state is SendState.STARTED and not kind.RESENDS:
        return f"the program was stopped while it sent to {channel.name}; look whether it arrived, then say so"
    by_hand = before is not None and before.state is SendState.BY_HAND and before.remote is None
    if by_hand and not sending.attempts and not getattr(kind, "BY_HAND", False):
        return f"an earlier revision was put on {channel.name} by hand; put this one there too, then say so"
    return None


def _delivered(round_: _Round, kind: Kind, channel: Channel, parcel: Parcel, begun: Sending) -> Sending:
    try:
        receipt = asyncio.run(asyncio.wait_for(kind.send(parcel, channel), DEADLINE))
    except TimeoutError:
        why = f"channel {channel.name} did not answer within {DEADLINE} s"
        return _failed(round_, channel, begun, PublishError(why, again=kind.RESENDS, unsure=not kind.RESENDS))
    except PublishError as error:
        return _failed(round_, channel, begun, error)
    except ItemwireError as error:  # a template with a fault, found before anything was sent
        return _failed(round_, channel, begun, PublishError(f"channel {channel.name}: {error}", again=False))
    state = SendState.WAITING if getattr(kind, "BY_HAND", False) else SendState.SENT
    known = {"remote": receipt.remote, "url": receipt.url, "digest": receipt.digest}
    return _kept(round_, begun, state, error=None, **known)


def _failed(round_: _Round, channel: Channel, begun: Sending, error: PublishError) -> Sending:
    said = _without_secrets(round_, channel, str(error))
    journal.warn("edition not sent", edition=begun.edition, channel=begun.channel, error=said, again=error.again)
    if not error.again:
        return _kept(round_, begun, SendState.UNSURE if error.unsure else SendState.REFUSED, error=said)
    return _kept(round_, begun, SendState.FAILED, error=said, due=round_.now + pause_after(begun.attempts))


def _without_secrets(round_: _Round, channel: Channel, words: str) -> str:
    """`words` on one line and not too long, without the channel's secrets: a server may repeat what it was sent."""
    for key, variable in channel.options.items():
        value = round_.secret(variable) if key.endswith("_env") else None
        if value and len(value) >= SHORTEST_SECRET:
            words = words.replace(value, "…")
    line = one_line(words)
    return line if len(line) <= LONGEST_ERROR else line[:LONGEST_ERROR] + " …"


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: a minute, doubled each time, never more than six hours."""
    doublings: int = 2 ** min(attempts - 1, 20)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)


def _kept(round_: _Round, sending: Sending, state: SendState, **changes: object) -> Sending:
    after = sending.model_copy(update={"state": state, "changed": round_.now, **changes})
    round_.store.put_sending(after)
    return after


def _revision(store: Store, sending: Sending) -> Edition:
    found = next((one for one in store.edition_revisions(sending.edition) if one.revision == sending.revision), None)
    if found is None:
        raise NotFoundError(f"there is no revision {sending.revision} of edition {sending.edition}")
    return found


def _last_done(store: Store, sending: Sending) -> Sending | None:
    """The last revision of this edition that the channel has."""
    earlier = [one for one in store.sendings_of(sending.edition) if one.channel == sending.channel]
    return max((one for one in earlier if one.state in DONE), key=lambda one: one.revision, default=None)


def _parcel(round_: _Round, edition: Edition, sending: Sending, before: Sending | None) -> Parcel:
    text = f"{edition.uid}/{edition.revision}/{sending.channel}"
    settings = round_.settings
    return Parcel(
        edition=edition,
        now=round_.now,
        key=hashlib.sha256(text.encode()).hexdigest(),
        base=settings.base,
        before=before,
        shelf=_shelf(round_.store, edition),
        render=lambda one, style: render_edition(one, style, folder=settings.base),
        secret=round_.secret,
        roots=latest_roots(round_.store),
    )


def latest_roots(store: Store) -> tuple[LogRoot, ...]:
    """The latest roots of the source log that `itemwire anchors` set, newest first."""
    return tuple(LogRoot(day=one.day, size=one.size, root=one.root) for one in store.anchors()[: -ROOTS - 1 : -1])


def _shelf(store: Store, edition: Edition) -> tuple[Edition, ...]:
    """The shelf of the edition's beat, on which it is whatever its age."""
    return _ordered({edition.uid: edition, **{one.uid: one for one in shelf(store, edition.beat)}})


def shelf(store: Store, beat: str) -> tuple[Edition, ...]:
    """The beat's latest editions, and older ones that were corrected lately: a correction is never silent."""
    latest = {one.uid: one for one in store.editions(beat, SHELF)}
    revised = {one.uid: one for one in store.editions(beat, SHELF, by_revision=True) if one.revision > 1}
    return _ordered({**revised, **latest})


def _ordered(found: dict[str, Edition]) -> tuple[Edition, ...]:
    return tuple(sorted(found.values(), key=lambda one: (one.published, one.number), reverse=True))


def settle(store: Store, sending: Sending, now: datetime, *, arrived: bool) -> Sending:
    """What a person found out about a sending that was broken off or refused: it arrived, or is to be sent again."""
    if arrived:
        after = sending.model_copy(update={"state": SendState.BY_HAND, "changed": now, "error": None})
    else:
        after = sending.model_copy(update={"state": SendState.DUE, "changed": now, "error": None, "due": now})
    store.put_sending(after)
    return after
