"""Claim candidates: statements that share keys within the live matcher's window, compared by its measure.

The statements are cut by the time of what they state. A slice looks 96 hours back and ahead into its neighbours, so
that it finds what the live matcher would, and every pair belongs to one slice only: that of the later statement.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypedDict

import daft
import numpy as np
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from daft import DataType, Series, col

from pipeline.archive.apart import Sights
from pipeline.archive.engine import few_cycles
from pipeline.archive.statements import STATEMENTS
from pipeline.archive.workplace import Workplace
from pipeline.match import AUTO, SUGGEST, link
from pipeline.match.told import Told
from pipeline.neighbourhood import PER_KEY, WINDOW, most_shared
from pipeline.types import Comparison, Statement

DAY = 86_400_000_000
"""Microseconds."""

AT_HAND = 20_000
"""Statements that a process keeps ready for comparing, at about 5 KB each; others are read again."""

AT_ONCE = 8_192
"""Pairs that are looked at together, at first sight: those of some 200 statements of dense news."""

LOOKED_AT = 4 * PER_KEY
"""Statements kept under a key: of those that lie within the window the newest `PER_KEY` count."""

_WINDOW = WINDOW.days * DAY

FOUND = pa.schema(
    {
        "score": pa.float64(),
        "band": pa.string(),
        "copy": pa.bool_(),
        "updates": pa.bool_(),
        "veto": pa.string(),
        "why": pa.string(),
        "source_a": pa.string(),
        "post_a": pa.string(),
        "quote_a": pa.string(),
        "source_b": pa.string(),
        "post_b": pa.string(),
        "quote_b": pa.string(),
        "a": pa.string(),
        "b": pa.string(),
    }
)
"""The columns of the result."""


class Candidate(TypedDict):
    """Two statements that may make one claim, the earlier first."""

    score: float
    band: str
    """`auto`, `suggested`, or empty: rivals, answers, copies that stand apart."""
    copy: bool
    updates: bool
    veto: str
    why: str
    source_a: str
    post_a: str
    quote_a: str
    source_b: str
    post_b: str
    quote_b: str
    a: str
    b: str


class Row(NamedTuple):
    """A statement as it lies in the files."""

    at: int
    keys: list[str]
    post: str
    record: str


def slices(days: Mapping[int, int], most: int) -> list[tuple[int, int]]:
    """Stretches of time (microseconds, the end not in it) of whole days with about `most` statements each.

    `days` tells how many statements there are, by number of the day since 1970.
    """
    cuts: list[tuple[int, int]] = []
    held, begin = 0, None
    for day in sorted(days):
        begin = day if begin is None else begin
        held += days[day]
        if held >= most:
            cuts.append((begin * DAY, (day + 1) * DAY))
            held, begin = 0, None
    if begin is not None:
        cuts.append((begin * DAY, (max(days) + 1) * DAY))
    return cuts


def days_of(files: Sequence[str]) -> dict[int, int]:
    """How many statements there are of each day."""
    if not files:
        return {}
    days = daft.read_parquet(list(files)).select((col("at") // DAY).cast(DataType.int64()).alias("day"))
    counted = days.groupby("day").agg(col("day").count().alias("many"))
    found = counted.to_pydict()
    return dict(zip(found["day"], found["many"], strict=True))


class Matcher:
    """Finds the candidates of slices, in a process of its own."""

    def __init__(self, place: Workplace, files: list[str]) -> None:
        """`files` are those of all statements, on a disk that every machine reads; the work lies in `place`."""
        few_cycles()
        self._place, self._files = place, files

    @daft.method.batch(return_dtype=DataType.int64(), batch_size=1)  # type: ignore[untyped-decorator]
    def match(self, number: Series, begin: Series, end: Series) -> list[int]:
        """The candidates of some slices, each written to a part of its own."""
        parts: list[int] = number.to_pylist()
        for part, first, last in zip(parts, begin.to_pylist(), end.to_pylist(), strict=True):
            with self._place.part("pairs", part) as folder:
                found = candidates(_load(self._files, first, last), first, last)
                table = pa.Table.from_pylist(list(found), schema=FOUND)
                pq.write_table(table, folder / "pairs.parquet", compression="zstd")
        return parts


def _load(files: list[str], begin: int, end: int) -> list[Row]:
    """The statements between two times and those within the window around, in canonical order."""
    near = (ds.field("at") >= begin - _WINDOW) & (ds.field("at") < end + _WINDOW)
    table = ds.dataset(files, schema=STATEMENTS).to_table(filter=near).sort_by("order")
    names = ("at", "keys", "post", "record")
    return [Row(*values) for values in zip(*(table[name].to_pylist() for name in names), strict=True)]


def candidates(rows: Sequence[Row], begin: int, end: int) -> Iterator[Candidate]:
    """The pairs worth keeping of which the later statement lies in the slice; `rows` in canonical order."""
    at_hand = _AtHand(rows)
    for ones, others in _met(rows, begin, end):
        for number in sorted({*ones, *others}):
            at_hand.see(number)
        away = at_hand.sights.apart(np.array(ones, dtype=np.int64), np.array(others, dtype=np.int64)).tolist()
        for number, other, far in zip(ones, others, away, strict=True):
            kept = None if far else link(at_hand[number], at_hand[other])
            if kept is not None:
                yield _candidate(kept, at_hand[other], rows[other].post, at_hand[number], rows[number].post)


def _met(rows: Sequence[Row], begin: int, end: int) -> Iterator[tuple[list[int], list[int]]]:
    """Pairs to compare, many at once: each statement of the slice with the earlier ones that share most keys."""
    times = [row.at for row in rows]
    posted: dict[str, deque[int]] = {}
    ones: list[int] = []
    others: list[int] = []
    for number, row in enumerate(rows):
        if begin <= row.at < end:
            found = _most_alike(row, times, posted)
            ones += [number] * len(found)
            others += found
        for key in row.keys:
            posted.setdefault(key, deque(maxlen=LOOKED_AT)).append(number)
        if len(ones) >= AT_ONCE:
            yield ones, others
            ones, others = [], []
    yield ones, others


def _most_alike(row: Row, times: Sequence[int], posted: Mapping[str, deque[int]]) -> list[int]:
    """The earlier statements within the window that share most keys: the choice of the live matcher."""
    shared: Counter[int] = Counter()
    begin, end = row.at - _WINDOW, row.at + _WINDOW
    for key in row.keys:
        under = posted.get(key)
        if under is None:
            continue
        newest = list(islice(reversed(under), PER_KEY))
        when = [times[other] for other in newest]
        if min(when) < begin or max(when) > end:  # seldom: older ones come in their place
            newest = list(islice((other for other in reversed(under) if begin <= times[other] <= end), PER_KEY))
        shared.update(newest)
    return most_shared(shared)


class _AtHand:
    """The statements that were compared lately, ready for it, and what all that were tell at first sight."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.sights = Sights(len(rows))
        self._rows = rows
        self._ready: dict[int, Told] = {}
        self._seen = bytearray(len(rows))

    def see(self, number: int) -> None:
        """Put down what a statement tells at first sight."""
        if not self._seen[number]:
            self._seen[number] = True
            self.sights.see(number, self[number])

    def __getitem__(self, number: int) -> Told:
        found = self._ready.get(number)
        if found is None:
            found = Told(Statement.model_validate_json(self._rows[number].record))
            if len(self._ready) >= AT_HAND:
                for old in list(self._ready)[: AT_HAND // 4]:
                    del self._ready[old]
            self._ready[number] = found
        return found


def _candidate(kept: Comparison, a: Told, post_a: str, b: Told, post_b: str) -> Candidate:
    return {
        "score": kept.score,
        "band": "" if kept.veto else "auto" if kept.score >= AUTO else "suggested" if kept.score >= SUGGEST else "",
        "copy": kept.copy_of,
        "updates": kept.updates,
        "veto": kept.veto or "",
        "why": kept.why,
        "source_a": a.statement.source,
        "post_a": post_a,
        "quote_a": a.statement.quote,
        "source_b": b.statement.source,
        "post_b": post_b,
        "quote_b": b.statement.quote,
        "a": a.uid,
        "b": b.uid,
    }
