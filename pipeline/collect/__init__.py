"""Collects posts from every kind of source: one module a kind; `fetch` is the only door to the network.

This file imports little, because the process that parses feeds imports it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from pipeline.collect.fetch import Fetcher
    from pipeline.types import Cursor, FetchOutcome, Source

__all__ = ["collect", "kinds"]


def kinds() -> tuple[str, ...]:
    """The kinds of source that can be collected: the modules of this package that define `collect`."""
    from pipeline.settings.kinds import known_kinds

    return known_kinds()


async def collect(source: Source, cursor: Cursor | None, now: datetime, fetcher: Fetcher, base: Path) -> FetchOutcome:
    """Visit `source` once; a source that cannot be read gives an outcome with an error, never an exception.

    `cursor` is where the last visit ended (None: never visited), `now` (aware) the time of this one, `base` the
    folder that relative paths start from. The outcome holds the posts as collected: `normalise` comes after. A source
    whose server asked for patience is left alone until then.
    """
    from pipeline.collect.visit import visit

    return await visit(source, cursor, now, fetcher, base)
