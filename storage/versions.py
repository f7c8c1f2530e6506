"""Orders the versions of a post: what its source shows last, and what it showed before.

A version is a content; seen again it is the same version, first fetched when it was first seen, unless a source that
had shown another since has gone back to it: then it is a version once more. Versions order by
`edited`, then `fetched`, then arrival, so that the result does not depend on the order in which they came
(contract, "A post, as ingest reads it"). A deletion that says no time, and a change that a collector noticed, stand
where they were noticed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from pipeline.times import read_time
from pipeline.types import CHANGE_NOTICED, Post, Record
from storage.columns import to_utc, utc_text
from storage.scrub import is_storable

_NEVER = datetime.min.replace(tzinfo=UTC)

_NOT_CONTENT = {"fetched"}
"""When we saw it says nothing about what it says."""


class Version(Record):
    """One version of a post, as it arrived."""

    post: Post
    digest: str
    arrival: int
    """1 for the version of the post that arrived first."""

    @property
    def order(self) -> tuple[datetime, datetime, int]:
        """Where it stands among the versions of its post."""
        edited = self.post.edited or (self.post.fetched if self.post.deleted else _NEVER)
        return (max(edited, _noticed(self.post)), self.post.fetched, self.arrival)

    @property
    def is_tombstone(self) -> bool:
        """Whether it only says that the post is gone."""
        return self.post.deleted and not self.post.text


def _noticed(post: Post) -> datetime:
    """When a collector noticed that the post had changed; the beginning of time where none did."""
    written = post.extra.get(CHANGE_NOTICED)
    return (read_time(written) if isinstance(written, str) else None) or _NEVER


def content_digest(post: Post) -> str:
    """SHA-256, hexadecimal, over all of `post` but when it was fetched.

    Raises ValueError for what cannot be stored: NUL, and text that has no UTF-8.
    """
    text = post.__pydantic_serializer__.to_json(post, exclude=_NOT_CONTENT)
    if b"\\u0000" in text and not is_storable(post):
        raise ValueError("the post holds a NUL")
    return hashlib.sha256(text).hexdigest()


def version_token(post: Post, digest: str | None = None) -> str:
    """Names this state of a post, as it was handed out: another content, or another place in time, differs.

    `digest`: its `content_digest`, where that is known.
    """
    return f"{(digest or content_digest(post))[:32]}@{utc_text(post.at)}"


def in_utc(post: Post) -> Post:
    """`post` with its times in UTC; the same object where they are."""
    published, edited = post.published, post.edited
    dated = (published is None or published.tzinfo is UTC) and (edited is None or edited.tzinfo is UTC)
    if dated and post.fetched.tzinfo is UTC:
        return post
    times = {name: getattr(post, name) for name in ("published", "edited", "fetched")}
    moved = {name: to_utc(time) for name, time in times.items() if time is not None and time.tzinfo is not UTC}
    return post.model_copy(update=moved) if moved else post


def merge(known: Sequence[Version], arriving: Iterable[Post]) -> tuple[Version, ...]:
    """The versions of one post, in order, after `arriving` ones came; seen contents keep their first fetch.

    What is in `known` twice because it came back (`with_return`) stays twice.
    """
    by_arrival = {version.arrival: version for version in known}
    first: dict[str, Version] = {}
    for version in sorted(known, key=lambda version: version.post.fetched, reverse=True):
        first[version.digest] = version
    arrival = max(by_arrival, default=0)
    for post in arriving:
        digest = content_digest(post)
        seen = first.get(digest)
        if seen is None:
            arrival += 1
            first[digest] = by_arrival[arrival] = Version(post=post, digest=digest, arrival=arrival)
        elif post.fetched < seen.post.fetched:
            first[digest] = by_arrival[seen.arrival] = seen.model_copy(update={"post": post})
    return tuple(sorted(by_arrival.values(), key=lambda version: version.order))


def with_return(known: Sequence[Version], post: Post) -> tuple[Version, ...]:
    """`known` with `post`, the last that one reading of a source told, where its content came back after another.

    As they are where the latest version says the same, or where times tell that `post` belongs before it.
    """
    digest = content_digest(post)
    if not known or known[-1].digest == digest or all(version.digest != digest for version in known):
        return tuple(known)
    back = Version(post=post, digest=digest, arrival=max(version.arrival for version in known) + 1)
    return (*known, back) if back.order > known[-1].order else tuple(known)


def resolve(versions: Sequence[Version]) -> list[Post]:
    """What readers saw of each version, in order.

    A tombstone keeps what the version before it said, with the mark. An undated post stays where it was first seen:
    an edit does not move it in time.
    """
    posts: list[Post] = []
    first_seen = min(version.post.fetched for version in versions)
    for version in versions:
        post = version.post
        if version.is_tombstone and posts:
            mark = {"deleted": True, "edited": post.edited or posts[-1].edited, "fetched": post.fetched}
            post = posts[-1].model_copy(update=mark)
        if post.published is None and post.fetched != first_seen:
            post = post.model_copy(update={"fetched": first_seen})
        posts.append(post)
    return posts
