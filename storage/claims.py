"""Reads claims back whole: with their appearances, suggestions and history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, or_, select

from pipeline.roster import Roster
from pipeline.types import Appearance, Claim, Post, Source, StatusChange, Suggestion
from storage.commit import claims_of
from storage.posts import POST_COLUMNS
from storage.rows import rows_where
from storage.statements import LONGEST_KEY, STATEMENT_COLUMNS, read_statement
from storage.tables_in import POST
from storage.tables_through import APPEARANCE, CLAIM, CLAIM_PLACE, STATEMENT, STATUS_CHANGE, SUGGESTION
from storage.work import ClaimFilter, Member

PAGE = 300
"""Claims read at a time: their appearances, each with its post, are all in memory together."""

_OWN_TABLES = {"appearances", "suggestions", "history"}
_POST_NAMES = tuple((name, f"post_{name}") for name in Post.model_fields)
_COLUMNS = [CLAIM.c[name] for name in Claim.model_fields if name not in _OWN_TABLES]


def claims(connection: Connection, wanted: ClaimFilter, roster: Roster) -> Iterator[Claim]:
    """The claims that `wanted` describes, oldest report first, complete, a page at a time."""
    query = narrowed(select(*_COLUMNS).where(CLAIM.c.superseded.is_(False)), wanted)
    if wanted.uids is not None:
        uids = sorted(set(resolve_uids(connection, wanted.uids).values()))
        rows = sorted(rows_where(connection, query, CLAIM.c.uid, uids), key=lambda row: (row.first_reported, row.uid))
        for start in range(0, len(rows), PAGE):
            yield from _complete(connection, rows[start : start + PAGE], roster)
        return
    query = query.order_by(CLAIM.c.first_reported, CLAIM.c.uid)
    for page in connection.execute(query, execution_options={"yield_per": PAGE}).partitions():
        yield from _complete(connection, page, roster)


def number_of(connection: Connection, wanted: ClaimFilter, most: int) -> int:
    """How many claims `wanted` describes, counted no further than `most`."""
    some = narrowed(select(CLAIM.c.uid).where(CLAIM.c.superseded.is_(False)), wanted).limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def uids_after(
    connection: Connection, wanted: ClaimFilter, after: tuple[datetime, str] | None, limit: int
) -> list[str]:
    """The first `limit` claims of `wanted` behind one that was first reported then and has that uid, in that order."""
    query = narrowed(select(CLAIM.c.uid).where(CLAIM.c.superseded.is_(False)), wanted)
    if after is not None:
        at, uid = after
        same = and_(CLAIM.c.first_reported == at, CLAIM.c.uid > uid)
        query = query.where(or_(CLAIM.c.first_reported > at, same))
    return list(connection.execute(query.order_by(CLAIM.c.first_reported, CLAIM.c.uid).limit(limit)).scalars())


def narrowed(query: Select[Any], wanted: ClaimFilter) -> Select[Any]:
    """`query` over claims with the conditions of `wanted`, but for its uids."""
    if wanted.since is not None:
        new = CLAIM.c.last_reported >= wanted.since
        if wanted.or_changed:
            changed = select(STATUS_CHANGE.c.claim).where(STATUS_CHANGE.c.at >= wanted.since)
            new = or_(new, CLAIM.c.uid.in_(changed))
        query = query.where(new)
    if wanted.until is not None:
        query = query.where(CLAIM.c.first_reported < wanted.until)
    if wanted.statuses:
        query = query.where(CLAIM.c.status.in_(wanted.statuses))
    if wanted.event is not None:
        query = query.where(CLAIM.c.event == wanted.event)
    if wanted.place is not None:
        there = select(CLAIM_PLACE.c.claim).where(CLAIM_PLACE.c.key == wanted.place[:LONGEST_KEY])
        query = query.where(CLAIM.c.uid.in_(there))
    if wanted.sources:
        made = select(APPEARANCE.c.claim).join(STATEMENT, STATEMENT.c.uid == APPEARANCE.c.statement)
        query = query.where(CLAIM.c.uid.in_(made.where(STATEMENT.c.source.in_(wanted.sources))))
    return query


def resolve_uids(connection: Connection, uids: Iterable[str]) -> dict[str, str]:
    """Uid of a claim as it was once called → its uid today; what is unknown or came to nothing is left out."""
    today: dict[str, str] = {}
    query = select(CLAIM.c.uid, CLAIM.c.superseded, CLAIM.c["into"])
    asked = {uid: uid for uid in uids}
    seen: set[tuple[str, str]] = set()
    while asked:
        rows = {row.uid: row for row in rows_where(connection, query, CLAIM.c.uid, asked.values())}
        onward: dict[str, str] = {}
        for first, uid in asked.items():
            row = rows.get(uid)
            if row is None or (first, uid) in seen:
                continue
            seen.add((first, uid))
            if not row.superseded:
                today[first] = uid
            elif row.into is not None:
                onward[first] = row.into
        asked = onward
    return today


def _complete(connection: Connection, rows: Sequence[Row[Any]], roster: Roster) -> Iterator[Claim]:
    """Put the parts of some claims together, with one query for each kind of part."""
    uids = [row.uid for row in rows]
    appearances = _appearances(connection, uids, roster)
    suggestions = _suggestions(connection, uids)
    history = history_of(connection, uids)
    for row in rows:
        parts = {
            "appearances": tuple(appearances.get(row.uid, ())),
            "suggestions": tuple(suggestions.get(row.uid, ())),
            "history": tuple(history.get(row.uid, ())),
        }
        yield Claim.model_validate({**row._mapping, **parts})


def _appearances(connection: Connection, uids: Sequence[str], roster: Roster) -> dict[str, list[Appearance]]:
    columns = [column.label(f"post_{column.name}") for column in POST_COLUMNS]
    query = (
        select(
            *STATEMENT_COLUMNS, APPEARANCE.c.claim, APPEARANCE.c.score, APPEARANCE.c.band, APPEARANCE.c.why, *columns
        )
        .join(STATEMENT, STATEMENT.c.uid == APPEARANCE.c.statement)
        .join(POST, POST.c.uid == STATEMENT.c.post)
    )
    sources: dict[str, Source] = {}
    posts: dict[str, Post] = {}
    found: dict[str, list[Appearance]] = {}
    for row in rows_where(connection, query, APPEARANCE.c.claim, uids):
        if row.source not in sources:
            sources[row.source] = roster.find(row.source) or Source(name=row.source, listed=False)
        if row.post not in posts:
            values = {name: getattr(row, label) for name, label in _POST_NAMES}
            posts[row.post] = Post.model_validate(values)
        parts = {"statement": read_statement(row), "post": posts[row.post], "source": sources[row.source]}
        parts |= {"score": row.score, "band": row.band, "why": row.why}
        found.setdefault(row.claim, []).append(Appearance.model_validate(parts))
    for looks in found.values():
        looks.sort(key=lambda look: look.statement.order)
    return found


def _suggestions(connection: Connection, uids: Sequence[str]) -> dict[str, list[Suggestion]]:
    query = select(SUGGESTION).order_by(SUGGESTION.c.score.desc(), SUGGESTION.c.other)
    found: dict[str, list[Suggestion]] = {}
    for row in rows_where(connection, query, SUGGESTION.c.claim, uids):
        found.setdefault(row.claim, []).append(Suggestion.model_validate(dict(row._mapping)))
    return found


def history_of(connection: Connection, uids: Iterable[str]) -> dict[str, list[StatusChange]]:
    """Uid of a claim → its steps in order; claims without any are left out."""
    columns = [STATUS_CHANGE.c[name] for name in StatusChange.model_fields]
    query = select(STATUS_CHANGE.c.claim, *columns).order_by(STATUS_CHANGE.c.seq)
    found: dict[str, list[StatusChange]] = {}
    for row in rows_where(connection, query, STATUS_CHANGE.c.claim, uids):
        values = dict(row._mapping)
        found.setdefault(values.pop("claim"), []).append(StatusChange.model_validate(values))
    return found


def members(connection: Connection, uids: Iterable[str]) -> dict[str, list[Member]]:
    """Uid of a claim → its statements in canonical order; every claim asked for is there."""
    found: dict[str, list[Member]] = {uid: [] for uid in uids}
    query = select(*STATEMENT_COLUMNS, APPEARANCE.c.claim, APPEARANCE.c.score, APPEARANCE.c.band, APPEARANCE.c.why)
    query = query.join(STATEMENT, STATEMENT.c.uid == APPEARANCE.c.statement)
    for row in rows_where(connection, query, APPEARANCE.c.claim, found):
        member = Member(statement=read_statement(row), score=row.score, band=row.band, why=row.why)
        found[row.claim].append(member)
    for looks in found.values():
        looks.sort(key=lambda look: look.statement.order)
    return found


def touching_posts(connection: Connection, posts: Iterable[str]) -> set[str]:
    """Uids of the claims that statements of `posts` make."""
    rows = rows_where(connection, select(STATEMENT.c.uid), STATEMENT.c.post, posts)
    return set(claims_of(connection, [row.uid for row in rows]).values())


def touching_sources(connection: Connection, sources: Iterable[str]) -> set[str]:
    """Uids of the claims that `sources` make."""
    query = select(APPEARANCE.c.claim).join(STATEMENT, STATEMENT.c.uid == APPEARANCE.c.statement).distinct()
    return {row.claim for row in rows_where(connection, query, STATEMENT.c.source, sources)}
