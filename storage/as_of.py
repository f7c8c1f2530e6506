"""What stood in the database when the source log had come to a certain entry.

Versions of posts, steps of verdicts, decisions and visits are only ever added, so that what stood earlier can be told
from the log. Claims and statements are written over: of those it can only be said whether they changed since.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from pipeline.types import Post
from storage import raw_posts
from storage.columns import canonical
from storage.posts import load_versions
from storage.raw_posts import PAGE, RawPost
from storage.sourcelog import GENESIS
from storage.tables_out import SOURCE_LOG, SOURCE_LOG_HEAD
from storage.versions import Version, resolve


class Head(NamedTuple):
    """An entry of the log: its number, its hash, when it was written."""

    seq: int
    hash: str
    at: datetime | None


class Changed(NamedTuple):
    """The first entry after another that changed something."""

    seq: int
    kind: str


def head(connection: Connection, until: int | None) -> Head:
    """The last entry, or entry `until`; of an empty log the hash before the first."""
    if until is None:
        until = int(connection.execute(select(SOURCE_LOG_HEAD.c.seq)).scalar_one())
    query = select(SOURCE_LOG.c.seq, SOURCE_LOG.c.hash, SOURCE_LOG.c.at).where(SOURCE_LOG.c.seq == until)
    row = connection.execute(query).one_or_none()
    return Head(row.seq, row.hash, row.at) if row else Head(0, GENESIS, None)


def number(connection: Connection, kind: str, until: int) -> int:
    """How many entries of `kind` there are up to entry `until`."""
    query = select(func.count()).where(SOURCE_LOG.c.kind == kind, SOURCE_LOG.c.seq <= until)
    return int(connection.execute(query).scalar_one())


def first_after(connection: Connection, kinds: Collection[str], until: int) -> Changed | None:
    """Number and kind of the first entry after `until` that is of one of `kinds`."""
    query = select(SOURCE_LOG.c.seq, SOURCE_LOG.c.kind).where(SOURCE_LOG.c.kind.in_(kinds), SOURCE_LOG.c.seq > until)
    row = connection.execute(query.order_by(SOURCE_LOG.c.seq).limit(1)).one_or_none()
    return Changed(row.seq, row.kind) if row else None


def first_beside(connection: Connection, kinds: Collection[str], until: int) -> Changed | None:
    """Number and kind of the first entry after `until` that is of none of `kinds`."""
    query = select(SOURCE_LOG.c.seq, SOURCE_LOG.c.kind).where(SOURCE_LOG.c.kind.not_in(kinds), SOURCE_LOG.c.seq > until)
    row = connection.execute(query.order_by(SOURCE_LOG.c.seq).limit(1)).one_or_none()
    return Changed(row.seq, row.kind) if row else None


def bodies(
    connection: Connection, kind: str, until: int | None, after: int = 0
) -> Iterator[tuple[int, datetime, dict[str, Any]]]:
    """Number, time and body of the entries of one kind after `after` and up to `until`, in order, a page at a time."""
    columns = (SOURCE_LOG.c.seq, SOURCE_LOG.c.at, SOURCE_LOG.c.body)
    query = select(*columns).where(SOURCE_LOG.c.kind == kind, SOURCE_LOG.c.seq > after).order_by(SOURCE_LOG.c.seq)
    if until is not None:
        query = query.where(SOURCE_LOG.c.seq <= until)
    for row in connection.execute(query, execution_options={"yield_per": PAGE}):
        yield row.seq, row.at, json.loads(row.body)


def posts(connection: Connection, until: int) -> Iterator[RawPost]:
    """The posts as they were at entry `until`, in the order in which they came: an order that nothing later moves."""
    later: dict[str, int] = {}
    for _, _, body in bodies(connection, "post", None, until):
        later[body["post"]] = later.get(body["post"], 0) + 1
    earlier_seen: dict[str, dict[int, datetime]] = {}
    for _, _, body in bodies(connection, "seen", None, until):
        times = earlier_seen.setdefault(body["post"], {})
        times.setdefault(body["version"], datetime.fromisoformat(body["before"]))
    came = (body["post"] for _, _, body in bodies(connection, "post", until) if body["version"] == 1)
    while uids := list(islice(came, PAGE)):
        rows = {row.uid: row for row in raw_posts.by_uid(connection, uids)}
        touched = [uid for uid in uids if uid in later or uid in earlier_seen]
        rebuilt = _rebuilt(connection, touched, later, earlier_seen)
        plain = {
            raw.uid: raw
            for raw in raw_posts.with_earlier(connection, [rows[uid] for uid in uids if uid not in rebuilt])
        }
        for uid in uids:
            yield rebuilt.get(uid) or plain[uid]


def _rebuilt(
    connection: Connection, uids: list[str], later: dict[str, int], seen: dict[str, dict[int, datetime]]
) -> dict[str, RawPost]:
    """Uid → the post without the versions that came later, and with the times that were known."""
    found: dict[str, RawPost] = {}
    for uid, versions in load_versions(connection, uids).items():
        known = len(versions) - later.get(uid, 0)
        kept = [_as_known(version, seen.get(uid, {})) for version in versions if version.arrival <= known]
        shown = resolve(sorted(kept, key=lambda version: version.order))
        found[uid] = RawPost(uid, _values(shown[-1]), shown[:-1])
    return found


def _as_known(version: Version, times: dict[int, datetime]) -> Version:
    if version.arrival not in times:
        return version
    post = version.post.model_copy(update={"fetched": times[version.arrival]})
    return version.model_copy(update={"post": post})


def _values(post: Post) -> list[Any]:
    """`post` as a raw one, without what follows its columns."""
    nested = post.model_dump(mode="json", include={"links", "media", "extra"})
    return [canonical(nested[name]) if name in nested else getattr(post, name) for name in raw_posts.NAMES]
