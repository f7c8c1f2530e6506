"""What needs an editor now, the gravest and oldest first, and why each thing is here, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from pipeline.desk.corrected import waiting_corrections
from pipeline.desk.remarks import Watched, watched
from pipeline.desk.roundup import sheet
from pipeline.discretion import sealed
from pipeline.in_hand import in_hand
from pipeline.review import DeskItem, ItemState
from pipeline.settings import Beat, Settings
from pipeline.spelling import place_key, same_place
from pipeline.types import Alarm, Claim, Edition, Item, Status, StatusChange
from storage import Store

ALIKE = 0.9
"""Likeness from which two names are one place, as `draft.naming.SAME`."""
ASKED = 60
"""Pairs that are asked about at once, surest first; when they are answered, others come. Their claims are read whole
for each look at the queue, and nobody answers more at a sitting."""
OF_EDITIONS = ("correction ", "sending ")
"""How the kinds of alarms about editions begin: those are needs of their own already."""


class Risk(IntEnum):
    """How grave it is to leave a thing lying, gravest first."""

    FALLEN = 0
    SENDING = 1
    DISPUTED = 2
    CHANGED = 3
    WATCHED = 4
    CONFIRMED = 5
    SAME = 6
    REVIEW = 7
    HELD = 8
    SOURCE = 9


class Need(NamedTuple):
    """One thing to do."""

    risk: Risk
    since: datetime
    what: str
    why: str
    """Why it is here, in a sentence."""
    subject: tuple[str, ...]
    """What it is about: uids and names, as its kind of need has them."""
    beat: str = ""
    lang: str = ""
    """Of `what`, where it is a source's own words."""
    status: Status | None = None
    places: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """Which needs: every part that is set narrows them."""

    beat: str = ""
    kind: str = ""
    place: str = ""
    status: str = ""
    lang: str = ""
    source: str = ""

    def takes(self, need: Need) -> bool:
        """Whether a need is one of them; what belongs to no beat is everybody's."""
        return (
            (not self.beat or need.beat in (self.beat, ""))
            and (not self.kind or need.risk.name.lower() == self.kind)
            and (not self.status or (need.status is not None and need.status.value == self.status))
            and (not self.lang or self.lang in need.langs)
            and (not self.source or self.source in need.sources)
            and (not self.place or any(is_place(self.place, name) for name in need.places))
        )


def is_place(asked: str, name: str) -> bool:
    """Whether two names, in any spelling, are one place."""
    return place_key(asked) == place_key(name) or same_place(asked, name) >= ALIKE


def needs(
    store: Store, settings: Settings, now: datetime, sendings: Mapping[str, str], who: str | None = None
) -> list[Need]:
    """Everything that needs an editor at `now`; `sendings` are the words for how a sending went.

    What `who` watches is among it where it changed; None: nobody's.
    """
    found = [*_after_publication(store, sendings), *_same(store, settings, now)]
    found += [_of_watch(one) for one in watched(store, settings, who) if one.changes] if who else []
    found += [_of_alarm(one) for one in store.alarms() if one.closed is None and not one.kind.startswith(OF_EDITIONS)]
    for beat in settings.beats or (Beat(name="All"),):
        items = [one for one in sheet(store, settings, beat, now).items if one.state in OPEN]
        history = store.history_of(one.item.claim for one in items)
        found += [_of_item(one, beat, history.get(one.item.claim, []), now) for one in items]
    return sorted(found, key=lambda one: (one.risk, one.since, one.subject))


OPEN = (ItemState.NEW, ItemState.CHANGED, ItemState.HELD)
"""States of an item that an editor still has to do with."""


def _of_alarm(alarm: Alarm) -> Need:
    name = alarm.source or ""
    who = name or "this machine"
    return Need(Risk.SOURCE, alarm.opened, who, alarm.words, (name,), sources=(name,) if name else ())


def _of_watch(one: Watched) -> Need:
    claim = one.claim
    looks = claim.appearances
    return Need(
        Risk.WATCHED,
        claim.history[-1].at if claim.history else one.watch.since,
        claim.text,
        f"you watch it: {'; '.join(one.changes)}",
        (claim.uid,),
        lang=looks[0].statement.lang if looks else "",
        status=claim.status,
        places=_each(_places(claim)),
        langs=_each(look.statement.lang for look in looks),
        sources=_each(look.source.name for look in looks),
    )


# ---- after publication


def _after_publication(store: Store, sendings: Mapping[str, str]) -> Iterator[Need]:
    editions: dict[str, Edition] = {}

    def edition(uid: str) -> Edition | None:
        if uid not in editions and (found := store.edition(uid)) is not None:
            editions[uid] = found
        return editions.get(uid)

    for one in waiting_corrections(store):
        printed = edition(one.edition)
        item = _printed(printed, one.claim)
        need = Need(
            Risk.FALLEN, one.drafted, one.replaced or one.wrong,
            f"it is published, and fell since: {one.reason}", (one.edition, one.uid), printed.beat if printed else "",
        )  # fmt: skip
        yield _about(need, item) if item else need
    for sending in store.sendings_troubled():
        printed = edition(sending.edition)
        what = f"{printed.headline if printed else sending.edition}, revision {sending.revision}, to {sending.channel}"
        why = f"{sendings[sending.state]}: {sending.error or 'no reason was told'}"
        beat = printed.beat if printed else ""
        yield Need(Risk.SENDING, sending.changed, what, why, (sending.edition,), beat)


def _printed(edition: Edition | None, claim: str | None) -> Item | None:
    if edition is None or claim is None:
        return None
    blocks = [item for block in edition.updates for item in block.items]
    every = (*blocks, *edition.roundup.items, *edition.roundup.also)
    return next((item for item in every if item.claim == claim), None)


def _about(need: Need, item: Item) -> Need:
    """`need` with what its item tells of place, status, languages and sources."""
    names = dict.fromkeys(name for place in item.places for name in (place.name, *place.written))
    return need._replace(
        lang=need.lang or item.lang,
        status=item.status,
        places=tuple(names) or (item.place,),
        langs=_each((item.lang, *(one.lang for one in item.evidence))),
        sources=_each(one.source for one in item.evidence),
    )


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name)


# ---- "Same?"


def _same(store: Store, settings: Settings, now: datetime) -> Iterator[Need]:
    hints = store.open_suggestions(ASKED)
    uids = [uid for hint in hints for uid in (hint.claim, hint.other)]
    claims = in_hand(store).named(uids, settings.roster)
    for hint in hints:
        sides = [sealed(claims[uid]) for uid in (hint.claim, hint.other) if uid in claims]
        if len(sides) < 2:
            continue
        looks = [look for side in sides for look in side.appearances]
        yield Need(
            Risk.SAME,
            min(max(side.last_reported for side in sides), now),
            f"“{sides[0].text}” – and – “{sides[1].text}”",
            f"perhaps one claim, {round(100 * hint.score)} %: {hint.why}",
            (hint.claim, hint.other),
            places=_each(name for side in sides for name in _places(side)),
            langs=_each(look.statement.lang for look in looks),
            sources=_each(look.source.name for look in looks),
        )


def _places(claim: Claim) -> Iterator[str]:
    yield from (place.name for place in claim.places)
    yield from (name for names in claim.spellings.values() for name in names)


# ---- items


def _of_item(one: DeskItem, beat: Beat, history: list[StatusChange], now: datetime) -> Need:
    item = one.item
    first = min((shown.published for shown in item.evidence if shown.published), default=now)
    came = (one for one in reversed(history) if one.after is item.status and one.before is not one.after)
    risk, since, why = _risk(one, next(came, None), first)
    return _about(Need(risk, since, item.text, why, (item.claim,), beat.name), item)


def _risk(one: DeskItem, step: StatusChange | None, first: datetime) -> tuple[Risk, datetime, str]:
    """How grave an item is, since when, and why it is here."""
    item = one.item
    reason = item.reason.removeprefix(f"{item.status.value}: ") or "no reason was told"
    since = step.at if step else first
    if one.state is ItemState.HELD and one.edit is not None:
        return Risk.HELD, one.edit.at, f"held by {one.edit.who}: {one.edit.hold or 'no reason was told'}"
    if one.state is ItemState.CHANGED:
        asks = "; ".join(one.asks) or "its words or its status are others than those that were reviewed"
        return Risk.CHANGED, since, f"{asks} ({item.status.value} now: {reason})"
    before = f" (it was {step.before.value})" if step and step.before else ""
    if item.status is Status.DISPUTED:
        return Risk.DISPUTED, since, f"newly disputed{before}: {reason}"
    if item.status is Status.CONFIRMED:
        return Risk.CONFIRMED, since, f"newly confirmed{before}: {reason}"
    return Risk.REVIEW, first, f"nobody has decided on it yet: {reason}"
