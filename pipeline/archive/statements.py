"""The first step to claims: what each post states, with the keys of the live matcher."""

from __future__ import annotations

from typing import TypedDict

import daft
import pyarrow as pa
from daft import DataType, Series, col

from pipeline.archive.posts import microseconds
from pipeline.match import keys
from pipeline.reading import places_known, reader
from pipeline.settings import Settings
from pipeline.types import Post

TOGETHER = 500
"""Posts that a process reads at a time, half a second of work."""

STATEMENTS = pa.schema(
    {"at": pa.int64(), "order": pa.string(), "keys": pa.list_(pa.string()), "post": pa.string(), "record": pa.string()}
)
_FIELDS = DataType.struct(
    {
        "at": DataType.int64(),
        "order": DataType.string(),
        "keys": DataType.list(DataType.string()),
        "post": DataType.string(),
        "record": DataType.string(),
    }
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
    """Splits posts into statements, in a process of its own."""

    def __init__(self, settings: Settings) -> None:
        """Read as the live pipeline reads under `settings`; a post that answers another is read without it."""
        self._read = reader(settings.roster, places_known(settings))

    @daft.method.batch(return_dtype=DataType.list(_FIELDS), batch_size=TOGETHER)  # type: ignore[untyped-decorator]
    def rows(self, record: Series) -> list[list[StatementRow]]:
        """The statements of each post."""
        return [self.statements(Post.model_validate_json(one)) for one in record.to_pylist()]

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


def split(posts: list[str], splitter: type[Splitter], settings: Settings) -> daft.DataFrame:
    """The statements of the posts in the Parquet files `posts`."""
    records = daft.read_parquet(posts).where(col("refused") == "").select("record")
    rows = records.select(splitter(settings).rows(col("record")).alias("row")).explode("row")
    found = rows.where(col("row").not_null())
    return found.select(*(col("row").get(name).alias(name) for name in STATEMENTS.names))
