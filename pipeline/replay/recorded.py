"""Reads the bytes of past visits again, with today's collectors, as if their servers answered once more.

Whatever a collector asks for is answered from what was kept; folders are laid out anew beside the scratch database.
What was never kept (a page asked for only to see whether a post is gone) has no answer.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from itertools import groupby
from pathlib import Path

from pipeline.collect import collect
from pipeline.collect.fetch import Answer, Fetcher
from pipeline.errors import FetchError
from pipeline.roster import Roster
from pipeline.types import Capture, Cursor, FetchOutcome, Source

ROBOTS = "/robots.txt"
"""What a site said to programs is not kept: what was read once may be read again."""


class RecordedFetcher(Fetcher):
    """A Fetcher without a network: it answers from the captures of one visit."""

    def __init__(self) -> None:
        """Begin with nothing to answer."""
        super().__init__()
        self._kept: list[Capture] = []

    def load(self, captures: Iterable[Capture]) -> None:
        """Answer from these from now on."""
        self._kept = list(captures)

    async def get(
        self,
        url: str,
        now: datetime,  # noqa: ARG002 - as the Fetcher that it stands for
        *,
        etag: str | None = None,  # noqa: ARG002
        last_modified: str | None = None,  # noqa: ARG002
    ) -> Answer:
        """The kept answer of `url`, or of the one that it once led to; raises FetchError where none was kept."""
        found = next((one for one in self._kept if one.url == url), None)
        if found is None and url.endswith(ROBOTS):
            return Answer(url, 404)
        if found is None and len(self._kept) == 1:
            found = self._kept[0]
        if found is None:
            raise FetchError(f"{url} was not kept")
        self._kept.remove(found)
        return Answer(found.url, found.status, dict(found.headers), found.body)


async def reread(captures: Iterable[Capture], roster: Roster, folder: Path) -> AsyncIterator[FetchOutcome]:
    """The outcome of each past visit to a listed source, earliest first; `captures` are in the order of their times."""
    cursors: dict[str, Cursor] = {}
    async with RecordedFetcher() as fetcher:
        for at, together in groupby(captures, key=lambda one: one.fetched):
            visits: dict[str, list[Capture]] = {}
            for one in together:
                visits.setdefault(one.source, []).append(one)
            for name in sorted(visits):
                source = roster.find(name)
                if source is None or source.kind is None or not all(one.body for one in visits[name]):
                    continue
                fetcher.load(visits[name])
                outcome = await collect(_laid_out(source, visits[name], folder), cursors.get(name), at, fetcher, folder)
                cursors[name] = outcome.cursor
                yield outcome


def _laid_out(source: Source, captures: Iterable[Capture], folder: Path) -> Source:
    """`source` with its folder, where it has one, laid out anew below `folder`."""
    if source.path is None:
        return source
    own = folder / source.name.encode().hex()[:120]
    own.mkdir(parents=True, exist_ok=True)
    for one in captures:
        (own / Path(one.url).name).write_bytes(one.body)
    return source.model_copy(update={"path": own.name})
