"""Makes an approved round-up an edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from pipeline.desk.queue import decided, sendings_of_revision
from pipeline.desk.roundup import refresh_draft, rules_of, sheet
from pipeline.draft import headline
from pipeline.draft.headings import INTERNATIONAL, NATIONAL
from pipeline.errors import NotAllowed
from pipeline.review import (
    DeskItem,
    ItemState,
    Sheet,
    is_open,
    refusals,
)
from pipeline.settings import Beat, Settings
from pipeline.types import (
    Edition,
    EditionRef,
    ItemEdit,
    OpenRoundup,
    PublicationState,
    Roundup,
    edition_uid,
)
from storage import Store

SEE_ALSO = 3
"""Earlier editions that an edition points to."""


def why_not(
    store: Store, settings: Settings, beat: Beat, who: str, now: datetime, page: Sheet | None = None
) -> list[str]:
    """Why `who` can't publish the open round-up (`page`, where it is laid already); empty: nothing is against it."""
    page = page or sheet(store, settings, beat, now)
    return refusals(page, rules_of(beat), store.locks(page.open.uid, now), who, now)


def publish(
    store: Store, settings: Settings, beat: Beat, who: str, now: datetime, channels: Sequence[str] = ()
) -> Edition:
    """Make the approved round-up an edition and queue it for the beat's channels, and for `channels` besides.

    The draft is refreshed first, so that no status that fell a moment ago is overlooked. What is held waits in the
    next round-up. Sending is `pipeline.sending`'s.
    """
    refresh_draft(store, settings, beat, now)
    page = sheet(store, settings, beat, now)
    if not is_open(page.open.state):
        raise NotAllowed([f"round-up {page.open.number} of {beat.name} is {page.open.state}"])
    against = refusals(page, rules_of(beat), store.locks(page.open.uid, now), who, now)
    if against:
        raise NotAllowed(against)
    edition = _edition(store, page, who, now)
    closed = page.open.model_copy(update={"state": PublicationState.PUBLISHED, "version": page.open.version + 1})
    decision = decided(edition, "publish", who, now, f"edition {edition.number} of {edition.beat}")
    due = sendings_of_revision((*beat.channels, *channels), edition, now)
    held = [_carried(one, page.open, now) for one in page.items if one.state is ItemState.HELD and one.edit]
    store.publish(edition, closed, decision, due, now, seen=page.seen, held=held)
    refresh_draft(store, settings, beat, now)
    return edition


def _carried(one: DeskItem, closed: OpenRoundup, now: datetime) -> ItemEdit:
    """The edit of a held item as the first one in the next round-up: it waits on, and must be reviewed there."""
    edition = edition_uid(closed.beat, closed.number + 1)
    kept = {"edition": edition, "version": 1, "at": now, "review": None}
    return one.edit.model_copy(update=kept)  # type: ignore[union-attr]


def _edition(store: Store, page: Sheet, who: str, now: datetime) -> Edition:
    roundup = page.roundup.model_copy(update={"state": PublicationState.PUBLISHED})
    names = dict.fromkeys([*(one.who for one in page.open.approvals), who])
    return Edition(
        uid=page.open.uid,
        beat=page.open.beat,
        number=page.open.number,
        headline=page.open.headline or headline(roundup),
        roundup=roundup,
        published=now,
        revised=now,
        by=tuple(names),
        see_also=_see_also(store.editions(page.open.beat, limit=50), roundup),
    )


def _see_also(earlier: Iterable[Edition], roundup: Roundup) -> tuple[EditionRef, ...]:
    """The latest editions that had an item under one of this one's places."""
    places = {item.place for item in roundup.items} - {NATIONAL, INTERNATIONAL}
    found = [
        EditionRef(uid=one.uid, beat=one.beat, number=one.number, headline=one.headline, published=one.published)
        for one in earlier
        if one.state is not PublicationState.WITHDRAWN and places & {item.place for item in one.roundup.items}
    ]
    return tuple(found[:SEE_ALSO])
