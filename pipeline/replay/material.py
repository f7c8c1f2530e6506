"""Chooses what is run again: the posts of a period with what stands around them, read anew where bytes were kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from pipeline.neighbourhood import WINDOW
from pipeline.normalise import normalise
from pipeline.replay.recorded import reread
from pipeline.replay.spec import Notes
from pipeline.settings import Settings
from pipeline.types import Post
from storage import PostFilter, Store

HOPS = 8
"""How far a post is followed that answers, repeats or quotes another: as far as the pass itself reads threads."""

Visit = tuple[str, datetime]
"""A source and when it was visited."""


def moved(at: datetime | None, by: int) -> datetime | None:
    """`at`, `by` windows of matching later (or earlier)."""
    return None if at is None else at + by * WINDOW


async def material(
    store: Store, settings: Settings, since: datetime | None, until: datetime | None, folder: Path
) -> tuple[list[Post], Notes]:
    """Every version of the posts of the period and of a window of matching on either side, in the order they came.

    With them the other posts of claims that these make, and what they answer, repeat or quote. Where the bytes of a
    visit were kept, its posts are read from them by today's collectors; `folder` is room for that.
    """
    around = PostFilter(since=moved(since, -1), until=moved(until, 1))
    stored = {post.uid: [*earlier, post] for post, earlier in store.iter_posts(around)}
    for uid in _others(store, stored.keys()) - stored.keys():
        stored[uid] = store.post_versions(uid)
    _follow(store, stored)
    head = store.log_at()
    notes = Notes(head=head.seq, hash=head.hash, now=head.at or datetime.now().astimezone())
    return await _read_anew(store, settings, around, stored, notes, folder)


def _others(store: Store, uids: Iterable[str]) -> frozenset[str]:
    """The posts of the claims that these posts make."""
    return store.posts_of_claims(store.claims_touching_posts(uids))


def _follow(store: Store, stored: dict[str, list[Post]]) -> None:
    """Add what the posts answer, repeat or quote."""
    edge = [post for versions in stored.values() for post in versions]
    for _ in range(HOPS):
        refs = {(one.source, ref) for one in edge for ref in (one.reply_to, one.repost_of, one.quote_of) if ref}
        found = {post.uid for post in store.find_posts(refs).values()} - stored.keys()
        if not found:
            return
        for uid in found:
            stored[uid] = store.post_versions(uid)
        edge = [post for uid in found for post in stored[uid]]


async def _read_anew(
    store: Store, settings: Settings, around: PostFilter, stored: dict[str, list[Post]], notes: Notes, folder: Path
) -> tuple[list[Post], Notes]:
    """The stored versions, those of visits whose bytes can be read again replaced by what today's collectors read."""
    fresh: dict[str, list[Post]] = {}
    visits: set[Visit] = set()
    unread = 0
    erased = {uid for uid, versions in stored.items() if not any(one.text or one.html for one in versions)}
    fetched = [one.fetched for versions in stored.values() for one in versions]
    span = PostFilter(since=min(fetched, default=around.since), until=around.until and max(fetched, default=None))
    last = max(fetched, default=None)
    async for outcome in reread(store.iter_captures(span.model_copy(update={"until": None})), settings.roster, folder):
        if last is not None and outcome.at > last:
            break
        if outcome.error is not None:
            unread += 1
            continue
        visits.add((outcome.source, outcome.at))
        for post in outcome.posts:
            if post.uid not in erased and (post.uid in stored or _is_inside(post, around)):
                fresh.setdefault(post.uid, []).append(post)
    kept = [
        post
        for uid, versions in stored.items()
        for post in versions
        if post.deleted or uid not in fresh or (post.source, post.fetched) not in visits
    ]
    read = [post for uid in fresh for post in fresh[uid] if _is_known_or_new(store, stored, post)]
    counted = {"posts": len(kept) + len(read), "visits": len(visits), "reread": len(read), "unread": unread}
    ordered = sorted(map(normalise, [*kept, *read]), key=lambda one: (one.fetched, one.at, one.source, one.id))
    return ordered, notes.model_copy(update=counted)


def _is_inside(post: Post, around: PostFilter) -> bool:
    return (around.since is None or post.at >= around.since) and (around.until is None or post.at < around.until)


def _is_known_or_new(store: Store, stored: dict[str, list[Post]], post: Post) -> bool:
    """Whether `post` is one of those chosen, or one that today's code finds and yesterday's did not."""
    return post.uid in stored or not store.posts([post.uid])
