"""Visits a page that lists posts: asks for it, reads it in the child process, and tells what is new, changed or gone.

What all kinds over the network share; a kind's own module says which address, which reader, and how to go back in time.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus

from pydantic import JsonValue
from yarl import URL

from pipeline.collect.deletions import Vanished, vanished
from pipeline.collect.entry import FeedContent, Refusal
from pipeline.collect.fetch import Answer, Fetcher, shown
from pipeline.collect.first_week import limit, recent, young
from pipeline.collect.memory import Known, missing, news, recall, remember, trace, under_old_ids
from pipeline.collect.moved import address_now, note_move
from pipeline.collect.visit import VisitError, went_well
from pipeline.errors import CollectError, FetchError, ParseError
from pipeline.types import Capture, Cursor, FetchOutcome, Post, Source
from pipeline.types.record import unchecked

MAX_PAGES = 5
"""Pages of one visit: a busy channel fills one in an hour. What lies behind them is asked for on the next visits."""
PATIENCE = 30.0
"""Seconds for one visit with all its pages: those that wait for the whole pass wait no longer for a slow source."""
LEAST = 10.0
"""Seconds for reading a page, however long it took to come: as much as the child may take of the processor."""
_NOTHING_NEW = frozenset([204, 304])
_WAIT = frozenset([429, 503])
_GONE = 410
_SERVER_ERROR = 500
_captured, _brought = unchecked(Capture), unchecked(FetchOutcome)
_OLDER = "older"
"""Key of the cursor's state: the addresses of pages at which earlier visits stopped on their way back."""


@dataclass(frozen=True)
class Timeline:
    """Where a kind's posts are listed, and how to read that."""

    url: str
    reader: str = "read_feed"
    """The module, and the function in it, that reads a page in the child process."""
    options: dict[str, str] = field(default_factory=dict)
    """What the reader is told besides."""
    older_by: str | None = None
    """The parameter of the address that asks for older posts; None: there is one page only."""
    newer_by: str | None = None
    """The parameter that asks, with it, for nothing as old as a post that we know; None: there is none."""
    complete: bool = False
    """Whether a post that is not listed among its neighbours is gone for certain: true for services' own lists."""
    passing: frozenset[str] = frozenset()
    """Fields of a post that change by themselves."""


@dataclass
class _Walk:
    """The pages that one visit reads, on its way back in time."""

    timeline: Timeline
    source: Source
    cursor: Cursor
    now: datetime
    fetcher: Fetcher
    known: Known
    captures: list[Capture] = field(default_factory=list)
    listed: FeedContent = field(default_factory=FeedContent)
    """The newest posts, without a gap between them."""
    behind: FeedContent = field(default_factory=FeedContent)
    """Posts further back, where an earlier visit had stopped."""
    ids: set[str] = field(default_factory=set)
    not_before: datetime | None = None
    until: float = field(default_factory=lambda: asyncio.get_running_loop().time() + PATIENCE)
    """When our patience ends, as the loop's clock goes."""

    def left(self) -> float:
        """The seconds that this visit may still take."""
        return self.until - asyncio.get_running_loop().time()


async def read_timeline(
    timeline: Timeline, source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher
) -> FetchOutcome:
    """Fetch what has changed since the last visit, and read it; raises `CollectError` where that cannot be done."""
    cursor = _of_this_url(cursor, timeline.url)
    if cursor.state.get("gone"):
        raise CollectError(f"{shown(timeline.url)} is gone for good (410); remove the source or mend its url")
    behind = _behind(cursor)
    etag, modified = (None, None) if behind else (cursor.etag, cursor.last_modified)
    asked = address_now(cursor, timeline.url)
    walk = _Walk(timeline, source, cursor, now, fetcher, recall(cursor))
    try:
        answer = await fetcher.get(asked, now, etag=etag, last_modified=modified)
    except FetchError as error:
        raise VisitError(str(error), note_move(cursor, asked, timeline.url, None)) from error
    walk.cursor = cursor = note_move(cursor, asked, timeline.url, answer)
    if answer.status in _NOTHING_NEW:
        return FetchOutcome(source=source.name, at=now, cursor=went_well(cursor, now), unchanged=True)
    if answer.status != HTTPStatus.OK:
        raise refused(answer, cursor)
    digest = hashlib.sha256(answer.body).hexdigest()
    seen = {"etag": answer.headers.get("etag"), "last_modified": answer.headers.get("last-modified")}
    if digest == cursor.body_sha256 and not behind:
        return FetchOutcome(source=source.name, at=now, cursor=went_well(cursor, now, **seen), unchanged=True)
    left = await _go_back(walk, await _read(walk, answer, digest, walk.listed), behind)
    outcome = await _outcome(walk, answer.url, left)
    after = went_well(outcome.cursor, now, **seen, body_sha256=digest, not_before=walk.not_before)
    return outcome.model_copy(update={"cursor": after})


def _behind(cursor: Cursor) -> list[str]:
    """The addresses at which earlier visits stopped on their way back."""
    kept = cursor.state.get(_OLDER)
    return [str(each) for each in kept[:MAX_PAGES]] if isinstance(kept, list) else []


async def _read(walk: _Walk, answer: Answer, digest: str, into: FeedContent) -> str | None:
    """Read one page into `into`; the address of the page behind it, None where that is known, too old or none.

    `digest` is the SHA-256 of the page's bytes, hexadecimal.
    """
    body, kind = answer.body, answer.headers.get("content-type")
    page = await walk.fetcher.workers.read(
        walk.timeline.reader, body, kind, answer.url, walk.timeline.options, max(walk.left(), LEAST)
    )
    walk.captures.append(
        _captured(
            sha256=digest, source=walk.source.name, url=answer.url, fetched=walk.now,
            status=answer.status, headers=answer.headers, body=body,
        )
    )  # fmt: skip
    new = [entry for entry in page.entries if entry.id not in walk.ids or not entry.id]
    into.title = into.title or page.title
    into.entries += new if walk.ids else page.entries
    into.refused += page.refused
    into.set_aside += page.set_aside
    walk.ids.update(entry.id for entry in page.entries)
    if walk.timeline.older_by is None or not page.older or not new:
        return None
    times = [datetime.fromisoformat(entry.published_at) for entry in into.entries if entry.published_at]
    if any(entry.id in walk.known for entry in new) or (times and min(times) < limit(times, walk.cursor, walk.now)):
        return None
    query = {walk.timeline.older_by: page.older}
    if walk.timeline.newer_by is not None and walk.known:
        query[walk.timeline.newer_by] = max(walk.known, key=lambda name: walk.known[name].at)
    return str(URL(walk.timeline.url).update_query(query))


async def _go_back(walk: _Walk, older: str | None, behind: list[str]) -> list[str]:
    """Read older pages from `older` on until known or too old posts are met, then `behind`; where to go on next time.

    A page that cannot be read now is asked for again on the next visit; one that is refused for good is given up.
    """
    into = walk.listed
    for _ in range(MAX_PAGES - 1):
        if older is None:
            if not behind:
                break
            older, into = behind.pop(0), walk.behind
        try:
            async with asyncio.timeout(walk.left()):
                answer = await walk.fetcher.get(older, walk.now)
            if answer.status == HTTPStatus.OK:
                older = await _read(walk, answer, hashlib.sha256(answer.body).hexdigest(), into)
                continue
            older = older if answer.status in _WAIT or answer.status >= _SERVER_ERROR else None
            walk.not_before = answer.retry_after if answer.status in _WAIT else None
            trouble = f"{shown(answer.url)} answered {answer.status}"
        except FetchError as error:
            trouble = str(error)
        except TimeoutError:
            trouble = (
                f"{shown(older or walk.timeline.url)} is left for later: a visit takes {PATIENCE:g} seconds at most"
            )
        except ParseError as error:
            older, trouble = None, str(error)
        into.refused.append(Refusal("older posts", trouble, ""))
        break
    return [older, *behind] if older else behind


async def _outcome(walk: _Walk, url: str, left: list[str]) -> FetchOutcome:
    """What the pages come to: the posts that are new, changed or gone, and what to remember."""
    from pipeline.collect.entries_to_posts import to_posts  # here: sources are asked before this is loaded

    source, cursor, now, known = walk.source, walk.cursor, walk.now, walk.known
    both = (walk.listed, walk.behind)
    # of what nothing is known yet, nothing can be gone or renamed: what is too old is not looked at
    belongs = None if known else young([entry for content in both for entry in content.entries], cursor, now)
    parsed, behind = (to_posts(content, url, source, now, belongs) for content in both)
    listed = under_old_ids(parsed.posts, known) if known else parsed.posts
    lost = await _lost(walk, listed, url) if known else Vanished((), {})
    week = recent((*listed, *behind.posts), cursor, now)
    traces = {post.id: trace(post, walk.timeline.passing) for post in week.kept}
    brought = (*news(week.kept, traces, known, cursor.last_success), *lost.deleted)
    gone = {name: one._replace(gone=True) for name, one in known.items() if one.gone}
    gone |= {mark.id: known[mark.id]._replace(gone=True) for mark in lost.deleted}
    memory = remember({**gone, **lost.undecided, **traces})
    state: dict[str, JsonValue] = {**cursor.state, "url": walk.timeline.url, "since": week.since.isoformat(), **memory}
    state[_OLDER] = [*left]
    after = cursor.model_copy(update={"state": state, "last_new": now if brought else cursor.last_new})
    return _brought(
        source=source.name, at=now, captures=tuple(walk.captures), posts=brought,
        rejected=(*parsed.rejected, *behind.rejected), cursor=after,
        set_aside=week.set_aside + parsed.set_aside + behind.set_aside,
    )  # fmt: skip


async def _lost(walk: _Walk, listed: Sequence[Post], url: str) -> Vanished:
    """What became of the known posts that are not `listed`; where time is up, that is left to the next visit."""
    complete = walk.timeline.complete
    try:
        async with asyncio.timeout(walk.left()):
            return await vanished(listed, walk.known, url, walk.source, walk.now, walk.fetcher, complete=complete)
    except TimeoutError:
        return Vanished((), missing(listed, walk.known, complete=complete))


def _of_this_url(cursor: Cursor, url: str) -> Cursor:
    """The cursor, or a fresh one where it belongs to another address of the source."""
    if cursor.state.get("url", url) == url:
        return cursor
    return Cursor(source=cursor.source, state={"url": url})


def refused(answer: Answer, cursor: Cursor) -> VisitError:
    """The error for an answer that lists nothing, with what the next visit must know."""
    try:
        words = HTTPStatus(answer.status).phrase
    except ValueError:
        words = "a status that nobody knows"
    message = f"{shown(answer.url)} answered {answer.status} ({words})"
    changes: dict[str, object] = {}
    if answer.status in _WAIT and answer.retry_after is not None:
        changes["not_before"] = answer.retry_after
        message += f" and asks to wait until {answer.retry_after:%Y-%m-%d %H:%M} UTC"
    if answer.status == _GONE:
        changes["state"] = {**cursor.state, "gone": True}
        message += "; it is not asked again: remove the source or mend its url"
    return VisitError(message, cursor.model_copy(update=changes))
