"""Collects what was pushed to the desk: reads the pushes that wait in the source's spool.

A push stays in the spool until the visit that read it is stored: the next visit, which finds its name in the cursor,
takes it away. So whatever is killed when, nothing is lost; and read twice, a post is the same post.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from pydantic import JsonValue

from pipeline.collect.fetch import Fetcher
from pipeline.collect.push import MAX_PUSH, pushes, read_push, receive, spool
from pipeline.collect.visit import went_well
from pipeline.errors import CollectError
from pipeline.types import Capture, Cursor, FetchOutcome, Post, RejectedPost, Source

__all__ = ["collect", "receive"]

MOST = 500
"""Pushes of one visit; more wait for the next."""
_READ = "read"
"""Key of the cursor's state: the pushes that the last visit read."""


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Read the pushes that came since the last visit; raises `CollectError` where the source names no spool.

    `path` is the spool, a folder relative to `base`; `secret_env` names the variable with the secret that the desk
    verifies pushes by.
    """
    folder = spool(source, base)
    kept = cursor.state.get(_READ)
    stored = {str(name) for name in kept} if isinstance(kept, list) else set()
    waiting: list[Path] = []
    for path in pushes(folder) if folder.is_dir() else ():
        if path.name in stored:
            path.unlink(missing_ok=True)
        else:
            waiting.append(path)
    posts: list[Post] = []
    rejected: list[RejectedPost] = []
    captures: list[Capture] = []
    for path in waiting[:MOST]:
        body = _body(path)
        captures.append(_capture(path, body, source, now))
        try:
            for read in read_push(body, source, now):
                if isinstance(read, Post):
                    posts.append(read)
                else:
                    rejected.append(read.model_copy(update={"where": f"{source.name}, {path.name}, {read.where}"}))
        except CollectError as error:
            rejected.append(RejectedPost(where=f"{source.name}, {path.name}", reason=str(error), raw=""))
    names: list[JsonValue] = [path.name for path in waiting[:MOST]]
    return FetchOutcome(
        source=source.name, at=now, posts=tuple(posts), rejected=tuple(rejected), captures=tuple(captures),
        unchanged=not names,
        cursor=went_well(
            cursor, now, state={**cursor.state, _READ: names}, last_new=now if posts else cursor.last_new
        ),
    )  # fmt: skip


def _body(path: Path) -> bytes:
    """What the push holds, as far as a push may be long: the folder is ours, but others may write there too."""
    with path.open("rb") as stream:
        return stream.read(MAX_PUSH + 1)


def _capture(path: Path, body: bytes, source: Source, now: datetime) -> Capture:
    return Capture(
        sha256=hashlib.sha256(body).hexdigest(), source=source.name, url=path.name, fetched=now, status=200, body=body
    )
