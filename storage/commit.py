"""Stores what one batch of work brought, in one transaction."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from pipeline.types import Claim, Record, Statement
from storage import searching, statements, succession
from storage.posts import clear_pending
from storage.rows import add_rows, keep_rows, put_rows, remove_where, rows_where
from storage.sourcelog import Writing, digest_of, without_quotes
from storage.statements import LONGEST_KEY
from storage.tables_through import APPEARANCE, CLAIM, CLAIM_PLACE, STATEMENT, STATUS_CHANGE, SUGGESTION
from storage.work import Work

_NOT_COLUMNS = {"appearances", "suggestions", "history"}
"""Fields of Claim that have tables of their own."""


def commit_work(writing: Writing, work: Work) -> int | None:
    """Store `work`: statements, keys, links, claims, history; and take its posts out of the queue.

    Returns the number of the log's entry that names its claims; None: it has none.
    """
    connection = writing.connection
    gone = statements.replace(connection, work)
    members = {look.statement.uid: claim.uid for claim in work.claims for look in claim.appearances}
    before = claims_of(connection, [*gone, *members, *_statements_in(connection, work.claims)])
    succession.put(writing, work.successors)
    for one in work.resting:
        writing.log("resting", **one.model_dump(mode="json", include={"act", "who", "subject", "other"}))
    heirs = _heirs(connection, gone, members)
    _put_claims(writing, work.claims)
    _put_members(connection, work.claims)
    statements.drop(connection, gone)
    _supersede(writing, before, members, heirs, work)
    _put_suggestions(connection, work.claims)
    told = _log_work(writing, work, before, members)
    _add_changes(writing, work)
    searching.note_work(connection, work.posts, work.statements, [one for one in work.claims if one.appearances])
    clear_pending(connection, work.posts)
    return told


def claims_of(connection: Connection, uids: Iterable[str]) -> dict[str, str]:
    """Uid of a statement → the claim it makes; statements that make none are left out."""
    query = select(APPEARANCE.c.statement, APPEARANCE.c.claim)
    return {row.statement: row.claim for row in rows_where(connection, query, APPEARANCE.c.statement, uids)}


def _statements_in(connection: Connection, claims: Iterable[Claim]) -> list[str]:
    """The statements that were in `claims` so far."""
    query = select(APPEARANCE.c.statement)
    return [row.statement for row in rows_where(connection, query, APPEARANCE.c.claim, [claim.uid for claim in claims])]


def _heirs(connection: Connection, gone: Iterable[str], members: Mapping[str, str]) -> dict[str, str]:
    """A statement that is no more → the claim of what its post now says nearest to where it stood.

    So the address of a claim outlives a mended spelling: the span changes, and with it the statement's id.
    """
    query = select(STATEMENT.c.uid, STATEMENT.c.post, STATEMENT.c.start)
    lost = list(rows_where(connection, query, STATEMENT.c.uid, gone))
    said: dict[str, list[tuple[int, str]]] = {}
    names = {row.uid for row in lost}
    for row in rows_where(connection, query, STATEMENT.c.post, [row.post for row in lost]):
        if row.uid in members and row.uid not in names:
            said.setdefault(row.post, []).append((row.start, members[row.uid]))
    nearest = {
        row.uid: min(said[row.post], key=lambda at: (abs(at[0] - row.start), at)) for row in lost if row.post in said
    }
    return {uid: claim for uid, (_, claim) in nearest.items()}


def _put_claims(writing: Writing, claims: Iterable[Claim]) -> None:
    rows = [_claim_row(writing, claim) for claim in claims]
    found = rows_where(writing.connection, select(CLAIM.c.uid), CLAIM.c.uid, [row["uid"] for row in rows])
    known = {row.uid for row in found}
    add_rows(writing.connection, CLAIM, [row for row in rows if row["uid"] not in known])
    put_rows(writing.connection, CLAIM, [row for row in rows if row["uid"] in known])
    remove_where(writing.connection, CLAIM_PLACE, CLAIM_PLACE.c.claim, [row["uid"] for row in rows])
    places = [
        {"key": key, "claim": row["uid"]}
        for row in rows
        for key in {place.key[:LONGEST_KEY] for place in row["places"]}
    ]
    add_rows(writing.connection, CLAIM_PLACE, places)


def _claim_row(writing: Writing, claim: Claim) -> dict[str, Any]:
    row = {name: value for name, value in claim.__dict__.items() if name not in _NOT_COLUMNS}
    when = claim.when
    row |= {"starts": when and when.start, "ends": when and when.end, "precision": when and when.precision}
    row |= {"origin_count": len(claim.origins.asserting), "revised": writing.now, "superseded": False, "into": None}
    return row


def _put_members(connection: Connection, claims: Iterable[Claim]) -> None:
    uids, rows = [], []
    for claim in claims:
        uids.append(claim.uid)
        for look in claim.appearances:
            row = {"statement": look.statement.uid, "claim": claim.uid, "score": look.score}
            rows.append({**row, "band": look.band, "why": look.why})
    remove_where(connection, APPEARANCE, APPEARANCE.c.claim, uids)
    remove_where(connection, APPEARANCE, APPEARANCE.c.statement, [row["statement"] for row in rows])
    add_rows(connection, APPEARANCE, rows)


def _supersede(
    writing: Writing, before: Mapping[str, str], members: Mapping[str, str], heirs: Mapping[str, str], work: Work
) -> None:
    """Turn claims that lost their last statement into pointers to where most of their statements went."""
    connection = writing.connection
    kept = {claim.uid for claim in work.claims if claim.appearances}
    touched = {claim for claim in before.values() if claim not in kept} | {claim.uid for claim in work.claims} - kept
    query = select(APPEARANCE.c.claim).distinct()
    left = {row.claim for row in rows_where(connection, query, APPEARANCE.c.claim, touched)}
    pointers: dict[str, str | None] = {}
    for claim in sorted(touched - left):
        went = Counter(members.get(uid) or heirs.get(uid, "") for uid, was in sorted(before.items()) if was == claim)
        del went[""], went[claim]
        into = work.superseded.get(claim) or min(went, key=lambda uid: (-went[uid], uid), default=None)
        pointers[claim] = into
        writing.log("superseded", claim=claim, into=into)
    if pointers:
        gone = {"superseded": True, "revised": writing.now}
        rows = [{"claim_uid": claim, **gone, "into": into} for claim, into in pointers.items()]
        connection.execute(update(CLAIM).where(CLAIM.c.uid == bindparam("claim_uid")), rows)
        _move_suggestions(connection, pointers)
        searching.note_gone(connection, pointers)


def _move_suggestions(connection: Connection, went: Mapping[str, str | None]) -> None:
    """Let suggestions that named a claim which is no more name the one that it became; drop its own."""
    remove_where(connection, SUGGESTION, SUGGESTION.c.claim, went)
    stale = [dict(row._mapping) for row in rows_where(connection, select(SUGGESTION), SUGGESTION.c.other, went)]
    remove_where(connection, SUGGESTION, SUGGESTION.c.other, went)
    moved = [{**row, "other": went[row["other"]]} for row in stale if went[row["other"]] not in (None, row["claim"])]
    keep_rows(connection, SUGGESTION, moved)


def _put_suggestions(connection: Connection, claims: Iterable[Claim]) -> None:
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    uids = []
    for claim in claims:
        uids.append(claim.uid)
        for hint in claim.suggestions:
            rows[claim.uid, hint.other] = {**hint.__dict__, "claim": claim.uid}
    remove_where(connection, SUGGESTION, SUGGESTION.c.claim, uids)
    add_rows(connection, SUGGESTION, list(rows.values()))


def _add_changes(writing: Writing, work: Work) -> None:
    rows = []
    for change in work.changes:
        rows.append({"claim": change.claim, **change.step.__dict__})
        step = change.step.model_dump(mode="json", exclude={"at"})
        told = {"reason": without_quotes(change.step.reason), "digest": digest_of(change.step.reason)}
        writing.log("verdict", claim=change.claim, **step | told)
    add_rows(writing.connection, STATUS_CHANGE, rows)


def _log_work(writing: Writing, work: Work, before: Mapping[str, str], members: Mapping[str, str]) -> int | None:
    """Log what each post now says, and which statements changed their claim; the number of the claims' entry."""
    said: dict[str, list[Statement]] = {}
    for statement in work.statements:
        said.setdefault(statement.post, []).append(statement)
    for post in work.posts:
        if post.uid in said:
            made = said[post.uid]
            writing.log("statements", post=post.uid, statements=[one.uid for one in made], digest=_digest(made))
    moved: dict[str, list[str]] = {}
    left: dict[str, list[str]] = {}
    for uid, claim in members.items():
        if before.get(uid) != claim:
            moved.setdefault(claim, []).append(uid)
    for uid, was in before.items():
        if members.get(uid) != was:
            left.setdefault(was, []).append(uid)
    for claim, uids in left.items():
        writing.log("split", claim=claim, statements=list(uids))
    for claim, uids in moved.items():
        writing.log("join", claim=claim, statements=list(uids))
    if not work.claims:
        return None
    return writing.log("claims", claims=[claim.uid for claim in work.claims], digest=_digest(work.claims))


def _digest(records: Iterable[Record]) -> str:
    """SHA-256, hexadecimal, over what is stored of claims or statements now: their JSON, a line each."""
    told = hashlib.sha256()
    for record in records:
        told.update(record.model_dump_json(exclude=_NOT_COLUMNS).encode("utf-8", "replace") + b"\n")
    return told.hexdigest()
