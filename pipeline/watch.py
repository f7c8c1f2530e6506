"""Looks after what is published: when a claim falls under an edition, its correction is drafted and told.

Runs at the end of every pass. Where it got to is a memo, so that a pass killed in between leaves it to the next; a
correction that was drafted before has the same uid and is not drafted twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import structlog

from pipeline.draft import compose
from pipeline.review import fallen, printed_items
from pipeline.settings import Beat, Settings
from pipeline.types import Claim, Correction, Edition, Item
from storage import ClaimFilter, Store

WATCHED_MEMO = "editions-watched"
"""Under which the store remembers up to when changes of claims were looked at."""

log = structlog.get_logger()


def watch_editions(store: Store, settings: Settings, now: datetime) -> list[Correction]:
    """Draft a correction for every printed item whose claim fell since the last look; returns those that are new."""
    seen = store.memo(WATCHED_MEMO)
    changed = store.claims_changed_under_editions(datetime.fromisoformat(seen) if seen else None)
    found = [] if not changed else _look(store, settings, changed, now)
    if seen != now.isoformat():
        store.set_memo(WATCHED_MEMO, now.isoformat(), now)
    return found


def _look(store: Store, settings: Settings, changed: Sequence[str], now: datetime) -> list[Correction]:
    drafted: list[Correction] = []
    for edition in store.editions_resting_on(changed):
        drafted += fallen(edition, items_now(store, settings, edition, now), now)
    new = store.draft_corrections(drafted, now) if drafted else []
    for one in new:
        log.warning("a published item fell", edition=one.edition, claim=one.claim, now=one.right, why=one.reason)
    return new


def items_now(store: Store, settings: Settings, edition: Edition, now: datetime) -> dict[str, Item | None]:
    """Each claim that `edition` printed → its item as it would be drafted now; None: nobody makes that claim now."""
    printed = {item.claim for item in printed_items(edition)}
    became = store.current_uids(printed)
    wanted = tuple(sorted({became.get(uid, uid) for uid in printed}))
    claims = {claim.uid: claim for claim in store.claims(ClaimFilter(uids=wanted), settings.roster)}
    drafted = _drafted(edition, claims, settings, now)
    return {uid: drafted.get(became.get(uid, uid)) for uid in printed}


def _drafted(edition: Edition, claims: Mapping[str, Claim], settings: Settings, now: datetime) -> dict[str, Item]:
    """The items of `claims`, whatever the beat would take or print today."""
    beat = next((one for one in settings.beats if one.name == edition.beat), Beat(name=edition.beat))
    every = Beat(name=beat.name, zone=beat.zone, language=beat.language, place_order=beat.place_order)
    roundup = compose(every, _found(claims.values()), None, now, settings.roster)
    return {item.claim: item for item in (*roundup.items, *roundup.also)}


def _found(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.appearances]
