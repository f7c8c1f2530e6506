"""Collects feeds over the network: RSS, Atom, RDF, CDF and JSON Feed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.collect.discover import discover
from pipeline.collect.entry import IS_PAGE
from pipeline.collect.fetch import Fetcher
from pipeline.collect.first_week import is_first
from pipeline.collect.timeline import Timeline, read_timeline
from pipeline.collect.visit import VisitError
from pipeline.errors import CollectError, ParseError
from pipeline.types import Cursor, FetchOutcome, Source

if TYPE_CHECKING:
    from pipeline.collect.entries_to_posts import Parsed

_FOUND = "found"
"""Key of the cursor's state: the page that `url` names, and the feed that it named."""
_PATIENCE = 3
"""Failures in a row after which a feed that a page had named is looked for anew: sites move their feeds."""


def parse_feed(body: bytes, content_type: str | None, url: str, source: Source, fetched: datetime) -> Parsed:
    """The posts of a feed's bytes, read in this process; raises `ParseError` where they are no feed.

    For bytes from the network use the child process of `Fetcher.workers`: these may be made to harm.
    """
    # here, because a pass has no use for the reader in its own process
    from pipeline.collect.entries_to_posts import to_posts
    from pipeline.collect.read_feed import read_feed

    return to_posts(read_feed(body, content_type, url), url, source, fetched)


async def collect(source: Source, cursor: Cursor, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:  # noqa: ARG001 (every kind takes the same)
    """Fetch the feed if it has changed, and read it; raises `CollectError` where that cannot be done.

    Where `url` is a page that names its feed, that feed is read, and remembered; one that fails is looked for anew.
    """
    if not source.url:
        raise CollectError(f"{source.name} has no url to fetch; give it one")
    known = cursor.state.get(_FOUND)
    if isinstance(known, list) and known[:1] == [source.url] and len(known) == 2:
        try:
            return await read_timeline(_timeline(str(known[1]), cursor, now), source, cursor, now, fetcher)
        except CollectError as error:
            raise VisitError(str(error), _forgetting(error, cursor)) from error
    try:
        return await read_timeline(_timeline(source.url, cursor, now), source, cursor, now, fetcher)
    except ParseError as error:
        if IS_PAGE not in str(error):
            raise
    found = (await discover(source.url, now, fetcher))[0].url
    state = cursor.state if cursor.state.get("url") == found else {}
    fresh = Cursor(source=source.name, state={**state, _FOUND: [source.url, found]})
    return await read_timeline(_timeline(found, fresh, now), source, fresh, now, fetcher)


def _timeline(url: str, cursor: Cursor, now: datetime) -> Timeline:
    """The feed at `url`; on a first visit, whose older entries are set aside, these are only counted."""
    return Timeline(url, options={"first": now.isoformat()} if is_first(cursor) else {})


def _forgetting(error: CollectError, cursor: Cursor) -> Cursor:
    """What the next visit starts from when the feed that a page had named fails: the page, where it fails again."""
    after = error.cursor if isinstance(error, VisitError) else cursor
    if after.failures + 1 < _PATIENCE:
        return after
    return after.model_copy(update={"state": {name: value for name, value in after.state.items() if name != _FOUND}})
