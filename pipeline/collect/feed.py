"""Collects feeds over the network: RSS, Atom, RDF, CDF and JSON Feed."""

from __future__ import annotations

import hashlib
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from pipeline.collect.entries_to_posts import Parsed, to_posts
from pipeline.collect.fetch import Answer, Fetcher, shown
from pipeline.collect.first_week import recent
from pipeline.collect.read_feed import read_feed
from pipeline.collect.visit import VisitError, went_well
from pipeline.errors import CollectError
from pipeline.types import Capture, Cursor, FetchOutcome, Source

_NOTHING_NEW = frozenset([204, 304])
_WAIT = frozenset([429, 503])
_GONE = 410


def parse_feed(body: bytes, content_type: str | None, url: str, source: Source, fetched: datetime) -> Parsed:
    """The posts of a feed's bytes, read in this process; raises `ParseError` where they are no feed.

    For bytes from the network use the child process of `Fetcher.workers`: these may be made to harm.
    """
    return to_posts(read_feed(body, content_type, url), url, source, fetched)


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Fetch the feed if it has changed, and read it; raises `CollectError` where that cannot be done."""
    if not source.url:
        raise CollectError(f"{source.name} has no url to fetch; give it one")
    cursor = _of_this_url(cursor, source.url)
    if cursor.state.get("gone"):
        raise CollectError(f"{shown(source.url)} is gone for good (410); remove the source or mend its url")
    answer = await fetcher.get(source.url, now, etag=cursor.etag, last_modified=cursor.last_modified)
    if answer.status in _NOTHING_NEW:
        return FetchOutcome(source=source.name, at=now, cursor=went_well(cursor, now), unchanged=True)
    if answer.status != HTTPStatus.OK:
        raise _refused(answer, cursor)
    digest = hashlib.sha256(answer.body).hexdigest()
    seen = {"etag": answer.headers.get("etag"), "last_modified": answer.headers.get("last-modified")}
    if digest == cursor.body_sha256:
        return FetchOutcome(source=source.name, at=now, cursor=went_well(cursor, now, **seen), unchanged=True)
    content = await fetcher.workers.read_feed(answer.body, answer.headers.get("content-type"), answer.url)
    parsed = to_posts(content, answer.url, source, now)
    week = recent(parsed.posts, cursor, now)
    capture = Capture(
        sha256=digest, source=source.name, url=answer.url, fetched=now,
        status=answer.status, headers=answer.headers, body=answer.body,
    )  # fmt: skip
    state = {**cursor.state, "url": source.url, "since": week.since.isoformat()}
    after = went_well(
        cursor, now, **seen, body_sha256=digest, state=state, last_new=now if week.kept else cursor.last_new
    )
    return FetchOutcome(
        source=source.name, at=now, captures=(capture,), posts=week.kept, rejected=parsed.rejected,
        cursor=after, set_aside=week.set_aside,
    )  # fmt: skip


def _of_this_url(cursor: Cursor, url: str) -> Cursor:
    """The cursor, or a fresh one where it belongs to another address of the source."""
    if cursor.state.get("url", url) == url:
        return cursor
    return Cursor(source=cursor.source, state={"url": url})


def _refused(answer: Answer, cursor: Cursor) -> VisitError:
    """The error for an answer that is no feed, with what the next visit must know."""
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
