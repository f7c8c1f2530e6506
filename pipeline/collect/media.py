"""Keeps the pictures, films and sounds that posts show, where their source's settings say so (`media: true`).

They are fetched through the one door, like everything, and become captures: named by their SHA-256, told to the source
log, part of WARC files and bundles. What could not be kept is told, with the reason.
"""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime

from pipeline.collect.fetch import Fetcher, shown
from pipeline.errors import FetchError
from pipeline.types import Capture, FetchOutcome, Media, Post, RejectedPost, Source

MOST = 40
"""Files of one visit: a channel that posts more in a quarter of an hour posts more than anybody looks at."""
ALL = 64 * 1024 * 1024
"""Bytes of one visit: they lie in memory until they are stored. One file may have as much as any answer may."""
PATIENCE = 60.0
"""Seconds of one visit, beside those that reading the posts takes."""
KINDS = ("image/", "video/", "audio/", "application/pdf")
"""What a server may call it: a page that says "log in first" is no picture."""
_WEB = ("http://", "https://")


class _Kept:
    """The media of one visit: what was fetched, by address, and what was not."""

    def __init__(self, source: Source, now: datetime, fetcher: Fetcher) -> None:
        self._source, self._now, self._fetcher = source, now, fetcher
        self._until = asyncio.get_running_loop().time() + PATIENCE
        self.captures: dict[str, Capture] = {}
        self.refused: dict[str, str] = {}

    async def fetch(self, url: str) -> None:
        """Fetch one file, once; whatever hinders it is noted."""
        if url in self.captures or url in self.refused:
            return
        if len(self.captures) >= MOST:
            self.refused[url] = f"a visit keeps {MOST} files at most"
            return
        try:
            async with asyncio.timeout(max(self._until - asyncio.get_running_loop().time(), 0.0)):
                answer = await self._fetcher.get(url, self._now)
        except FetchError as error:
            self.refused[url] = str(error)
            return
        except TimeoutError:
            self.refused[url] = f"a visit waits {PATIENCE:g} seconds for media at most"
            return
        kind = answer.headers.get("content-type", "").lower()
        size = sum(len(one.body) for one in self.captures.values()) + len(answer.body)
        if answer.status != 200 or not answer.body:
            self.refused[url] = f"{shown(url)} answered {answer.status} with {len(answer.body)} bytes"
        elif not kind.startswith(KINDS):
            self.refused[url] = f"{shown(url)} is no picture, film or sound, but {shown(kind) or 'of no kind'}"
        elif size > ALL:
            self.refused[url] = f"a visit keeps {ALL // 2**20} MiB of media at most"
        else:
            self.captures[url] = Capture(
                sha256=hashlib.sha256(answer.body).hexdigest(), source=self._source.name, url=url, fetched=self._now,
                status=answer.status, headers=answer.headers, body=answer.body,
            )  # fmt: skip

    def named(self, media: Media) -> Media:
        """`media` with the digest of what was kept of it."""
        found = self.captures.get(media.url)
        return media if found is None else media.model_copy(update={"sha256": found.sha256})


async def with_media(outcome: FetchOutcome, source: Source, now: datetime, fetcher: Fetcher) -> FetchOutcome:
    """`outcome` with the media of its posts as captures, where `source` wants them kept; its posts name their digests.

    What its source took down is not fetched. A file that cannot be had is among the rejected, with its reason.
    """
    if not source.media or not outcome.posts:
        return outcome
    kept = _Kept(source, now, fetcher)
    for post in outcome.posts:
        for media in post.media:
            if media.url.startswith(_WEB) and not post.deleted:
                await kept.fetch(media.url)
    refused = (RejectedPost(where=f"{source.name}, media", reason=why, raw=url) for url, why in kept.refused.items())
    return outcome.model_copy(
        update={
            "posts": tuple(_named(post, kept) for post in outcome.posts),
            "captures": (*outcome.captures, *kept.captures.values()),
            "rejected": (*outcome.rejected, *refused),
        }
    )


def _named(post: Post, kept: _Kept) -> Post:
    named = tuple(kept.named(media) for media in post.media)
    return post if named == post.media else post.model_copy(update={"media": named})
