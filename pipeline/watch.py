"""Looks after what is published: when a claim falls under an edition, its correction is drafted and told.

Runs at the end of every pass. Where it got to is a memo, so that a pass killed in between leaves it to the next; a
correction that was drafted before has the same uid and is not drafted twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import structlog

from pipeline.draft import compose
from pipeline.review import fallen, lapsed, printed_items
from pipeline.settings import Beat, Settings
from pipeline.types import Correction, Edition, Item, Stance
from storage import ClaimFilter, Store

WATCHED_MEMO = "editions-watched"
"""Under which the store remembers up to when changes of claims were looked at."""

OVERLAP = timedelta(hours=1)
"""How far back each look goes again: a pass bears the time at which it began, and may have waited for another one."""

log = structlog.get_logger()


def watch_editions(store: Store, settings: Settings, now: datetime) -> list[Correction]:
    """Draft a correction for every printed item whose claim fell since the last look; returns those that are new."""
    seen = store.memo(WATCHED_MEMO)
    since = min(datetime.fromisoformat(seen), now) - OVERLAP if seen else None
    changed = store.claims_changed_under_editions(since)
    found = [] if not changed else _look(store, settings, changed, now)
    if seen != now.isoformat():
        store.set_memo(WATCHED_MEMO, now.isoformat(), now)
    return found


def _look(store: Store, settings: Settings, changed: Sequence[str], now: datetime) -> list[Correction]:
    drafted: list[Correction] = []
    over: list[str] = []
    for edition in store.editions_resting_on(changed):
        found = fallen(edition, items_now(store, settings, edition, now), now)
        over += lapsed(edition, store.corrections(edition.uid, waiting=True), found)
        drafted += found
    if over:
        store.lapse_corrections(over, now)
    new = store.draft_corrections(drafted, now) if drafted else []
    for one in new:
        log.warning("a published item fell", edition=one.edition, claim=one.claim, now=one.right, why=one.reason)
    return new


def items_now(store: Store, settings: Settings, edition: Edition, now: datetime) -> dict[str, Item | None]:
    """Each claim that `edition` printed → its item as it would be drafted now; None: nobody makes that claim now."""
    printed = {item.claim for item in printed_items(edition)}
    became = store.current_uids(printed)
    heirs = {became[uid] for uid in printed if became.get(uid, uid) != uid}
    if heirs:
        store.note_heirs(edition.uid, heirs)  # when they fall, the edition is looked at
    drafted = items_of(store, settings, edition.beat, sorted(set(became.values())), now)
    gone: dict[str, Item | None] = {uid: None for uid in printed if uid not in became}
    unsaid = _unsaid(store, settings, became.values())
    return gone | {
        uid: drafted[into] if into not in unsaid else None for uid, into in became.items() if into in drafted
    }


def _unsaid(store: Store, settings: Settings, claims: Iterable[str]) -> frozenset[str]:
    """Of `claims` those of which nothing is left but corrections: nobody says, or denies, any of it now."""
    found = store.claims(ClaimFilter(uids=tuple(sorted(set(claims)))), settings.roster)
    return frozenset(
        one.uid
        for one in found
        if one.appearances and all(told.statement.stance is Stance.CORRECTS for told in one.appearances)
    )


def items_of(store: Store, settings: Settings, beat: str, claims: Sequence[str], now: datetime) -> dict[str, Item]:
    """Claim → its item as it would be drafted now, whatever the beat would take or print today."""
    found = [one for one in store.claims(ClaimFilter(uids=tuple(claims)), settings.roster) if one.appearances]
    known = next((one for one in settings.beats if one.name == beat), Beat(name=beat))
    every = Beat(name=known.name, zone=known.zone, language=known.language, place_order=known.place_order)
    until = max([now, *(one.first_reported for one in found)])
    roundup = compose(every, found, None, until, settings.roster)
    return {item.claim: item for item in (*roundup.items, *roundup.also)}
