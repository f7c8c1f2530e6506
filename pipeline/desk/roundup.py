"""The open round-up of a beat: read, edited, ordered, submitted, approved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pipeline.errors import EditConflict, NotFoundError
from pipeline.flow import draft_roundups
from pipeline.review import (
    Change,
    DeskItem,
    ItemState,
    Rules,
    Sheet,
    Step,
    after_change,
    amend,
    approve,
    lay,
    reopen,
    submit,
)
from pipeline.settings import Beat, Settings
from pipeline.text import one_line
from pipeline.types import (
    ItemEdit,
    Lock,
    OpenRoundup,
    Roundup,
    edition_uid,
)
from pipeline.watch import items_of
from storage import Store

AT_WORK = timedelta(minutes=10)
"""How long an item stays locked for somebody who does nothing more: a call to a source, not a lunch."""


def beat_of(settings: Settings, name: str) -> Beat:
    """The beat called `name`, in any case of letters."""
    beats = settings.beats or (Beat(name="All"),)
    found = next((beat for beat in beats if beat.name.casefold() == name.casefold()), None)
    if found is None:
        raise NotFoundError(f"there is no beat {name!r}; there are {', '.join(beat.name for beat in beats)}")
    return found


def rules_of(beat: Beat) -> Rules:
    """What the beat asks before its round-up is published."""
    return Rules(approvals=beat.approvals, review_each=beat.review_each)


def open_roundup(store: Store, beat: Beat, now: datetime) -> OpenRoundup:
    """The round-up of `beat` that is being worked on; a new one is opened where there is none."""
    found = store.open_roundup(beat.name)
    if found is not None:
        return found
    number = store.last_roundup_number(beat.name) + 1
    since = store.last_period_end(beat.name)
    uid = edition_uid(beat.name, number)
    opened = OpenRoundup(uid=uid, beat=beat.name, number=number, opened=now, since=since)
    try:
        store.start_roundup(opened)
    except EditConflict:  # another program opened it a moment ago
        return store.open_roundup(beat.name) or opened
    return opened


def sheet(store: Store, settings: Settings, beat: Beat, now: datetime) -> Sheet:
    """The open round-up of `beat` with all that was done to it, as it reads now."""
    opened = open_roundup(store, beat, now)
    draft = store.roundup(beat.name)
    if draft is None or draft.since != store.last_period_end(beat.name):  # what was killed after it published
        draft = refresh_draft(store, settings, beat, now)
    edits = store.edits(opened.uid)
    there = {item.claim for item in (*draft.items, *draft.also)}
    lost = [edit.claim for edit in edits if edit.claim not in there]
    became = store.current_uids(lost) if lost else {}
    waiting = [uid for uid in lost if became.get(uid) == uid]
    return lay(opened, _with_waiting(store, settings, beat, draft, waiting, now), edits, became)


def _with_waiting(
    store: Store, settings: Settings, beat: Beat, draft: Roundup, claims: Sequence[str], now: datetime
) -> Roundup:
    """`draft` with the items of `claims`, which editors work on and which are older than its period: held ones."""
    if not claims:
        return draft
    items = list(items_of(store, settings, beat.name, claims, now).values())
    order: dict[str, int] = {section: index for index, section in enumerate(beat.sections)}
    every = sorted([*draft.items, *items], key=lambda item: order.get(item.section, len(order)))
    return draft.model_copy(update={"items": tuple(every)})


def refresh_draft(store: Store, settings: Settings, beat: Beat, now: datetime) -> Roundup:
    """Compose the beat's draft afresh from the claims as they stand, and keep it."""
    drafted = draft_roundups(store, settings, now, beat=beat.name if settings.beats else None)[0]
    store.save_roundup(drafted, now)
    return drafted


def item_of(page: Sheet, claim: str) -> DeskItem:
    """The item of `claim` on `page`."""
    found = next((one for one in page.items if one.item.claim == claim), None)
    if found is None:
        raise NotFoundError(f"round-up {page.open.number} of {page.open.beat} holds no item of {claim}")
    return found


def amend_item(
    store: Store,
    settings: Settings,
    beat: Beat,
    claim: str,
    change: Change,
    who: str,
    now: datetime,
    *,
    seen: int | None = None,
) -> ItemEdit:
    """Change one item of the open round-up; `seen` is the version that the editor had before him."""
    return _amended(store, sheet(store, settings, beat, now), claim, change, who, now, seen=seen)


def _amended(
    store: Store, page: Sheet, claim: str, change: Change, who: str, now: datetime, *, seen: int | None = None
) -> ItemEdit:
    made = amend(page.open.uid, item_of(page, claim), change, who, now, seen=seen)
    step = after_change(page.open, who, now, claim) if change.alters_print else None
    decisions = (*made.decisions, *([step.decision] if step else []))
    store.add_edit(made.edit, decisions, step.open if step else None)
    return made.edit


def amend_all(
    store: Store, settings: Settings, beat: Beat, change: Change, who: str, now: datetime, claims: Sequence[str] = ()
) -> list[ItemEdit]:
    """Change several items alike; without `claims` all that nobody has looked at, or not since they changed."""
    page = sheet(store, settings, beat, now)
    new = [one for one in page.items if one.drafted and one.state in (ItemState.NEW, ItemState.CHANGED)]
    made = []
    for claim in claims or [one.item.claim for one in new]:
        made.append(_amended(store, page, claim, change, who, now))
        if change.alters_print:
            page = page.model_copy(update={"open": open_roundup(store, beat, now)})
    return made


def reorder(store: Store, settings: Settings, beat: Beat, order: Sequence[str], who: str, now: datetime) -> OpenRoundup:
    """Print the items in this order; what is not named keeps its place behind its neighbour."""
    page = sheet(store, settings, beat, now)
    known = {one.item.claim for one in page.items}
    opened = _reopened(store, page.open, who, now)
    after = opened.model_copy(
        update={
            "order": tuple(claim for claim in dict.fromkeys(order) if claim in known),
            "version": opened.version + 1,
        }
    )
    store.step_roundup(after, (), now)
    return after


def set_headline(store: Store, beat: Beat, text: str, who: str, now: datetime) -> OpenRoundup:
    """Give the open round-up a headline; an empty one takes the program's proposal again."""
    opened = _reopened(store, open_roundup(store, beat, now), who, now)
    words = one_line(text)
    after = opened.model_copy(update={"headline": words or None, "version": opened.version + 1})
    store.step_roundup(after, (), now)
    return after


def _reopened(store: Store, opened: OpenRoundup, who: str, now: datetime) -> OpenRoundup:
    """A draft to change: what was submitted or approved goes back first."""
    return _keep(store, after_change(opened, who, now), now) or opened


def _keep(store: Store, step: Step | None, now: datetime) -> OpenRoundup | None:
    if step is None:
        return None
    store.step_roundup(step.open, [step.decision], now)
    return step.open


def submit_roundup(store: Store, settings: Settings, beat: Beat, who: str, now: datetime) -> OpenRoundup:
    """Give the open round-up to those who approve."""
    page = sheet(store, settings, beat, now)
    step = submit(page, who, now)
    store.step_roundup(step.open, [step.decision], now, page.seen)
    return step.open


def approve_roundup(store: Store, settings: Settings, beat: Beat, who: str, now: datetime) -> OpenRoundup:
    """Put a name under the open round-up."""
    page = sheet(store, settings, beat, now)
    step = approve(page, rules_of(beat), who, now)
    store.step_roundup(step.open, [step.decision], now, page.seen)
    return step.open


def reopen_roundup(store: Store, beat: Beat, who: str, now: datetime, reason: str) -> OpenRoundup:
    """Give it back to be changed, with a reason."""
    step = reopen(open_roundup(store, beat, now), who, now, reason)
    store.step_roundup(step.open, [step.decision], now)
    return step.open


def lock_item(store: Store, edition: str, claim: str, who: str, now: datetime) -> Lock:
    """Say that `who` is at an item; returns the lock that holds, which may be another's."""
    return store.take_lock(Lock(edition=edition, claim=claim, who=who, since=now, until=now + AT_WORK))


def free_item(store: Store, edition: str, claim: str, who: str) -> None:
    """Say that `who` has left an item; another's lock stays."""
    store.free_lock(edition, claim, who)
