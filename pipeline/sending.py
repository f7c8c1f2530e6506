"""Sends what is due: noted before anything leaves and after it arrived, so that a kill at any moment is survived.

One program sends at a time (`Store.sending_lock`). What it finds begun was broken off: channels that can be asked, or
that replace what they have, get it again; for the others a person is asked, since nobody may get an edition twice.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import structlog

from pipeline.draft import render_edition
from pipeline.errors import ItemwireError, NotFoundError, PublishError
from pipeline.publish import Kind, kind_of
from pipeline.settings import Settings
from pipeline.types import Channel, Edition, Parcel, Sending, SendState
from storage import Store

DEADLINE = 120
"""Seconds that one sending may take: a slow server is tried again, it does not hold up the others."""
FIRST_PAUSE = timedelta(minutes=1)
"""Pause after the first failure; each further one doubles it."""
LONGEST_PAUSE = timedelta(hours=6)
SHELF = 50
"""Editions that a feed lists."""

log = structlog.get_logger()

Secret = Callable[[str], str | None]


def send_due(store: Store, settings: Settings, secret: Secret, now: datetime) -> list[Sending]:
    """Send what is due by `now`; returns each with how far it is. Empty where another program is sending."""
    with store.sending_lock() as mine:
        if not mine:
            return []
        waiting = _next_of_each(store.sendings_due(now))
        return [_send_one(store, settings, secret, one, now) for one in waiting]


def _next_of_each(waiting: Iterable[Sending]) -> list[Sending]:
    """The earliest revision of each edition for each channel: revisions reach a channel in their order."""
    first: dict[tuple[str, str], Sending] = {}
    for one in waiting:
        key = (one.edition, one.channel)
        if key not in first or one.revision < first[key].revision:
            first[key] = one
    return list(first.values())


def _send_one(store: Store, settings: Settings, secret: Secret, sending: Sending, now: datetime) -> Sending:
    try:
        channel = settings.channel(sending.channel)
        kind = kind_of(channel.kind)
        edition = _revision(store, sending)
    except ItemwireError as error:
        return _kept(store, sending, now, SendState.REFUSED, error=str(error))
    if sending.state is SendState.STARTED and not kind.RESENDS:
        why = f"the program was stopped while it sent to {channel.name}; look whether it arrived, then say so"
        return _kept(store, sending, now, SendState.UNSURE, error=why)
    begun = _kept(store, sending, now, SendState.STARTED, attempts=sending.attempts + 1)
    parcel = _parcel(store, settings, secret, edition, begun, now)
    return _delivered(store, kind, channel, parcel, begun, now)


def _delivered(store: Store, kind: Kind, channel: Channel, parcel: Parcel, begun: Sending, now: datetime) -> Sending:
    try:
        receipt = asyncio.run(asyncio.wait_for(kind.send(parcel, channel), DEADLINE))
    except TimeoutError:
        again = kind.RESENDS
        why = f"{channel.name} did not answer within {DEADLINE} s"
        return _failed(store, begun, now, why, again=again, unsure=not again)
    except PublishError as error:
        return _failed(store, begun, now, str(error), again=error.again, unsure=error.unsure)
    state = SendState.WAITING if getattr(kind, "BY_HAND", False) else SendState.SENT
    log.info("edition sent", edition=begun.edition, revision=begun.revision, channel=channel.name)
    return _kept(store, begun, now, state, remote=receipt.remote, url=receipt.url, digest=receipt.digest, error=None)


def _failed(store: Store, begun: Sending, now: datetime, why: str, *, again: bool, unsure: bool = False) -> Sending:
    log.warning("edition not sent", edition=begun.edition, channel=begun.channel, error=why, again=again)
    if not again:
        return _kept(store, begun, now, SendState.UNSURE if unsure else SendState.REFUSED, error=why)
    return _kept(store, begun, now, SendState.FAILED, error=why, due=now + pause_after(begun.attempts))


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: a minute, doubled each time, never more than six hours."""
    doublings: int = 2 ** min(attempts - 1, 20)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)


def _kept(store: Store, sending: Sending, now: datetime, state: SendState, **changes: object) -> Sending:
    after = sending.model_copy(update={"state": state, "changed": now, **changes})
    store.put_sending(after)
    return after


def _revision(store: Store, sending: Sending) -> Edition:
    found = next((one for one in store.edition_revisions(sending.edition) if one.revision == sending.revision), None)
    if found is None:
        raise NotFoundError(f"there is no revision {sending.revision} of edition {sending.edition}")
    return found


def _parcel(
    store: Store, settings: Settings, secret: Secret, edition: Edition, sending: Sending, now: datetime
) -> Parcel:
    earlier = [one for one in store.sendings_of(edition.uid) if one.channel == sending.channel]
    done = [one for one in earlier if one.state in (SendState.SENT, SendState.WAITING, SendState.BY_HAND)]
    text = f"{edition.uid}/{edition.revision}/{sending.channel}"
    return Parcel(
        edition=edition,
        now=now,
        key=hashlib.sha256(text.encode()).hexdigest(),
        base=settings.base,
        before=max(done, key=lambda one: one.revision, default=None),
        shelf=tuple(store.editions(edition.beat, limit=SHELF)),
        render=lambda one, style: render_edition(one, style, folder=settings.base),
        secret=secret,
    )


def settle(store: Store, sending: Sending, now: datetime, *, arrived: bool) -> Sending:
    """What a person found out about a sending that was broken off or refused: it arrived, or is to be sent again."""
    if arrived:
        return _kept(store, sending, now, SendState.BY_HAND, error=None)
    return _kept(store, sending, now, SendState.DUE, error=None, due=now)
