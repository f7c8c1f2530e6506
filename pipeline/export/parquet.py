"""Parquet: typed columns, nested where the rows are, a row group at a time (extra `analysis`).

Times are timestamps in UTC; what has no fixed shape (the body of a log entry) is JSON text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from pydantic import JsonValue

from pipeline.export.extras import needs
from pipeline.export.rows import Row
from pipeline.export.shape import Shape, shape_of

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIX = "parquet"

GROUP = 1_000
"""Rows of a group: what lies in memory at once, some tens of megabytes of posts."""


def save(rows: Iterable[Row], row: type, file: BinaryIO) -> None:
    """Write `rows`, which are of the TypedDict `row`; raises ItemwireError where pyarrow is not installed."""
    with needs("parquet"):
        import pyarrow as pa
        import pyarrow.parquet as pq
    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps what it once had
    shape = shape_of(row)
    schema = pa.schema([(name, _type(part)) for name, part in shape.fields])
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for group in _groups(rows):
            columns = [_column([one.get(name) for one in group], part) for name, part in shape.fields]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while group := list(islice(iterator, GROUP)):
        yield group


def _column(values: list[JsonValue], shape: Shape) -> pa.Array:
    """One column of a group: plain values as they are, times read by Arrow, nested ones value by value."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if shape.kind == "moment":
        return pc.cast(pa.array(values, pa.string()), _type(shape))
    if shape.kind in _NESTED:
        empty: dict[str, JsonValue] = {}
        values = [one if one in ([], empty) and shape.kind == "list" else _value(one, shape) for one in values]  # type: ignore[misc]
    try:
        return pa.array(values, _type(shape))
    except UnicodeEncodeError:  # halves of surrogate pairs, which no file can hold
        return pa.array([_value(one, shape) for one in values], _type(shape))


_NESTED = ("list", "record", "json")


def _type(shape: Shape) -> pa.DataType:
    import pyarrow as pa

    if shape.kind == "list" and shape.item is not None:
        return pa.list_(_type(shape.item))
    if shape.kind == "record":
        return pa.struct([(name, _type(part)) for name, part in shape.fields])
    plain = {
        "moment": pa.timestamp("us", tz="UTC"),
        "whole": pa.int64(),
        "number": pa.float64(),
        "yes-no": pa.bool_(),
    }
    return plain.get(shape.kind, pa.string())


def _value(value: JsonValue, shape: Shape) -> object:
    if value is None:
        return None
    if shape.kind == "list" and shape.item is not None and isinstance(value, list):
        return [_value(one, shape.item) for one in value]
    if shape.kind == "record" and isinstance(value, dict):
        return _record(value, shape)
    if shape.kind == "moment":
        return datetime.fromisoformat(str(value))
    if shape.kind == "json":
        return json.dumps(value, ensure_ascii=False)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _record(row: Row, shape: Shape) -> dict[str, object]:
    return {name: _value(row.get(name), part) for name, part in shape.fields}
