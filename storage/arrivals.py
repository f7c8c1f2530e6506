"""Posts as they arrive: made fit to be stored, with what is dear to compute twice, and looked for among the stored."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from pipeline.types import Post, RejectedPost
from storage.rows import rows_where
from storage.scrub import storable
from storage.tables_in import POST
from storage.versions import content_digest, in_utc

LONGEST_NAME = 500
"""Characters of a source's name: it stands in indexes, and PostgreSQL takes no more than 2,704 bytes there."""


class Arrival(NamedTuple):
    """A post that arrived, with what is dear to compute twice."""

    post: Post
    uid: str
    digest: str


class Known(NamedTuple):
    """What a look for posts found."""

    asked: Container[str]
    """The uids that were looked for."""
    rows: Mapping[str, Row[Any]]
    """Uid → uid, digest and first fetch of those that are stored."""


def look_for(connection: Connection, uids: Iterable[str]) -> Known:
    """Which of the posts with these `uids` are stored."""
    asked = dict.fromkeys(uids)
    query = select(POST.c.uid, POST.c.digest, POST.c.fetched)
    return Known(asked, {row.uid: row for row in rows_where(connection, query, POST.c.uid, asked)})


def fit(given: Post) -> Arrival | RejectedPost:
    """`given` as it can be stored, or why it can't."""
    post = in_utc(given)
    try:
        digest = content_digest(post)
    except ValueError:
        post = storable(post)
        digest = content_digest(post)
    if len(post.source) > LONGEST_NAME:
        reason = f"the source's name has {len(post.source)} characters, more than {LONGEST_NAME}"
        return RejectedPost(where=f"{post.source[:40]}…, {post.id}", reason=reason, raw=post.model_dump_json())
    return Arrival(post, post.uid, digest)
