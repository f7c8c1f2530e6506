"""What editors do, carried out: each act loads what it is about, asks `pipeline.review`, and stores what follows.

The desk's pages, the command line and the API call these functions and nothing below them, so that an act means the
same everywhere. Every function can raise NotAllowed (with all reasons), EditConflict, NotFoundError and StorageError.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pipeline.draft import compose, headline
from pipeline.errors import NotAllowed, NotFoundError
from pipeline.flow import draft_roundups
from pipeline.review import (
    Change,
    DeskItem,
    Rules,
    Sheet,
    Step,
    add,
    after_change,
    amend,
    approve,
    is_open,
    issue,
    lay,
    proposed,
    refusals,
    reopen,
    submit,
    written,
)
from pipeline.settings import Beat, Settings
from pipeline.types import (
    Correction,
    CorrectionGrade,
    Decision,
    Edition,
    EditionRef,
    Item,
    ItemEdit,
    Lock,
    OpenRoundup,
    PublicationState,
    Roundup,
    Sending,
    edition_uid,
)
from storage import ClaimFilter, Store

AT_WORK = timedelta(minutes=10)
"""How long an item stays locked for somebody who does nothing more: a call to a source, not a lunch."""

SEE_ALSO = 3
"""Earlier editions that an edition points to."""


# ---- the open round-up


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
    store.start_roundup(opened)
    return opened


def sheet(store: Store, settings: Settings, beat: Beat, now: datetime) -> Sheet:
    """The open round-up of `beat` with all that was done to it, as it reads now."""
    opened = open_roundup(store, beat, now)
    draft = store.roundup(beat.name) or refresh_draft(store, settings, beat, now)
    edits = store.edits(opened.uid)
    there = {item.claim for item in (*draft.items, *draft.also)}
    lost = [edit.claim for edit in edits if edit.claim not in there]
    return lay(opened, draft, edits, store.current_uids(lost) if lost else {})


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
    page = sheet(store, settings, beat, now)
    made = amend(page.open.uid, item_of(page, claim), change, who, now, seen=seen)
    store.add_edit(made.edit, made.decisions)
    if change.alters_print:
        _keep(store, after_change(page.open, who, now), now)
    return made.edit


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
    words = " ".join(text.split())
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
    step = submit(sheet(store, settings, beat, now), who, now)
    store.step_roundup(step.open, [step.decision], now)
    return step.open


def approve_roundup(store: Store, settings: Settings, beat: Beat, who: str, now: datetime) -> OpenRoundup:
    """Put a name under the open round-up."""
    step = approve(sheet(store, settings, beat, now), rules_of(beat), who, now)
    store.step_roundup(step.open, [step.decision], now)
    return step.open


def reopen_roundup(store: Store, beat: Beat, who: str, now: datetime, reason: str) -> OpenRoundup:
    """Give it back to be changed, with a reason."""
    step = reopen(open_roundup(store, beat, now), who, now, reason)
    store.step_roundup(step.open, [step.decision], now)
    return step.open


def lock_item(store: Store, edition: str, claim: str, who: str, now: datetime) -> Lock:
    """Say that `who` is at an item; returns the lock that holds, which may be another's."""
    return store.take_lock(Lock(edition=edition, claim=claim, who=who, since=now, until=now + AT_WORK))


# ---- publishing


def why_not(store: Store, settings: Settings, beat: Beat, who: str, now: datetime) -> list[str]:
    """Why `who` can't publish the open round-up now; empty: nothing stands against it."""
    page = sheet(store, settings, beat, now)
    return refusals(page, rules_of(beat), store.locks(page.open.uid, now), who, now)


def publish(store: Store, settings: Settings, beat: Beat, who: str, now: datetime) -> Edition:
    """Make the approved round-up an edition and queue it for the beat's channels; sending is `pipeline.sending`'s.

    The draft is refreshed first, so that no status that fell a moment ago is overlooked.
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
    decision = _decided(edition, "publish", who, now, f"edition {edition.number} of {edition.beat}")
    store.publish(edition, closed, decision, _due(beat, edition, now), now)
    refresh_draft(store, settings, beat, now)
    return edition


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
    places = {item.place for item in roundup.items}
    found = [
        EditionRef(uid=one.uid, beat=one.beat, number=one.number, headline=one.headline, published=one.published)
        for one in earlier
        if one.state is not PublicationState.WITHDRAWN and places & {item.place for item in one.roundup.items}
    ]
    return tuple(found[:SEE_ALSO])


def _due(beat: Beat, edition: Edition, now: datetime) -> list[Sending]:
    """The sendings of a revision: one for each channel of the beat."""
    return [
        Sending(edition=edition.uid, revision=edition.revision, channel=channel, due=now, changed=now)
        for channel in beat.channels
    ]


def _decided(edition: Edition, act: str, who: str, now: datetime, reason: str, other: str | None = None) -> Decision:
    return Decision(
        at=now, who=who, act=act, subject=edition.uid, other=other, after=edition.state.value, reason=reason
    )


# ---- after publication


def edition_of(store: Store, uid: str) -> Edition:
    """The edition called `uid`, as it reads now."""
    found = store.edition(uid)
    if found is None:
        raise NotFoundError(f"there is no edition {uid!r}; `itemwire publish --list` names them")
    return found


def correct(
    store: Store,
    settings: Settings,
    uid: str,
    claim: str | None,
    grade: CorrectionGrade,
    wrong: str,
    right: str,
    who: str,
    now: datetime,
    *,
    text: str | None = None,
) -> Edition:
    """Issue a correction that an editor wrote; it goes to every channel that the edition went to."""
    edition = edition_of(store, uid)
    return _issue(store, settings, edition, written(edition, claim, grade, wrong, right, who, now, text=text), who, now)


def issue_correction(store: Store, settings: Settings, uid: str, who: str, now: datetime) -> Edition:
    """Issue a correction that waits, as it was drafted."""
    correction = _waiting(store, uid)
    return _issue(store, settings, edition_of(store, correction.edition), correction, who, now)


def dismiss_correction(store: Store, uid: str, who: str, now: datetime, reason: str) -> Correction:
    """Decide against a drafted correction, with a reason; it is not drafted again for the same fall."""
    correction = _waiting(store, uid)
    if not reason.strip():
        raise NotAllowed(["say why nothing is to be corrected: colleagues will ask"])
    done = correction.model_copy(update={"dismissed": now})
    decision = Decision(
        at=now, who=who, act="dismiss-correction", subject=uid, other=correction.edition, reason=reason.strip()
    )
    store.dismiss_correction(done, decision)
    return done


def _waiting(store: Store, uid: str) -> Correction:
    correction = store.correction(uid)
    if correction is None:
        raise NotFoundError(f"there is no correction {uid!r}; `itemwire export corrections` lists them")
    if correction.issued or correction.dismissed:
        raise NotAllowed([f"the correction {uid} was decided before"])
    return correction


def _issue(
    store: Store, settings: Settings, edition: Edition, correction: Correction, who: str, now: datetime
) -> Edition:
    after = issue(edition, correction, who, now)
    decision = _decided(after, "correct", who, now, correction.right, correction.uid)
    due = _due(beat_of(settings, edition.beat), after, now)
    store.revise(after, decision, due, now, after.corrections[0])
    return after


def news_for(store: Store, settings: Settings, edition: Edition, now: datetime) -> tuple[Item, ...]:
    """What could be added above `edition`: tolls that rose, claims that are confirmed now."""
    beat = beat_of(settings, edition.beat)
    since = edition.roundup.since
    claims = {claim.uid: claim for claim in store.claims(ClaimFilter(since=since), settings.roster)}
    roundup = compose(beat, list(claims.values()), since, now, settings.roster)
    items = {item.claim: item for item in (*roundup.items, *roundup.also)}
    return proposed(edition, claims, items)


def update_edition(
    store: Store, settings: Settings, uid: str, claims: Sequence[str] | None, who: str, now: datetime
) -> Edition:
    """Add the proposed items of `claims` (None: all) above an edition, and send it on: one key, no correction."""
    edition = edition_of(store, uid)
    chosen = [item for item in news_for(store, settings, edition, now) if claims is None or item.claim in claims]
    after = add(edition, chosen, who, now)
    decision = _decided(after, "update", who, now, f"{len(chosen)} new above edition {after.number} of {after.beat}")
    store.revise(after, decision, _due(beat_of(settings, edition.beat), after, now), now)
    return after
