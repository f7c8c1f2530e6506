"""Collects files that were dropped into a folder: feed files, and posts as JSONL or CSV."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from pipeline.collect.entries_to_posts import to_posts
from pipeline.collect.fetch import MAX_BODY, Fetcher
from pipeline.collect.posts_file import read_posts
from pipeline.collect.visit import went_well
from pipeline.errors import CollectError, InputError, ParseError
from pipeline.roster import Roster
from pipeline.types import Capture, Cursor, FetchOutcome, Post, RejectedPost, Source

_FEEDS = frozenset([".xml", ".rss", ".atom", ".rdf", ".json"])
_POSTS = frozenset([".jsonl", ".ndjson", ".csv"])


class _Found(NamedTuple):
    """What one file brought."""

    posts: tuple[Post, ...] = ()
    rejected: tuple[RejectedPost, ...] = ()
    capture: Capture | None = None


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:
    """Read the files that are new or changed since the last visit, in the order of their names.

    The folder is the source's `path`, relative to `base`. Only ordinary files in it are read: no links, no folders
    below. A file that cannot be read is refused with its reason; the others are not affected. Raises `CollectError`
    where there is no such folder or none of its new files can be read.
    """
    if not source.path:
        raise CollectError(f"{source.name} has no path; name the folder that holds its files")
    known = cursor.state.get("files")
    files: dict[str, JsonValue] = dict(known) if isinstance(known, dict) else {}
    found: list[_Found] = []
    failed: list[RejectedPost] = []
    for path in _files(base / source.path, source):
        body = path.read_bytes()
        mark: list[JsonValue] = [len(body), hashlib.sha256(body).hexdigest()]
        if files.get(path.name) == mark:
            continue
        files[path.name] = mark
        try:
            found.append(await _read(path, body, source, now, fetcher))
        except (ParseError, InputError) as error:
            failed.append(RejectedPost(where=path.name, reason=str(error), raw=""))
    if failed and not found:
        more = f" (and {len(failed) - 1} more files)" if len(failed) > 1 else ""
        raise CollectError(f"{failed[0].reason}{more}")
    posts = tuple(post for each in found for post in each.posts)
    state = {**cursor.state, "files": files}
    return FetchOutcome(
        source=source.name, at=now, posts=posts, unchanged=not found,
        captures=tuple(each.capture for each in found if each.capture is not None),
        rejected=(*failed, *(refused for each in found for refused in each.rejected)),
        cursor=went_well(cursor, now, state=state, last_new=now if posts else cursor.last_new),
    )  # fmt: skip


def _files(folder: Path, source: Source) -> Iterator[Path]:
    """The readable files of `folder`, by name."""
    if not folder.is_dir():
        raise CollectError(
            f"{source.name} has the path {source.path}, but there is no such folder beside the source list"
        )
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.suffix.lower() in _FEEDS | _POSTS and path.is_file() and not path.is_symlink():
            yield path


async def _read(path: Path, body: bytes, source: Source, now: datetime, fetcher: Fetcher) -> _Found:
    """What the file holds; raises `ParseError` or `InputError`."""
    if path.suffix.lower() in _POSTS:
        return _posts(path, source, now)
    if len(body) > MAX_BODY:
        raise ParseError(f"{path.name} is larger than {MAX_BODY // 2**20} MiB; split it")
    parsed = to_posts(await fetcher.workers.read_feed(body, None, path.name), source.url or "", source, now)
    capture = Capture(
        sha256=hashlib.sha256(body).hexdigest(), source=source.name, url=path.name, fetched=now, status=200, body=body
    )
    return _Found(parsed.posts, parsed.rejected, capture)


def _posts(path: Path, source: Source, now: datetime) -> _Found:
    """The posts of a JSONL or CSV file; those of other sources are refused: they are for `ingest`."""
    posts: list[Post] = []
    rejected: list[RejectedPost] = []
    for read in read_posts(path, Roster([source]), now, name=path.name, source=source.name):
        if isinstance(read, RejectedPost):
            rejected.append(read)
        elif read.source != source.name:
            reason = f"belongs to {read.source}, not to {source.name}; give the file to `ingest`"
            rejected.append(RejectedPost(where=f"{path.name}, {read.id}", reason=reason, raw=read.text[:2_000]))
        else:
            posts.append(read)
    return _Found(tuple(posts), tuple(rejected))
