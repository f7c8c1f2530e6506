"""Sources: where we are with each, what each visit brought, and how the settings graded them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection, func, select, update

from pipeline.types import Capture, Cursor, FetchOutcome, Reliability, Role, Saved, Source, short_hash
from storage import health, posts
from storage.arrivals import look_for
from storage.columns import canonical, utc_text
from storage.packing import packed
from storage.rows import add_rows, chunks, keep_rows, put_rows, rows_where
from storage.scrub import storable, storable_text
from storage.sourcelog import Writing
from storage.tables_in import BLOB, CAPTURE, FETCH, POST, SOURCE_GRADE, SOURCE_STATE
from storage.work import FetchRecord

_SOME = 16
"""Bodies that are compressed and written together: a statement costs 0.1 ms, a body is 10 MiB at most."""
_GRADED = ("role", "reliability", "owner", "side", "aliases")
"""What of a source decides how its statements are judged."""


def cursors(connection: Connection, names: Iterable[str] | None = None) -> dict[str, Cursor]:
    """Name of a source → where we are with it; all of them where `names` is None."""
    query = select(SOURCE_STATE)
    found = connection.execute(query) if names is None else rows_where(connection, query, SOURCE_STATE.c.source, names)
    return {row.source: Cursor.model_validate(dict(row._mapping)) for row in found}


def save_fetch(work: Writing, outcome: FetchOutcome) -> Saved:
    """Keep all that one visit brought: bytes, posts, cursor, the visit itself."""
    return save_fetches(work, [outcome])[0]


def save_fetches(work: Writing, outcomes: Sequence[FetchOutcome]) -> list[Saved]:
    """Keep all that each of several visits brought; those of different sources share statements, which saves most."""
    if len(outcomes) > 1 and not _are_apart(outcomes):
        return [save_fetch(work, outcome) for outcome in outcomes]
    keep_captures(work, [capture for outcome in outcomes for capture in outcome.captures])
    found = look_for(work.connection, (post.uid for outcome in outcomes for post in outcome.posts))
    fresh = [health.unknown(found, outcome.posts) for outcome in outcomes]
    saved = posts.save_each(work, [(*outcome.posts, *outcome.rejected) for outcome in outcomes], found)
    health.note_visits(work.connection, zip(outcomes, fresh, strict=True))
    states, visits = [], []
    for outcome, counts in zip(outcomes, saved, strict=True):
        cursor = storable(outcome.cursor)
        if counts.new:
            cursor = cursor.model_copy(update={"last_new": outcome.at})
        states.append(dict(cursor.__dict__))
        visits.append(_visit(work, outcome, counts))
    put_rows(work.connection, SOURCE_STATE, states)
    add_rows(work.connection, FETCH, visits)
    return saved


def _are_apart(outcomes: Sequence[FetchOutcome]) -> bool:
    """Whether no two of the visits can have brought the same post; a folder may hold posts of any source."""
    own = all(post.source == outcome.source for outcome in outcomes for post in outcome.posts)
    return own and len({outcome.source for outcome in outcomes}) == len(outcomes)


def _visit(work: Writing, outcome: FetchOutcome, saved: Saved) -> dict[str, Any]:
    """The row of a visit, which is logged."""
    error = None if outcome.error is None else storable_text(outcome.error)
    counts = {"new": saved.new, "changed": saved.changed, "same": saved.unchanged, "rejected": saved.rejected}
    status = outcome.captures[-1].status if outcome.captures else None
    row = {"source": outcome.source, "at": outcome.at, "unchanged": outcome.unchanged, "error": error, "status": status}
    seen = [capture.sha256 for capture in outcome.captures]
    work.log("fetch", source=outcome.source, unchanged=outcome.unchanged, error=error, captures=list(seen), **counts)
    return {**row, **counts}


def keep_captures(work: Writing, captures: Sequence[Capture]) -> None:
    """Keep bytes once, and each time that they were fetched."""
    if not captures:
        return
    digests = [hashlib.sha256(capture.body).hexdigest() for capture in captures]
    there = _with_bytes(work.connection, digests)
    bodies = {digest: capture.body for digest, capture in zip(digests, captures, strict=True) if digest not in there}
    for some in chunks(bodies.items(), _SOME):  # compressed, they would all lie in memory at once
        rows = [{"sha256": name, "size": len(body), "body": packed(body)} for name, body in some]
        put_rows(work.connection, BLOB, rows)
    told = [_capture_row(work, capture, digest) for capture, digest in zip(captures, digests, strict=True)]
    keep_rows(work.connection, CAPTURE, told)


def _capture_row(work: Writing, capture: Capture, digest: str) -> dict[str, Any]:
    """The row of what was fetched once, which is logged."""
    uid = "b-" + short_hash(digest, capture.source, capture.url, capture.fetched.isoformat())
    headers = {storable_text(name): storable_text(value) for name, value in capture.headers.items()}
    row = {"uid": uid, "sha256": digest, "source": capture.source, "url": storable_text(capture.url)}
    told = hashlib.sha256(canonical(headers).encode()).hexdigest()
    seen: dict[str, JsonValue] = {"fetched": utc_text(capture.fetched), "status": capture.status, "headers": told}
    size = len(capture.body)
    work.log("capture", capture=uid, sha256=digest, size=size, source=capture.source, url=row["url"], **seen)
    return {**row, "fetched": capture.fetched, "status": capture.status, "headers": headers}


def _with_bytes(connection: Connection, digests: Iterable[str]) -> set[str]:
    """Those of `digests` whose bytes are there: bytes that `keep` let go are kept again when they come again."""
    query = select(BLOB.c.sha256).where(func.length(BLOB.c.body) > 0)
    return {row.sha256 for row in rows_where(connection, query, BLOB.c.sha256, digests)}


def captures(connection: Connection, sha256: str) -> list[Capture]:
    """Each time that the bytes named `sha256` were fetched, earliest first, with the bytes."""
    query = select(CAPTURE, BLOB.c.body).join(BLOB, BLOB.c.sha256 == CAPTURE.c.sha256).where(CAPTURE.c.sha256 == sha256)
    found = []
    for row in connection.execute(query.order_by(CAPTURE.c.fetched, CAPTURE.c.uid)).mappings():
        values = {name: row[name] for name in Capture.model_fields}
        found.append(Capture.model_validate({**values, "body": zlib.decompress(row["body"]) if row["body"] else b""}))
    return found


def fetches(connection: Connection, source: str | None, limit: int) -> list[FetchRecord]:
    """The last `limit` visits, to one source or to all, latest first."""
    columns = [FETCH.c[name] for name in FetchRecord.model_fields]
    query = select(*columns).order_by(FETCH.c.at.desc(), FETCH.c.seq.desc()).limit(limit)
    if source is not None:
        query = query.where(FETCH.c.source == source)
    return [FetchRecord.model_validate(dict(row)) for row in connection.execute(query).mappings()]


def sources_seen(connection: Connection) -> set[str]:
    """The names of all sources that posts name."""
    return set(connection.execute(select(POST.c.source).distinct()).scalars())


def save_roster(work: Writing, sources: Sequence[Source]) -> set[str]:
    """Keep how the settings grade `sources` from now on; returns the names whose claims must be judged again.

    A change stays in the answer until `roster_applied` says that it was done, so that a pass that dies loses none.
    """
    now = latest_grades(work.connection)
    rows, moved = [], []
    for source in sources:
        graded = {name: getattr(source, name) for name in _GRADED} | {"listed": True}
        known = dict(now.get(source.name, {}))
        before, address = known.pop("address", None), _address(source)
        if known != graded:
            rows.append({"name": source.name, "since": work.now, **graded, "address": address, "applied": False})
        elif before != address:
            moved.append({"name": source.name, "since": work.now, **graded, "address": address, "applied": True})
    listed = {source.name for source in sources}
    for name, graded in now.items():
        if graded["listed"] and name not in listed:
            rows.append({"name": name, "since": work.now, **graded, "listed": False, "applied": False})
    put_rows(work.connection, SOURCE_GRADE, [*rows, *moved])
    for row in rows:
        role, grade = Role(row["role"]).value, Reliability(row["reliability"]).value
        body = {"owner": row["owner"], "side": row["side"], "aliases": list(row["aliases"]), "listed": row["listed"]}
        work.log("grade", name=row["name"], role=role, reliability=grade, address=row["address"], **body)
    for row in moved:
        work.log("address", name=row["name"], before=now[row["name"]]["address"], after=row["address"])
    open_ = select(SOURCE_GRADE.c.name).where(SOURCE_GRADE.c.applied.is_(False)).distinct()
    return set(work.connection.execute(open_).scalars())


def _address(source: Source) -> str | None:
    """How `source` is reached, as one text: its kind, and its address, account or path; None: it is fed by `ingest`."""
    return None if source.kind is None else f"{source.kind} {source.url or source.account or source.path}"


def latest_grades(connection: Connection) -> dict[str, dict[str, Any]]:
    """Name → how the settings graded it last."""
    found = {}
    for row in connection.execute(select(SOURCE_GRADE).order_by(SOURCE_GRADE.c.since)).mappings():
        found[row["name"]] = {name: row[name] for name in (*_GRADED, "listed", "address")}
    return found


def roster_applied(connection: Connection, names: Iterable[str]) -> None:
    """Note that the claims of these sources were judged by their latest grades."""
    for name in names:
        connection.execute(update(SOURCE_GRADE).where(SOURCE_GRADE.c.name == name).values(applied=True))
