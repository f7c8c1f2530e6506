"""Notices in a file what went back to an earlier text: a post that said A, then B, and now says A again.

A file that tells both A and B of a post and is taken in twice changes nothing: what counts is the last that the whole
file tells of a post, so this is asked when all of it has been read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pipeline.types import Post, RejectedPost, Saved
from storage import Store


class Returns:
    """Saves the posts of one file, portion by portion, and in the end what came back in it."""

    def __init__(self, store: Store, now: datetime) -> None:
        """Be ready for a file that is taken in at `now`."""
        self._store = store
        self._now = now
        self._last: dict[str, Post] = {}
        """uid → the last that the file told of a post, where storage holds another version as the latest."""

    def save(self, batch: Sequence[Post | RejectedPost]) -> Saved:
        """Keep the next portion of the file."""
        saved = self._store.save_posts(batch, self._now)
        posts = [one for one in batch if isinstance(one, Post)]
        if self._last:
            for post in posts:
                self._last.pop(post.uid, None)
        if saved.unchanged or saved.changed:  # else nobody had seen any of these posts before
            self._last |= self._store.overtaken(posts)
        return saved

    def finish(self) -> Saved:
        """Keep what came back as versions, when the whole file has been told."""
        return self._store.save_returns(self._last, self._now) if self._last else Saved()
