"""Near-copy families: posts of which each is a copy of another in the family, by the live matcher's measure.

Posts that say the same word for word are one from the start, which is exact: `is_copy` looks at nothing else. Of the
rest those that share a mark are compared, with at most as many as the live matcher compares. Each step is cut by
numbers, so that its parts need nothing of one another and any machine can do any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import daft
import pyarrow as pa
import pyarrow.parquet as pq
from daft import DataType, Series, col

from pipeline.archive.kin import Kin
from pipeline.archive.marks import SAME, meet
from pipeline.archive.numbered import ALL
from pipeline.archive.pairs import compare
from pipeline.archive.workplace import Workplace

EACH = 50_000
"""Posts, about, whose marks a process looks at together: 500,000 rows of numbers, some 100 MB while they are sorted."""

COMPARED = 150_000
"""Posts, about, whose pairs a process compares before it reads the words of all again."""

PAIRS_AT_ONCE = 8_000_000
"""Pairs that met, about, in one part: some 150 bytes each while they are sorted. Dense news has hundreds a post."""

_NAMES = pa.schema({"at": pa.int64(), "uid": pa.uint64(), "first_at": pa.int64(), "first_uid": pa.uint64()})


class Finder:
    """Finds copies, in a process of its own."""

    def __init__(self, place: Workplace, parts: int) -> None:
        """The work lies in `place`, and is cut into so many `parts`."""
        self._place, self._parts = place, parts

    @daft.method.batch(return_dtype=DataType.int64(), batch_size=1)  # type: ignore[untyped-decorator]
    def meet(self, number: Series) -> list[int]:
        """Who shares marks with whom, for some parts of all marks."""
        parts: list[int] = number.to_pylist()
        for part in parts:
            with self._place.part("met", part) as folder:
                meet(self._place.files("posts", name="marks"), part, self._parts, folder)
        return parts

    @daft.method.batch(return_dtype=DataType.int64(), batch_size=1)  # type: ignore[untyped-decorator]
    def compare(self, number: Series) -> list[int]:
        """Who is a copy of whom, for some parts of all posts."""
        parts: list[int] = number.to_pylist()
        for part in parts:
            with self._place.part("edges", part) as folder:
                met, posts = self._place.files("met", name="pairs"), self._place.files("posts", name="posts")
                compare(met, posts, part, self._parts, folder / "edges.parquet")
        return parts


def comparisons(posts: int, met: Sequence[str]) -> int:
    """Into how many parts comparing so many posts is cut, whose pairs are in the files `met`."""
    pairs: int = sum(pq.read_metadata(file).num_rows for file in met)
    return max(-(-posts // COMPARED), -(-pairs // PAIRS_AT_ONCE))


def joined(edges: Iterable[str]) -> pa.Table:
    """Every post that has a copy, with the first post of its family; held in memory, 200 bytes a post."""
    kin: Kin[int] = Kin()
    for file in edges:
        table = pq.read_table(file, schema=SAME)
        ones, others = (_named(table[at], table[uid]) for at, uid in (("at", "uid"), ("other_at", "other")))
        for one, other in zip(ones, others, strict=True):
            if (one - other) % ALL:  # an edit is no copy
                kin.join(one, other)
    rows = list(kin.families())
    columns = [_columns([row[side] for row in rows]) for side in (0, 1)]
    return pa.table([*columns[0], *columns[1]], schema=_NAMES)


def _named(at: pa.ChunkedArray, uid: pa.ChunkedArray) -> list[int]:
    """Posts as one number each, which sort as posts do."""
    return [time * ALL + number for time, number in zip(at.to_pylist(), uid.to_pylist(), strict=True)]


def _columns(names: Sequence[int]) -> tuple[pa.Array, pa.Array]:
    """The times and the numbers of posts so named."""
    return pa.array([name // ALL for name in names], pa.int64()), pa.array([name % ALL for name in names], pa.uint64())


def listed(posts: Sequence[str], families: pa.Table) -> daft.DataFrame:
    """The result: a row for each post that has a copy; a family is called after its first post."""
    names = daft.from_arrow(families)
    known = daft.read_parquet(list(posts)).select("at", "uid", "source", "post", "text")
    sizes = names.groupby("first_at", "first_uid").agg(col("uid").count().alias("size"))
    rows = known.join(names, on=["at", "uid"]).join(sizes, on=["first_at", "first_uid"])
    rows = rows.distinct("at", "uid").sort(["first_at", "first_uid", "at", "uid"])
    return rows.select(
        family_name(col("first_uid")).alias("family"),
        "size",
        ((col("uid") == col("first_uid")) & (col("at") == col("first_at"))).alias("first"),
        "source",
        "post",
        col("at").cast(DataType.timestamp("us", "UTC")).alias("at"),
        "text",
    )


@daft.func.batch(return_dtype=DataType.string())  # type: ignore[untyped-decorator]
def family_name(number: Series) -> list[str]:
    """What the family of the post with this number is called."""
    return [f"f-{one:016x}" for one in number.to_pylist()]
