"""Where an edition goes: noted for each channel, in the transaction that makes the revision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from pipeline.desk.roundup import beat_of
from pipeline.errors import NotFoundError
from pipeline.settings import Settings
from pipeline.types import (
    Decision,
    Edition,
    Sending,
    SendState,
)
from storage import Store


def edition_of(store: Store, uid: str) -> Edition:
    """The edition called `uid`, as it reads now."""
    found = store.edition(uid)
    if found is None:
        raise NotFoundError(f"there is no edition {uid!r}; `itemwire publish --list` names them")
    return found


def sending_of(store: Store, uid: str, revision: int, channel: str) -> Sending:
    """The sending of a revision to a channel; raises NotFoundError."""
    found = store.sendings_of(uid)
    one = next((one for one in found if one.revision == revision and one.channel == channel), None)
    if one is None:
        raise NotFoundError(f"revision {revision} of this edition was never to go to {channel[:60]}")
    return one


def sendings_of_revision(channels: Iterable[str], edition: Edition, now: datetime) -> list[Sending]:
    """The sendings of a revision: one for each of `channels`."""
    return [
        Sending(edition=edition.uid, revision=edition.revision, channel=channel, due=now, changed=now)
        for channel in dict.fromkeys(channels)
    ]


def channels_of(store: Store, edition: Edition) -> list[str]:
    """Every channel that the edition went to, or is on its way to, whatever the beat's channels are by now."""
    return list(dict.fromkeys(one.channel for one in store.sendings_of(edition.uid)))


def decided(edition: Edition, act: str, who: str, now: datetime, reason: str, other: str | None = None) -> Decision:
    """What the record of decisions says of `act` on `edition`."""
    return Decision(
        at=now, who=who, act=act, subject=edition.uid, other=other, after=edition.state.value, reason=reason
    )


def send_to(store: Store, settings: Settings, uid: str, channels: Sequence[str], now: datetime) -> list[Sending]:
    """Queue a published edition for `channels` (none: its beat's) as it reads now; returns where it goes.

    What a channel refused, or waits to be tried again, is due now; what it has already stays as it is.
    """
    edition = edition_of(store, uid)
    wanted = channels or beat_of(settings, edition.beat).channels
    store.queue_sendings(sendings_of_revision(wanted, edition, now), now)
    there = {one.channel: one for one in store.sendings_of(uid) if one.revision == edition.revision}
    for one in there.values():
        if one.channel in wanted and one.state in (SendState.REFUSED, SendState.FAILED):
            there[one.channel] = one.model_copy(update={"state": SendState.DUE, "due": now, "changed": now})
            store.put_sending(there[one.channel])
    return [there[name] for name in wanted if name in there]
