"""Published editions, revision by revision, and their corrections."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.exc import IntegrityError

from pipeline.errors import EditConflict
from pipeline.types import Correction, Decision, Edition, ItemEdit, OpenRoundup, PublicationState, Sending
from storage import editing, searching, sendings
from storage.desk import add_decision
from storage.rows import add_rows, keep_rows, put_rows, rows_where
from storage.scrub import storable
from storage.sourcelog import Writing, digest_of
from storage.tables_desk import CORRECTION, EDITION, EDITION_CLAIM
from storage.tables_through import CLAIM


def publish(
    work: Writing,
    edition: Edition,
    opened: OpenRoundup,
    decision: Decision,
    due: Sequence[Sending],
    *,
    seen: Mapping[str, int],
    held: Sequence[ItemEdit],
) -> None:
    """Keep the first revision of an edition, close its open round-up and queue its sendings, all in one.

    `seen` is as `editing.step` says; `held` are the edits of what waits for the next round-up.
    """
    _put_revision(work, edition, "published")
    editing.step(work, opened, [decision], seen, closed=True)
    for edit in held:
        editing.put_edit(work, edit)
    sendings.queue(work, due)


def revise(
    work: Writing,
    edition: Edition,
    decision: Decision,
    due: Sequence[Sending],
    correction: Correction | None = None,
) -> None:
    """Keep the next revision of an edition, with the correction that made it; raises EditConflict if one is there."""
    _put_revision(work, edition, "revised")
    if correction is not None:
        put_correction(work, correction)
    add_decision(work, decision)
    sendings.queue(work, due)


def _put_revision(work: Writing, edition: Edition, kind: str) -> None:
    kept = storable(edition)
    row = {name: getattr(kept, name) for name in ("uid", "revision", "beat", "number", "published", "revised", "state")}
    try:
        add_rows(work.connection, EDITION, [{**row, "content": kept}])
    except IntegrityError as error:
        raise EditConflict([f"edition {kept.number} of {kept.beat} was changed a moment ago; look again"]) from error
    blocks = [item for block in kept.updates for item in block.items]
    claims = {item.claim for item in (*blocks, *kept.roundup.items, *kept.roundup.also)}
    keep_rows(work.connection, EDITION_CLAIM, [{"edition": kept.uid, "claim": claim} for claim in sorted(claims)])
    searching.note_edition(work.connection, kept)
    digest = hashlib.sha256(kept.model_dump_json().encode()).hexdigest()
    work.log(f"edition-{kind}", edition=kept.uid, revision=kept.revision, state=kept.state.value, digest=digest)


def _latest() -> Select[Edition]:
    last = select(EDITION.c.uid, func.max(EDITION.c.revision).label("revision")).group_by(EDITION.c.uid).subquery()
    return select(EDITION.c.content).join(last, (EDITION.c.uid == last.c.uid) & (EDITION.c.revision == last.c.revision))


def edition(connection: Connection, uid: str) -> Edition | None:
    """An edition as it reads now."""
    query = select(EDITION.c.content).where(EDITION.c.uid == uid).order_by(EDITION.c.revision.desc()).limit(1)
    return connection.execute(query).scalar()


def revisions(connection: Connection, uid: str) -> list[Edition]:
    """Every revision of an edition, the first first."""
    query = select(EDITION.c.content).where(EDITION.c.uid == uid).order_by(EDITION.c.revision)
    return list(connection.execute(query).scalars())


def latest(connection: Connection, beat: str | None, limit: int, *, by_revision: bool = False) -> list[Edition]:
    """Editions as they read now, newest first; `by_revision`: those that were corrected or updated last."""
    at = EDITION.c.revised if by_revision else EDITION.c.published
    query = _latest().order_by(at.desc(), EDITION.c.number.desc(), EDITION.c.uid).limit(limit)
    if beat is not None:
        query = query.where(EDITION.c.beat == beat)
    return list(connection.execute(query).scalars())


def last_standing(connection: Connection, beat: str) -> Edition | None:
    """The beat's last edition that was not withdrawn as a whole."""
    query = _latest().where(EDITION.c.beat == beat, EDITION.c.state != PublicationState.WITHDRAWN)
    return connection.execute(query.order_by(EDITION.c.number.desc()).limit(1)).scalar()


def note_heirs(connection: Connection, edition: str, claims: Iterable[str]) -> None:
    """Watch `claims` too under an edition: what it printed is part of them now."""
    keep_rows(connection, EDITION_CLAIM, [{"edition": edition, "claim": claim} for claim in sorted(claims)])


def resting_on(connection: Connection, claims: Iterable[str]) -> list[Edition]:
    """The editions that printed one of `claims`, as they read now."""
    query = select(EDITION_CLAIM.c.edition).distinct()
    uids = {row.edition for row in rows_where(connection, query, EDITION_CLAIM.c.claim, claims)}
    return [row.content for row in rows_where(connection, _latest(), EDITION.c.uid, sorted(uids))]


def claims_changed(connection: Connection, since: datetime | None) -> list[str]:
    """The printed claims that were judged again, or became part of another, at `since` or later, by uid."""
    query = select(CLAIM.c.uid).join(EDITION_CLAIM, EDITION_CLAIM.c.claim == CLAIM.c.uid).distinct()
    if since is not None:
        query = query.where(CLAIM.c.revised >= since)
    return list(connection.execute(query.order_by(CLAIM.c.uid)).scalars())


def corrections(connection: Connection, edition: str | None, *, waiting: bool | None) -> list[Correction]:
    """Corrections, latest first: of one edition or of all; those that wait for an editor, those that were issued
    (`waiting` False), or both.
    """
    query = select(CORRECTION.c.content).order_by(CORRECTION.c.drafted.desc(), CORRECTION.c.uid)
    if edition is not None:
        query = query.where(CORRECTION.c.edition == edition)
    if waiting is True:
        query = query.where(CORRECTION.c.issued.is_(None), CORRECTION.c.dismissed.is_(None))
    elif waiting is False:
        query = query.where(CORRECTION.c.issued.is_not(None))
    return list(connection.execute(query).scalars())


def correction(connection: Connection, uid: str) -> Correction | None:
    """One correction."""
    return connection.execute(select(CORRECTION.c.content).where(CORRECTION.c.uid == uid)).scalar()


def draft_corrections(work: Writing, drafted: Sequence[Correction]) -> list[Correction]:
    """Keep drafted corrections that are not known yet, or that no longer held and do again; returns those."""
    query = select(CORRECTION.c.content)
    found = rows_where(work.connection, query, CORRECTION.c.uid, [one.uid for one in drafted])
    known = {row.content.uid for row in found if not row.content.lapsed}
    new = [one for one in drafted if one.uid not in known]
    for one in new:
        put_correction(work, one)
    return new


def lapse(work: Writing, uids: Iterable[str]) -> None:
    """Put away drafts that no longer hold: the claim stands again as it was printed, or fell further."""
    query = select(CORRECTION.c.content).where(CORRECTION.c.issued.is_(None), CORRECTION.c.dismissed.is_(None))
    for row in list(rows_where(work.connection, query, CORRECTION.c.uid, uids)):
        put_correction(work, row.content.model_copy(update={"dismissed": work.now, "lapsed": True}))


def put_correction(work: Writing, given: Correction) -> None:
    """Keep a correction as it is now."""
    kept = storable(given)
    row = {name: getattr(kept, name) for name in ("uid", "edition", "claim", "drafted", "issued", "dismissed")}
    put_rows(work.connection, CORRECTION, [{**row, "content": kept}])
    state = "issued" if kept.issued else "dismissed" if kept.dismissed else "drafted"
    digest = hashlib.sha256(kept.model_dump_json().encode()).hexdigest()
    told = {"edition": kept.edition, "claim": kept.claim, "grade": kept.grade.value, "state": state, "digest": digest}
    said = digest_of(
        kept.wrong, kept.right, kept.reason, kept.replaced, kept.item.text if kept.item else None, kept.who
    )
    work.log("correction", correction=kept.uid, **told, words=said)


def dismiss(work: Writing, given: Correction, decision: Decision) -> None:
    """Keep a correction that an editor decided against, with the reason."""
    put_correction(work, given)
    add_decision(work, decision)
