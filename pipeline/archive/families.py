"""Near-copy families: posts of which each is a copy of another in the family, by the live matcher's measure.

Posts that say the same word for word are one from the start, which is exact: `is_copy` looks at nothing else. Of the
rest those that share a mark are compared, with at most as many as the live matcher compares. Each step is cut by a
hash, so that its parts need nothing of one another and any machine can do any of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypedDict

import daft
import pyarrow as pa
import pyarrow.parquet as pq
from daft import DataType, Series, col
from daft.functions import hash as hashed

from pipeline.archive.engine import frame
from pipeline.archive.kin import Kin
from pipeline.neighbourhood import PER_KEY, most_shared
from pipeline.wording import is_copy

PAIRS = 2_000
"""Pairs of texts that a process compares at a time."""

POSTS = pa.schema(
    {
        "doc": pa.string(),
        "source": pa.string(),
        "post": pa.string(),
        "at": pa.int64(),
        "text": pa.string(),
        "said": pa.string(),
        "marks": pa.list_(pa.int64()),
        "record": pa.string(),
        "refused": pa.string(),
    }
)
SAME = pa.schema({"first": pa.string(), "docs": pa.list_(pa.string())})
NEAR = pa.schema({"doc": pa.string(), "before": pa.list_(pa.string())})
EDGES = pa.schema({"doc": pa.string(), "other": pa.string()})

_BEFORE = DataType.struct({"doc": DataType.string(), "before": DataType.list(DataType.string())})


class Before(TypedDict):
    """A post, and posts before it that share one mark with it."""

    doc: str
    before: list[str]


@daft.func.batch(return_dtype=DataType.list(_BEFORE))  # type: ignore[untyped-decorator]
def before_each(docs: Series) -> list[list[Before]]:
    """For each post of a mark those before it, the `PER_KEY` latest."""
    return [_before(sorted(set(found))) for found in docs.to_pylist()]


def _before(docs: Sequence[str]) -> list[Before]:
    return [{"doc": doc, "before": list(docs[max(0, at - PER_KEY) : at])} for at, doc in enumerate(docs) if at]


@daft.func.batch(return_dtype=DataType.list(DataType.string()))  # type: ignore[untyped-decorator]
def chosen(before: Series) -> list[list[str]]:
    """Those that share most marks, as many as the live matcher compares with a newcomer."""
    return [most_shared(Counter(one for some in found for one in some)) for found in before.to_pylist()]


class Comparer:
    """Compares texts, in a process of its own."""

    @daft.method.batch(return_dtype=DataType.bool(), batch_size=PAIRS)  # type: ignore[untyped-decorator]
    def copies(self, text: Series, other: Series) -> list[bool]:
        """Whether one text of each pair was taken from the other."""
        return [is_copy(a, b) for a, b in zip(text.to_pylist(), other.to_pylist(), strict=True)]


def same_words(posts: Iterable[str], part: int, parts: int) -> daft.DataFrame:
    """The posts of each wording, with the first of them; one row a wording."""
    said = frame(posts, POSTS).select("doc", "said").where(col("said") != "")
    mine = said.where(hashed(col("said")) % parts == part) if parts > 1 else said
    found = mine.groupby("said").agg(col("doc").min().alias("first"), col("doc").list_agg().alias("docs"))
    return found.select("first", "docs")


def near(posts: Iterable[str], same: Iterable[str], part: int, parts: int) -> daft.DataFrame:
    """For each post (one a wording) those before it that share a mark, mark by mark."""
    marked = frame(posts, POSTS).select("doc", "marks").join(frame(same, SAME), left_on="doc", right_on="first")
    marks = marked.select("doc", "marks").explode("marks")
    mine = marks.where(col("marks") % parts == part) if parts > 1 else marks.where(col("marks").not_null())
    shared = mine.groupby("marks").agg(col("doc").list_agg().alias("docs")).where(col("docs").list_count() > 1)
    rows = shared.select(before_each(col("docs")).alias("row")).explode("row").where(col("row").not_null())
    return rows.select(col("row").get("doc").alias("doc"), col("row").get("before").alias("before"))


def compared(
    posts: Sequence[str], near_files: Iterable[str], part: int, parts: int, comparer: type[Comparer]
) -> daft.DataFrame:
    """The pairs of posts that are copies."""
    shared = frame(near_files, NEAR)
    mine = shared.where(hashed(col("doc")) % parts == part) if parts > 1 else shared
    pairs = mine.groupby("doc").agg(col("before").list_agg()).select("doc", chosen(col("before")).alias("other"))
    texts = frame(posts, POSTS).select("doc", "text")
    others = texts.select(col("doc").alias("other"), col("text").alias("others"))
    pairs = pairs.explode("other").where(col("other").not_null()).join(texts, on="doc").join(others, on="other")
    return pairs.where(comparer().copies(col("text"), col("others"))).select("doc", "other")


def joined(same: Iterable[str], edges: Iterable[str]) -> pa.Table:
    """Every post that has a copy, with the first post of its family; held in memory, 200 bytes a post."""
    kin = Kin()
    for file in edges:
        pairs = pq.read_table(file)
        for doc, other in zip(pairs["doc"].to_pylist(), pairs["other"].to_pylist(), strict=True):
            if doc[_UID:] != other[_UID:]:  # an edit is no copy
                kin.join(doc, other)
    for file in same:
        for docs in pq.read_table(file, columns=["docs"])["docs"].to_pylist():
            for doc in docs[1:]:
                if doc[_UID:] != docs[0][_UID:]:
                    kin.join(docs[0], doc)
    rows = list(kin.families())
    return pa.table({"doc": [doc for doc, _ in rows], "family": [first for _, first in rows]})


def listed(posts: Iterable[str], families: pa.Table) -> daft.DataFrame:
    """The result: a row for each post that has a copy; a family is called after its first post."""
    names = daft.from_arrow(families.cast(pa.schema({"doc": pa.string(), "family": pa.string()})))
    known = frame(posts, POSTS).select("doc", "source", "post", "at", "text").join(names, on="doc")
    sizes = names.groupby("family").agg(col("doc").count().alias("size"))
    rows = known.join(sizes, on="family").distinct("doc").sort(["family", "doc"])
    return rows.select(
        (daft.lit("f-") + col("family").right(_NAME)).alias("family"),
        "size",
        (col("doc") == col("family")).alias("first"),
        "source",
        "post",
        col("at").cast(DataType.timestamp("us", "UTC")).alias("at"),
        "text",
    )


_UID = 17
"""Characters of a `doc` before the uid of its post."""
_NAME = 16
"""Characters of a uid that name a family; what they are of is in `short_hash`."""
