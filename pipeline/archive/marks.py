"""Near-copies meet: of the posts of each mark, which stand before which, counted over a share of all marks.

A mark is a number of 64 bits. An even one is a key of the live matcher (`w:`), spread over all numbers; an odd one is a
digest of all words, so that posts of one odd mark say the same word for word. Each part of the input keeps its marks
sorted, so that a share of all marks is one stretch of each file, and no machine reads more than its share.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from pipeline.archive.numbered import Numbers, Times, begins, share
from pipeline.neighbourhood import PER_KEY

MARKS = pa.schema({"mark": pa.uint64(), "at": pa.int64(), "uid": pa.uint64(), "said": pa.uint64()})
SAME = pa.schema({"at": pa.int64(), "uid": pa.uint64(), "other_at": pa.int64(), "other": pa.uint64()})
PAIRS = pa.schema([*SAME, pa.field("shared", pa.int32())])

STRETCH = 16_384
"""Rows of a sorted file that are read together, about: what a share reads beyond what it needs."""

_ODD = 0x9E3779B1
"""An odd number near 2³² divided by the golden ratio: multiplying by it spreads numbers, and loses none (Knuth)."""


class Places(NamedTuple):
    """Which posts: when they stand, and their numbers."""

    at: Times
    uid: Numbers

    def take(self, rows: np.ndarray) -> Places:
        """Those of some rows."""
        return Places(self.at[rows], self.uid[rows])


def said_number(whole: str) -> int:
    """The odd mark of posts that say `whole`; an accident among 10⁹ posts joins two of them at odds of 1 to 18."""
    return int.from_bytes(hashlib.blake2b(whole.encode(), digest_size=8).digest(), "big") | 1


def write_marks(file: Path, posts: Places, said: Sequence[int], samples: Sequence[Sequence[int]]) -> None:
    """Keep the marks of `posts`: of each the digest of its words, 0 for none, and its sample of word sequences."""
    digests = np.array(said, dtype=np.uint64)
    many = np.fromiter((len(one) for one in samples), dtype=np.int64, count=len(samples))
    drawn = np.fromiter((mark for one in samples for mark in one), dtype=np.uint64, count=int(many.sum()))
    spread = (drawn * np.uint64(_ODD) & np.uint64(0xFFFFFFFF)) << np.uint64(32)
    long = np.flatnonzero(digests)
    marks, rows = np.concatenate([spread, digests[long]]), np.concatenate([np.repeat(np.arange(len(said)), many), long])
    order = np.argsort(marks, kind="stable")
    rows = rows[order]
    write_sorted(file, [marks[order], posts.at[rows], posts.uid[rows], digests[rows]], MARKS)


def write_sorted(file: Path, columns: Sequence[np.ndarray], schema: pa.Schema) -> None:
    """Write rows that are sorted, in stretches that can be read alone."""
    table = pa.table([pa.array(column) for column in columns], schema=schema)
    pq.write_table(table, file, row_group_size=STRETCH, compression="lz4", use_dictionary=False)


def read_share(files: Sequence[str], schema: pa.Schema, by: str, first: int, last: int) -> list[np.ndarray]:
    """The rows of sorted `files` whose number `by` lies between two, as columns."""
    low, high = (pa.scalar(number, pa.uint64()) for number in (first, last))
    wanted = (ds.field(by) >= low) & (ds.field(by) <= high)
    table = ds.dataset(list(files), schema=schema).to_table(filter=wanted)
    return [column.to_numpy() for column in table.columns]


def meet(files: Sequence[str], part: int, parts: int, folder: Path) -> None:
    """Find in a share of all marks who says the same, and who stands before whom; written to `folder`."""
    mark, at, uid, said = read_share(files, MARKS, "mark", *share(part, parts))
    order = np.lexsort((uid, at, said, mark))
    mark, posts, said = mark[order], Places(at[order], uid[order]), said[order]
    new = begins(mark, said)
    first = np.maximum.accumulate(np.where(new, np.arange(len(new)), 0))
    again = np.flatnonzero(~new & (mark % 2 == 1) & (posts.uid != posts.uid[first]))  # an edit is no copy
    write_sorted(folder / "same.parquet", [*posts.take(again), *posts.take(first[again])], SAME)
    kept = np.flatnonzero(new & (mark % 2 == 0))
    order = np.lexsort((posts.uid[kept], posts.at[kept], mark[kept]))
    kept = kept[order]
    _write_pairs(folder / "pairs.parquet", posts.take(kept), *_before(mark[kept]))


def _before(mark: Numbers) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of rows of one mark, the later first: each row with the `PER_KEY` before it. `mark` is sorted."""
    ones: list[np.ndarray] = []
    others: list[np.ndarray] = []
    rows = np.arange(len(mark))
    for back in range(1, PER_KEY + 1):
        rows = rows[rows >= back]
        rows = rows[mark[rows] == mark[rows - back]]
        if not len(rows):
            break
        ones.append(rows)
        others.append(rows - back)
    none = np.empty(0, dtype=np.int64)
    return np.concatenate([none, *ones]), np.concatenate([none, *others])


def _write_pairs(file: Path, posts: Places, one: np.ndarray, other: np.ndarray) -> None:
    """Write each pair once, with how many marks it shares here, by the number of the later post."""
    order = np.lexsort((posts.at, posts.uid))
    new = begins(posts.uid[order], posts.at[order])
    name = np.empty(len(order), dtype=np.int64)
    name[order] = np.cumsum(new) - 1
    posts = posts.take(order[new])
    many = max(1, len(posts.at))
    pairs, shared = np.unique(name[one] * many + name[other], return_counts=True)
    ones, others = posts.take(pairs // many), posts.take(pairs % many)
    write_sorted(file, [*ones, *others, shared.astype(np.int32)], PAIRS)
