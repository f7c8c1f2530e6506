"""Near-copies are compared: for a share of all posts, those chosen for each as the live matcher chooses, measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray
from rapidfuzz import process

from pipeline.archive.marks import PAIRS, SAME, Places, read_share, write_sorted
from pipeline.archive.numbered import begins, share
from pipeline.neighbourhood import CANDIDATES
from pipeline.wording import MEASURES, Wording, ready, settled

AT_ONCE = 20_000
"""Pairs that are measured together: some 10 MB of words."""

Rows = NDArray[np.int64]


def compare(met: Sequence[str], posts: Sequence[str], part: int, parts: int, file: Path) -> None:
    """Write which posts of a share are copies of which before them.

    `met` are the files of pairs that share marks, `posts` those with the words of all posts.
    """
    ones, others = chosen(*read_share(met, PAIRS, "uid", *share(part, parts)))
    rows, words = _words_of(posts, ones, others)
    copied = np.flatnonzero(copies(words, rows[: len(ones.at)], rows[len(ones.at) :]))
    write_sorted(file, [*ones.take(copied), *others.take(copied)], SAME)


def chosen(
    at: NDArray[np.int64],
    uid: NDArray[np.uint64],
    other_at: NDArray[np.int64],
    other: NDArray[np.uint64],
    shared: NDArray[np.int32],
) -> tuple[Places, Places]:
    """For each post those that share most marks with it, and of equals the earliest: `most_shared` of many posts."""
    order = np.lexsort((other, other_at, at, uid))
    at, uid, other_at, other = at[order], uid[order], other_at[order], other[order]
    first = np.flatnonzero(begins(uid, at, other, other_at))
    many = np.add.reduceat(shared[order], first) if len(first) else shared
    ones, others = Places(at[first], uid[first]), Places(other_at[first], other[first])
    order = np.lexsort((others.uid, others.at, -many, ones.at, ones.uid))
    ones, others = ones.take(order), others.take(order)
    new = begins(ones.uid, ones.at)
    rank = np.arange(len(new)) - np.maximum.accumulate(np.where(new, np.arange(len(new)), 0))
    kept = np.flatnonzero(rank < CANDIDATES)
    return ones.take(kept), others.take(kept)


def _words_of(files: Sequence[str], ones: Places, others: Places) -> tuple[Rows, list[str]]:
    """The words of posts, each once, and for all of `ones`, then all of `others`, which of them they are."""
    at, uid = np.concatenate([ones.at, others.at]), np.concatenate([ones.uid, others.uid])
    order = np.lexsort((at, uid))
    new = begins(uid[order], at[order])
    rows = np.empty(len(order), dtype=np.int64)
    rows[order] = np.cumsum(new) - 1
    at, uid = at[order][new], uid[order][new]
    words = [""] * len(at)
    for table in _tables(files):
        places, numbers = table["at"].to_numpy(), table["uid"].to_numpy()
        near = np.minimum(np.searchsorted(uid, numbers), max(0, len(uid) - 1))
        here = np.flatnonzero(uid[near] == numbers) if len(uid) else np.empty(0, dtype=np.int64)
        for row, start, said in zip(here, near[here], table["said"].take(pa.array(here)).to_pylist(), strict=True):
            for version in range(start, len(uid)):  # of one post, one after another
                if uid[version] != numbers[row]:
                    break
                if at[version] == places[row]:
                    words[version] = said
    return rows, words


def _tables(files: Sequence[str]) -> Iterator[pa.Table]:
    for file in files:
        yield pq.read_table(file, columns=["at", "uid", "said"])


def copies(words: Sequence[str], one: Rows, other: Rows) -> NDArray[np.bool_]:
    """`is_copy` for many pairs of rows of `words` (joined by blanks) at once."""
    known: dict[int, Wording] = {}
    found = np.zeros(len(one), dtype=bool)
    for start in range(0, len(one), AT_ONCE):
        pairs = list(zip(one[start : start + AT_ONCE].tolist(), other[start : start + AT_ONCE].tolist(), strict=True))
        for row in {row for pair in pairs for row in pair} - known.keys():
            known[row] = ready(words[row])
        found[start : start + AT_ONCE] = _measured([(known[a], known[b]) for a, b in pairs])
        if len(known) > 4 * AT_ONCE:
            known.clear()
    return found


def _measured(pairs: Sequence[tuple[Wording, Wording]]) -> list[bool]:
    """Which pairs are copies: what no rule settles is measured, all pairs by one measure at a time."""
    verdicts = [settled(a, b) for a, b in pairs]
    for measure in MEASURES:
        open_ = [
            row
            for row, (a, b) in enumerate(pairs)
            if verdicts[row] is None and min(a.number, b.number) >= measure.words
        ]
        first = [measure.of(pairs[row][0]) for row in open_]
        second = [measure.of(pairs[row][1]) for row in open_]
        scores = process.cpdist(first, second, scorer=measure.scorer, score_cutoff=measure.least, dtype=np.float32)
        for row, score in zip(open_, scores.tolist(), strict=True):
            if score > 0:
                verdicts[row] = True
    return [bool(verdict) for verdict in verdicts]
