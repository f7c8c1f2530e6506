"""What is done to an edition after it was published: corrections and updates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pipeline.desk.queue import channels_of, decided, edition_of, sendings_of_revision
from pipeline.desk.roundup import beat_of
from pipeline.draft import compose, headline
from pipeline.errors import NotAllowed, NotFoundError
from pipeline.review import (
    add,
    issue,
    proposed,
    written,
)
from pipeline.settings import Settings
from pipeline.types import (
    Correction,
    CorrectionGrade,
    Decision,
    Edition,
    Item,
    PublicationState,
)
from storage import ClaimFilter, Store


def correct(
    store: Store,
    _settings: Settings,
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
    return _issue(store, edition, written(edition, claim, grade, wrong, right, who, now, text=text), who, now)


def issue_correction(store: Store, _settings: Settings, uid: str, who: str, now: datetime) -> Edition:
    """Issue a correction that waits, as it was drafted."""
    correction = _waiting(store, uid)
    return _issue(store, edition_of(store, correction.edition), correction, who, now)


def waiting_corrections(store: Store) -> list[Correction]:
    """The drafts that an editor must issue or dismiss, latest first."""
    return store.corrections(waiting=True)


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
    if correction.lapsed:
        raise NotAllowed([f"the correction {uid} no longer holds: the claim stands otherwise now"])
    if correction.issued or correction.dismissed:
        raise NotAllowed([f"the correction {uid} was decided before"])
    return correction


def _issue(store: Store, edition: Edition, correction: Correction, who: str, now: datetime) -> Edition:
    after = issue(edition, correction, who, now)
    if edition.headline == headline(edition.roundup) and after.state is not PublicationState.WITHDRAWN:
        title = headline(after.roundup) if after.roundup.items else f"{after.beat} round-up {after.number}"
        after = after.model_copy(update={"headline": title})  # it was taken from the first item, which may be mended
    decision = decided(after, "correct", who, now, correction.right, correction.uid)
    store.revise(
        after,
        decision,
        sendings_of_revision(channels_of(store, edition), after, now),
        now,
        after.corrections[0],
    )
    same = {correction.claim, None} if after.state is not PublicationState.WITHDRAWN else None
    done = [one.uid for one in store.corrections(edition.uid, waiting=True) if same is None or one.claim in same]
    store.lapse_corrections(done, now)
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
    news = news_for(store, settings, edition, now)
    unknown = [uid for uid in claims or () if all(item.claim != uid for item in news)]
    if unknown:
        raise NotFoundError(f"there is nothing new of {unknown[0]}; `corrections update {uid} --list` shows what is")
    chosen = [item for item in news if claims is None or item.claim in claims]
    after = add(edition, chosen, who, now)
    decision = decided(after, "update", who, now, f"{len(chosen)} new above edition {after.number} of {after.beat}")
    store.revise(after, decision, sendings_of_revision(channels_of(store, edition), after, now), now)
    return after
