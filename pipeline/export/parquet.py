"""Parquet: typed columns, nested where the rows are, a row group at a time (extra `analysis`).

Times are timestamps in UTC; what has no fixed shape (the body of a log entry) is JSON text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter
from typing import BinaryIO

from pipeline.export.columnar import column, kind_of
from pipeline.export.extras import needs
from pipeline.export.rows import Row
from pipeline.export.shape import shape_of

SUFFIX = "parquet"

GROUP = 4_000
"""Rows of a group: what lies in memory at once, some ten megabytes of posts."""


def save(rows: Iterable[Row], row: type, file: BinaryIO) -> None:
    """Write `rows`, which are of the TypedDict `row`; raises ItemwireError where pyarrow is not installed."""
    with needs("parquet"):
        import pyarrow as pa
        import pyarrow.parquet as pq
    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps what it once had
    fields = shape_of(row).fields
    schema = pa.schema([(name, kind_of(part)) for name, part in fields])
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for group in _groups(rows):
            parts = [column(list(map(itemgetter(name), group)), part) for name, part in fields]
            writer.write_batch(pa.RecordBatch.from_arrays(parts, schema=schema))


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while group := list(islice(iterator, GROUP)):
        yield group
