"""Remembers what a source showed on the last visit, to tell what is new, changed, renamed or gone.

The cursor carries, for each of the newest posts, digests of its words, its address, its time and of all that it is.
Of a post that was seen as it is, nothing is brought again: neither work nor a version for a count of views that rose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from pydantic import JsonValue

from pipeline.types import CHANGE_NOTICED, Cursor, Post

MOST = 500
"""Posts remembered of one source: several pages of any timeline, at about 100 bytes each."""
MAX_LINK = 300
"""Characters of an address that are remembered; longer ones are told apart by these."""
_STATE = "known"
_UNCHANGING = frozenset(["source", "id", "author", "fetched", "extra"])
"""Fields in which a difference is no edit: names, our own clock, and counts."""
_MEDIA = frozenset(["media"])
_UNTOLD = _UNCHANGING | _MEDIA


class Trace(NamedTuple):
    """What is remembered of one post."""

    whole: str
    """Digest of all that an edit could change."""
    words: str
    """Digest of its text."""
    link: str
    """Its address; empty: it has none."""
    at: str
    """When it was published, ISO 8601; empty: undated."""
    gone: bool = False
    """Whether we said that it was deleted."""

    @property
    def names(self) -> tuple[tuple[str, str, str], ...]:
        """What stands for its id where a site changes ids: two of address, time and words."""
        pairs = (("link, at", self.link, self.at), ("link", self.link, self.words), ("at", self.at, self.words))
        return tuple(pair for pair in pairs if pair[1] and pair[2])


Known = Mapping[str, Trace]
"""Id → what is remembered of the post, in the order of the document."""


def recall(cursor: Cursor) -> dict[str, Trace]:
    """What the last visit left in `cursor`; what is not of our making there is passed over."""
    kept = cursor.state.get(_STATE)
    known = {}
    for name, row in kept.items() if isinstance(kept, dict) else ():
        if isinstance(row, list) and len(row) == len(Trace._fields):
            whole, words, link, at = (str(part) for part in row[:4])
            known[name] = Trace(whole, words, link, at, gone=bool(row[4]))
    return known


def remember(known: Known) -> dict[str, JsonValue]:
    """The newest of `known` as the part of a cursor's state that `recall` reads; undated ones count as oldest."""
    newest = sorted(known.items(), key=lambda item: item[1].at, reverse=True)[:MOST]
    return {_STATE: {name: list(one) for name, one in newest}}


def trace(post: Post, passing: frozenset[str] = frozenset()) -> Trace:
    """What to remember of `post`; `passing` names fields that change by themselves (addresses that expire)."""
    # written out once: texts are long, and in both digests
    said = {name: _written(value) for name, value in post.__dict__.items() if name not in _UNTOLD}
    whole = [written for name, written in said.items() if name not in passing]
    if "media" not in passing:  # as plain values: writing out a record takes ten times as long
        whole.append(_written([(media.url, media.sha256) for media in post.media]))
    return Trace(
        whole=_digest(whole),
        words=_digest([said["title"], said["text"], said["html"]]),
        link=(post.url or "")[:MAX_LINK],
        at=post.published.isoformat() if post.published else "",
    )


def _written(value: object) -> bytes:
    """How Python writes `value` out."""
    return repr(value).encode("utf-8", "surrogatepass")


def _digest(written: Iterable[bytes]) -> str:
    """Tells values apart by how Python writes them out."""
    return blake2b(b"[%b]" % b", ".join(written), digest_size=8).hexdigest()


def under_old_ids(posts: Sequence[Post], known: Known) -> tuple[Post, ...]:
    """`posts`, those whose site gave them new ids under the ids that we know them by.

    A post is a known one's new name where that one is missing, and of address, time and words two are the same and
    no other post of the document shares them.
    """
    there = {post.id for post in posts}
    lost = {name: old for name, old in known.items() if name not in there and not old.gone}
    if not lost:
        return tuple(posts)
    names = [trace(post).names if post.id not in known else () for post in posts]
    shared = Counter(name for each in names for name in each)
    old_names = Counter(name for old in lost.values() for name in old.names)
    owner = {name: old_id for old_id, old in lost.items() for name in old.names if old_names[name] == 1}
    renamed: list[Post] = []
    taken: set[str] = set()
    for post, own in zip(posts, names, strict=True):
        old = next((owner[name] for name in own if name in owner and shared[name] == 1), None)
        if old is None or old in taken:
            renamed.append(post)
        else:
            taken.add(old)
            renamed.append(post.model_copy(update={"id": old}))
    return tuple(renamed)


def news(posts: Iterable[Post], traces: Known, known: Known, last_look: datetime | None = None) -> tuple[Post, ...]:
    """Those of `posts` that are new or say something else than before; one that came back after a deletion says so.

    Other words without a date of their own (`edited` is missing, or lies before `last_look`, when the post still said
    something else) are dated in `extra` by when they were noticed: so what was changed and changed back shows last.
    """
    brought = []
    for post in posts:
        before, now = known.get(post.id), traces[post.id]
        if before is not None and before.gone and not post.deleted:
            brought.append(_noticed(post, "came_back"))
        elif before is None or before.whole != now.whole:
            dated = post.edited is not None and (last_look is None or post.edited > last_look)
            same = before is None or before.words == now.words or dated or post.deleted
            brought.append(post if same else _noticed(post))
    return tuple(brought)


def _noticed(post: Post, *also: str) -> Post:
    """`post` with the time at which its change was noticed."""
    marks = dict.fromkeys((CHANGE_NOTICED, *also), post.fetched.isoformat())
    return post.model_copy(update={"extra": {**post.extra, **marks}})


def missing(posts: Sequence[Post], known: Known, *, complete: bool) -> dict[str, Trace]:
    """The known posts that `posts` should hold but do not: older ones still stand there.

    Only dated ones, because only of those it can be told that older ones stand. A list that does not go by time shows
    nothing by what it leaves out, unless it is `complete`.
    """
    there = {post.id for post in posts}
    times = [post.published.isoformat() for post in posts if post.published]
    if not times or not (complete or times in (sorted(times), sorted(times, reverse=True))):
        return {}
    oldest = min(times)
    return {name: old for name, old in known.items() if name not in there and not old.gone and old.at > oldest}
