"""The first step to claims: what each post states, with the keys of the live matcher."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypedDict

import daft
import pyarrow as pa
import pyarrow.parquet as pq
from daft import DataType, Series

from pipeline.archive.engine import few_cycles
from pipeline.archive.numbered import microseconds
from pipeline.archive.posts import Piece, Reader, records
from pipeline.archive.workplace import Workplace
from pipeline.collect.post_record import Refused
from pipeline.match import keys
from pipeline.reading import claims_reader, places_known
from pipeline.settings import Settings
from pipeline.types import Post

TOGETHER = 20_000
"""Statements that a process writes at a time."""

STATEMENTS = pa.schema(
    {"at": pa.int64(), "order": pa.string(), "keys": pa.list_(pa.string()), "post": pa.string(), "record": pa.string()}
)


class StatementRow(TypedDict):
    """A statement that can make a claim."""

    at: int
    """When what it states happened, microseconds since 1970."""
    order: str
    """Sorts as the canonical order does."""
    keys: list[str]
    post: str
    """The source's own id of its post."""
    record: str
    """The statement as JSON."""


class Splitter:
    """Reads posts and splits them into statements, in a process of its own."""

    def __init__(self, place: Workplace, settings: Settings, fetched: datetime) -> None:
        """Read as the live pipeline reads under `settings`; a post that answers another is read without it."""
        few_cycles()
        self._place, self._posts = place, Reader(settings.roster, fetched)
        self._read = claims_reader(settings.roster, places_known(settings))

    @daft.method.batch(return_dtype=DataType.int64(), batch_size=1)  # type: ignore[untyped-decorator]
    def split(self, number: Series, path: Series, begin: Series, end: Series) -> list[int]:
        """Split the posts of some parts of the input."""
        parts: list[int] = number.to_pylist()
        places = zip(path.to_pylist(), begin.to_pylist(), end.to_pylist(), strict=True)
        for part, (name, first, last) in zip(parts, places, strict=True):
            with self._place.part("statements", part) as folder:
                self.keep(Piece(Path(name), first, last), folder)
        return parts

    def keep(self, piece: Piece, folder: Path) -> None:
        """Write to `folder` the statements of the posts of `piece`; what is no post was kept apart before."""
        made: list[StatementRow] = []
        with pq.ParquetWriter(folder / "statements.parquet", STATEMENTS, compression="lz4") as file:
            for raw in records(piece):
                with suppress(Refused):
                    made += self.statements(self._posts.post(raw))
                if len(made) >= TOGETHER:
                    file.write_table(pa.Table.from_pylist(made, schema=STATEMENTS))
                    made = []
            file.write_table(pa.Table.from_pylist(made, schema=STATEMENTS))

    def statements(self, post: Post) -> list[StatementRow]:
        """The statements of `post`; asides make no claim and are left out."""
        return [
            {
                "at": microseconds(one.at),
                "order": f"{microseconds(one.first_seen) + ERA:017}\x1f{one.source}\x1f{one.post}\x1f{one.start:09}",
                "keys": list(keys(one)),
                "post": post.id,
                "record": one.model_dump_json(exclude_defaults=True),
            }
            for one in self._read(post)
            if one.aside is None
        ]


ERA = 62_135_596_800_000_000
"""Microseconds from the year 1 to 1970, so that no time is negative."""
