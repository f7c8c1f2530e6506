"""One visit to one source: finds the collector of its kind, and writes down how it went."""

from __future__ import annotations

import importlib
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from pipeline.collect.due import must_wait
from pipeline.collect.fetch import Fetcher
from pipeline.collect.media import with_media
from pipeline.errors import CollectError
from pipeline.settings.kinds import known_kinds
from pipeline.text import one_line
from pipeline.types import Cursor, FetchOutcome, Source

Collector = Callable[[Source, Cursor, datetime, Fetcher, Path], Awaitable[FetchOutcome]]
"""What a kind's module offers as `collect`; it may raise CollectError."""


class VisitError(CollectError):
    """The source could not be read, and the cursor has something to remember about it."""

    def __init__(self, message: str, cursor: Cursor) -> None:
        """`cursor` is what the next visit starts from, before the failure is counted."""
        super().__init__(message)
        self.cursor = cursor


async def visit(source: Source, cursor: Cursor | None, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:
    """Visit `source` with the collector of its kind; every CollectError becomes an outcome."""
    start = cursor or Cursor(source=source.name)
    if must_wait(start, now):
        return FetchOutcome(source=source.name, at=now, cursor=start, unchanged=True)
    try:
        outcome = await _collector(source)(source, start, now, fetcher, base)
        return await with_media(outcome, source, now, fetcher)
    except VisitError as error:
        return _failed(source, error.cursor, now, str(error))
    except (CollectError, OSError) as error:
        return _failed(source, start, now, str(error))


def _collector(source: Source) -> Collector:
    """The `collect` of the module that the source's kind names; raises CollectError for an unknown kind."""
    kinds = known_kinds()
    if source.kind not in kinds:
        known = ", ".join(kinds)
        raise CollectError(f"there is no kind of source called {source.kind or 'nothing'}; there are {known}")
    collector: Collector = importlib.import_module(f"pipeline.collect.{source.kind}").collect
    return collector


def _failed(source: Source, cursor: Cursor, now: datetime, reason: str) -> FetchOutcome:
    error = one_line(reason)
    after = cursor.model_copy(update={"last_attempt": now, "failures": cursor.failures + 1, "error": error})
    return FetchOutcome(source=source.name, at=now, cursor=after, error=error)


def went_well(cursor: Cursor, now: datetime, **changes: object) -> Cursor:
    """`cursor` after a good visit at `now`, with `changes` to its other fields."""
    good = {"last_attempt": now, "last_success": now, "not_before": None, "failures": 0, "error": None}
    return cursor.model_copy(update={**good, **changes})
