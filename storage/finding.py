"""Finds posts: by what another post wrote about them, by who answered them, or all of a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, select

from pipeline.types import Post, post_uid
from storage.posts import POST_COLUMNS, latest, load_versions, ref_key
from storage.rows import rows_where
from storage.tables_in import POST
from storage.versions import resolve
from storage.work import PostFilter

PAGE = 500
"""Posts read at a time."""

Ref = tuple[str, str]
"""The source that wrote it, and what it wrote: an id or a URL."""


def find(connection: Connection, refs: Iterable[Ref]) -> dict[Ref, Post]:
    """(source, id or URL) → the post meant: an id of the same source, else a URL, else an id that only one source uses.

    Two posts of one URL: the earliest, because later ones repeat it. What is not found is left out.
    """
    asked = list(dict.fromkeys(refs))
    own = {ref: post_uid(*ref) for ref in asked}
    rows = rows_where(connection, select(POST.c.uid), POST.c.uid, own.values())
    there = {row.uid for row in rows}
    meant = {ref: uid for ref, uid in own.items() if uid in there}
    left = [ref for ref in asked if ref not in meant]
    by_url = _by_key(connection, POST.c.url, POST.c.url_ref, left)
    by_id = _by_key(connection, POST.c.id, POST.c.id_ref, left)
    for source, ref in left:
        urls, ids = by_url.get(ref, []), by_id.get(ref, [])
        if urls:
            meant[source, ref] = urls[0].uid
        elif len(ids) == 1:
            meant[source, ref] = ids[0].uid
    found = latest(connection, meant.values())
    return {ref: found[uid] for ref, uid in meant.items()}


def _by_key(connection: Connection, column: Any, key: Any, refs: Iterable[Ref]) -> dict[str, list[Row[Any]]]:  # noqa: ANN401
    """What was written → the posts that `column` holds it for, in canonical order."""
    query = select(POST.c.uid, column.label("value")).order_by(POST.c.at, POST.c.source, POST.c.uid)
    found: dict[str, list[Row[Any]]] = {}
    for row in rows_where(connection, query, key, [ref_key(ref) for _, ref in refs]):
        found.setdefault(row.value, []).append(row)
    return found


def answers_to(connection: Connection, uids: Iterable[str]) -> dict[str, list[str]]:
    """Uid of a post → uids of the posts that answer it, in canonical order; posts without answers are left out."""
    called = select(POST.c.uid, POST.c.id_ref, POST.c.url_ref)
    asked = {row.uid: (row.id_ref, row.url_ref) for row in rows_where(connection, called, POST.c.uid, uids)}
    keys = {key for refs in asked.values() for key in refs if key is not None}
    query = select(POST.c.uid, POST.c.source, POST.c.reply_to, POST.c.at)
    candidates = list(rows_where(connection, query, POST.c.reply_ref, keys))
    meant = find(connection, [(one.source, one.reply_to) for one in candidates])
    answers: dict[str, list[str]] = {}
    for one in sorted(candidates, key=lambda one: (one.at, one.source, one.uid)):
        post = meant.get((one.source, one.reply_to))
        if post is not None and post.uid in asked and post.uid != one.uid:
            answers.setdefault(post.uid, []).append(one.uid)
    return answers


def versions(connection: Connection, uid: str) -> list[Post]:
    """The versions of the post `uid`, earliest first, the latest last; empty: no such post."""
    known = load_versions(connection, [uid]).get(uid)
    return resolve(known) if known else []


def in_order(connection: Connection, wanted: PostFilter) -> Iterator[tuple[Post, list[Post]]]:
    """The posts that `wanted` describes, in canonical order, each with its earlier versions, a page at a time."""
    query = select(*POST_COLUMNS, POST.c.uid, POST.c.versions).order_by(POST.c.at, POST.c.source, POST.c.uid)
    if wanted.since is not None:
        query = query.where(POST.c.at >= wanted.since)
    if wanted.until is not None:
        query = query.where(POST.c.at < wanted.until)
    if wanted.sources:
        query = query.where(POST.c.source.in_(wanted.sources))
    for page in connection.execute(query, execution_options={"yield_per": PAGE}).mappings().partitions():
        yield from _with_versions(connection, page)


def _with_versions(connection: Connection, page: Sequence[RowMapping]) -> Iterator[tuple[Post, list[Post]]]:
    several = [row["uid"] for row in page if row["versions"] > 1]
    earlier = {uid: resolve(known)[:-1] for uid, known in load_versions(connection, several).items()}
    for row in page:
        values = dict(row)
        del values["versions"]
        uid = values.pop("uid")
        yield Post.model_validate(values), earlier.get(uid, [])
