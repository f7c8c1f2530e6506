"""Keeps posts: each id once, every version of it, nothing overwritten; and the queue of those to work on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, func, select

from pipeline.types import Post, RejectedPost, Saved, short_hash
from storage.arrivals import Arrival, Known, fit, look_for
from storage.columns import utc_text
from storage.rows import add_rows, chunks, keep_rows, put_rows, remove_where, rows_where
from storage.scrub import storable
from storage.sourcelog import Writing
from storage.tables_in import POST, POST_QUEUE, POST_VERSION, REJECTED
from storage.tables_out import ERASED
from storage.versions import Version, in_utc, merge, resolve, version_token, with_return

POST_COLUMNS = [POST.c[name] for name in Post.model_fields]
"""The columns that make up a Post."""


def ref_key(text: str | None) -> str | None:
    """The short form under which an id or a URL is looked up."""
    return None if text is None else short_hash(text)


def read_post(row: RowMapping) -> Post:
    """The Post of a row of `POST_COLUMNS`."""
    return Post.model_validate(dict(row))


def save(work: Writing, posts: Iterable[Post | RejectedPost]) -> Saved:
    """Keep `posts` in their versions and queue what is new or changed; what is known already changes nothing."""
    return save_each(work, [posts])[0]


def save_each(
    work: Writing, batches: Sequence[Iterable[Post | RejectedPost]], found: Known | None = None
) -> list[Saved]:
    """The same for several batches, of which no two hold the same post: what is new, in statements that they share.

    `found` is what is known already of which posts are stored; the others are looked for.
    """
    fitted = [[storable(one) if isinstance(one, RejectedPost) else fit(one) for one in batch] for batch in batches]
    uids = [one.uid for batch in fitted for one in batch if isinstance(one, Arrival)]
    gone = _erased(work.connection, uids)
    found = found or Known((), {})
    more = [uid for uid in uids if uid not in found.asked]
    known = {**found.rows, **look_for(work.connection, more).rows} if more else found.rows
    fresh: list[Arrival] = []
    rejected: list[RejectedPost] = []
    saved = [_save(work, batch, gone, known, fresh, rejected) for batch in fitted]
    _add_fresh(work, fresh)
    _keep_rejected(work, rejected)
    return saved


def _erased(connection: Connection, uids: Iterable[str]) -> set[str]:
    """Those of `uids` whose posts were erased; where none ever was, that is not asked for each."""
    if connection.execute(select(ERASED.c.post).limit(1)).first() is None:
        return set()
    return {row.post for row in rows_where(connection, select(ERASED.c.post), ERASED.c.post, uids)}


def _save(
    work: Writing,
    batch: Iterable[Arrival | RejectedPost],
    gone: Container[str],
    known: Mapping[str, Row[Any]],
    fresh: list[Arrival],
    rejected: list[RejectedPost],
) -> Saved:
    """Write what changed of one batch, and leave what is new in `fresh` and `rejected`; what it all comes to."""
    arrived: dict[str, list[Arrival]] = {}
    refused = new = unchanged = 0
    for one in batch:
        if isinstance(one, RejectedPost):
            rejected.append(one)
            refused += 1
        elif one.uid in gone:
            unchanged += 1
        else:
            arrived.setdefault(one.uid, []).append(one)
    touched: dict[str, list[Post]] = {}
    for uid, versions in arrived.items():
        row = known.get(uid)
        if row is None and len(versions) == 1:
            fresh += versions
            new += 1
        elif row is not None and all(v.digest == row.digest and v.post.fetched >= row.fetched for v in versions):
            unchanged += len(versions)
        else:
            touched[uid] = [version.post for version in versions]
    return Saved(new=new, unchanged=unchanged, rejected=refused) + _add_versions(work, touched)


def _row(post: Post, uid: str, digest: str, versions: int) -> dict[str, Any]:
    return {
        **post.__dict__,
        "uid": uid,
        "at": post.at,
        "digest": digest,
        "versions": versions,
        "id_ref": ref_key(post.id),
        "url_ref": ref_key(post.url),
        "reply_ref": ref_key(post.reply_to),
    }


def _queue_row(post: Post, uid: str, digest: str | None = None) -> dict[str, Any]:
    return {"post": uid, "at": post.at, "source": post.source, "token": version_token(post, digest)}


def _log(work: Writing, uid: str, post: Post, digest: str, arrival: int) -> None:
    """Log that a version arrived."""
    marks = {"deleted": True} if post.deleted else {}
    work.log("post", post=uid, source=post.source, id=post.id, version=arrival, digest=digest, **marks)


def _add_fresh(work: Writing, arrivals: Sequence[Arrival]) -> None:
    """Insert posts that nobody has seen before."""
    add_rows(work.connection, POST, [_row(*arrival, 1) for arrival in arrivals])
    add_rows(work.connection, POST_QUEUE, [_queue_row(*arrival) for arrival in arrivals])
    for post, uid, digest in arrivals:
        _log(work, uid, post, digest, 1)


def _add_versions(work: Writing, touched: dict[str, list[Post]]) -> Saved:
    """Merge what arrived with the versions that are there, and write what differs."""
    if not touched:
        return Saved()
    known = load_versions(work.connection, touched)
    before = {uid: known.get(uid, ()) for uid in touched}
    after = {uid: merge(before[uid], posts) for uid, posts in touched.items()}
    _write_versions(work, before, after)
    saved = Saved()
    for uid, posts in touched.items():
        added, news = len(after[uid]) - len(before[uid]), 0 if before[uid] else 1
        saved += Saved(new=news, changed=added - news, unchanged=len(posts) - added)
    return saved


def _write_versions(
    work: Writing, before: Mapping[str, Sequence[Version]], after: Mapping[str, Sequence[Version]]
) -> None:
    """Write the posts whose versions were those `before`, and log and queue what is new in them."""
    rows, queue, version_rows = [], [], []
    for uid, versions in after.items():
        known = before[uid]
        if tuple(versions) == tuple(known):
            continue
        shown = resolve(versions)[-1]
        rows.append(_row(shown, uid, versions[-1].digest, len(versions)))
        if not known or version_token(shown) != version_token(resolve(known)[-1]):
            queue.append(_queue_row(shown, uid))
        if len(versions) > 1:
            version_rows += [_version_row(uid, version) for version in versions]
        for version in sorted(versions, key=lambda version: version.arrival):
            if version.arrival > len(known):
                _log(work, uid, version.post, version.digest, version.arrival)
        _log_seen_earlier(work, uid, known, versions)
    put_rows(work.connection, POST, rows)
    put_rows(work.connection, POST_VERSION, version_rows)
    put_rows(work.connection, POST_QUEUE, queue)


def overtaken(connection: Connection, posts: Iterable[Post]) -> dict[str, Post]:
    """Uid → the last of `posts` (all stored) under it, where storage holds another version as the latest."""
    last = {one.uid: one for one in map(fit, posts) if isinstance(one, Arrival)}
    for row in list(rows_where(connection, select(ERASED.c.post), ERASED.c.post, last)):
        del last[row.post]
    query = select(POST.c.uid, POST.c.digest)
    latest_digest = {row.uid: row.digest for row in rows_where(connection, query, POST.c.uid, last)}
    return {uid: one.post for uid, one in last.items() if latest_digest.get(uid, one.digest) != one.digest}


def save_returns(work: Writing, posts: Mapping[str, Post]) -> Saved:
    """Of `posts` (by uid), each the last that a reading told, make those a version again that came back."""
    before = load_versions(work.connection, posts)
    after = {uid: with_return(versions, posts[uid]) for uid, versions in before.items()}
    _write_versions(work, before, after)
    return Saved(changed=sum(len(after[uid]) - len(before[uid]) for uid in after))


def _log_seen_earlier(work: Writing, uid: str, before: Sequence[Version], after: Sequence[Version]) -> None:
    """Log that a version which is known was first seen earlier than we knew."""
    known = {version.arrival: version.post.fetched for version in before}
    for version in after:
        was = known.get(version.arrival)
        if was is not None and was != version.post.fetched:
            work.log(
                "seen", post=uid, version=version.arrival, before=utc_text(was), after=utc_text(version.post.fetched)
            )


def _version_row(uid: str, version: Version) -> dict[str, Any]:
    post = version.post
    return {
        "post": uid,
        "arrival": version.arrival,
        "digest": version.digest,
        "edited": post.edited,
        "fetched": post.fetched,
        "content": post,
    }


def load_versions(connection: Connection, uids: Iterable[str]) -> dict[str, tuple[Version, ...]]:
    """Uid → its versions as they arrived, in order; posts that are not there are left out."""
    found: dict[str, tuple[Version, ...]] = {}
    several: list[str] = []
    query = select(*POST_COLUMNS, POST.c.uid, POST.c.digest, POST.c.versions)
    for row in rows_where(connection, query, POST.c.uid, uids):
        if row.versions > 1:
            several.append(row.uid)
            continue
        content = {name: value for name, value in row._mapping.items() if name in Post.model_fields}
        found[row.uid] = (Version(post=Post.model_validate(content), digest=row.digest, arrival=1),)
    lists: dict[str, list[Version]] = {}
    for row in rows_where(connection, select(POST_VERSION), POST_VERSION.c.post, several):
        version = Version(post=in_utc(row.content), digest=row.digest, arrival=row.arrival)
        lists.setdefault(row.post, []).append(version)
    for uid, versions in lists.items():
        found[uid] = tuple(sorted(versions, key=lambda version: version.order))
    return found


def _keep_rejected(work: Writing, rejected: Sequence[RejectedPost]) -> None:
    """Keep what could not become a post, once."""
    rows = {
        "r-" + short_hash(entry.where, entry.reason, entry.raw): {"at": work.now, **entry.__dict__}
        for entry in rejected
    }
    known = rows_where(work.connection, select(REJECTED.c.uid), REJECTED.c.uid, rows)
    for row in list(known):
        del rows[row.uid]
    keep_rows(work.connection, REJECTED, [{"uid": uid, **row} for uid, row in rows.items()])
    for uid, kept in rows.items():
        work.log("rejected", uid=uid, where=kept["where"], reason=kept["reason"])


def pending(connection: Connection, limit: int) -> list[Post]:
    """The first `limit` posts of the queue, in canonical order (time, source, uid)."""
    order = (POST_QUEUE.c.at, POST_QUEUE.c.source, POST_QUEUE.c.post)
    query = select(*POST_COLUMNS).join(POST_QUEUE, POST_QUEUE.c.post == POST.c.uid).order_by(*order).limit(limit)
    return [read_post(row) for row in connection.execute(query).mappings()]


def number_pending(connection: Connection) -> int:
    """How many posts are in the queue."""
    return int(connection.execute(select(func.count()).select_from(POST_QUEUE)).scalar_one())


def clear_pending(connection: Connection, posts: Iterable[Post]) -> None:
    """Take exactly these versions out of the queue: a version that arrived meanwhile stays."""
    tokens = {post.uid: version_token(post) for post in posts}
    query = select(POST_QUEUE.c.post, POST_QUEUE.c.token)
    queued = rows_where(connection, query, POST_QUEUE.c.post, tokens)
    done = [row.post for row in queued if tokens[row.post] == row.token]
    remove_where(connection, POST_QUEUE, POST_QUEUE.c.post, done)


def requeue(connection: Connection, uids: Iterable[str] | None) -> int:
    """Queue posts again, all of them where `uids` is None; returns how many were queued that were not before."""
    query = select(POST.c.uid).order_by(POST.c.at, POST.c.source, POST.c.uid)
    asked = connection.execute(query).scalars().all() if uids is None else list(dict.fromkeys(uids))
    before = connection.execute(select(func.count()).select_from(POST_QUEUE)).scalar_one()
    for chunk in chunks(asked):
        rows = [_queue_row(post, uid) for uid, post in latest(connection, chunk).items()]
        put_rows(connection, POST_QUEUE, rows)
    return int(connection.execute(select(func.count()).select_from(POST_QUEUE)).scalar_one()) - int(before)


def latest(connection: Connection, uids: Iterable[str]) -> dict[str, Post]:
    """Uid → the post in its latest version."""
    query = select(*POST_COLUMNS, POST.c.uid)
    found: dict[str, Post] = {}
    for row in rows_where(connection, query, POST.c.uid, uids):
        content = dict(row._mapping)
        uid = content.pop("uid")
        found[uid] = Post.model_validate(content)
    return found
