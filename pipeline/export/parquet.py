"""Parquet: typed columns, nested where the rows are, a row group at a time (extra `analysis`).

Times are timestamps in UTC; what has no fixed shape (the body of a log entry) is JSON text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from pydantic import JsonValue
from pydantic_core import to_json

from pipeline.export.extras import needs
from pipeline.export.rows import Row
from pipeline.export.shape import Shape, shape_of

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIX = "parquet"

GROUP = 4_000
"""Rows of a group: what lies in memory at once, some ten megabytes of posts."""


def save(rows: Iterable[Row], row: type, file: BinaryIO) -> None:
    """Write `rows`, which are of the TypedDict `row`; raises ItemwireError where pyarrow is not installed.

    Arrow reads the rows as JSON, which costs less than handing it Python's values, and does not make it load pandas
    (50 MB) only to ask whether a list is one of its series.
    """
    with needs("parquet"):
        import pyarrow as pa
        import pyarrow.parquet as pq
    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps what it once had
    shape = shape_of(row)
    schema = pa.schema([(name, _type(part)) for name, part in shape.fields])
    shapeless = [(name, part) for name, part in shape.fields if _holds_json(part)]
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_table(_table(b"".join(_line(one, shapeless) for one in group), schema))


def _table(lines: bytes, schema: pa.Schema) -> pa.Table:
    import pyarrow as pa
    from pyarrow import json as reader

    told = reader.read_json(
        pa.BufferReader(lines),
        read_options=reader.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        parse_options=reader.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
    )
    return told.select(schema.names)


def _line(row: Row, shapeless: Sequence[tuple[str, Shape]]) -> bytes:
    """One row as a line of JSON, in which what has no fixed shape is text."""
    told = {**row, **{name: _value(row.get(name), part) for name, part in shapeless}}
    try:
        return to_json(told, inf_nan_mode="null") + b"\n"
    except ValueError:  # halves of surrogate pairs, which no file can hold
        return json.dumps(_storable(told), ensure_ascii=False).encode() + b"\n"


def _storable(value: object) -> object:
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
    if isinstance(value, dict):
        return {_storable(name): _storable(one) for name, one in value.items()}
    return [_storable(one) for one in value] if isinstance(value, list) else value


def _holds_json(shape: Shape) -> bool:
    """Whether something in it has no fixed shape."""
    inner = [part for _, part in shape.fields] + ([shape.item] if shape.item is not None else [])
    return shape.kind == "json" or any(map(_holds_json, inner))


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while group := list(islice(iterator, GROUP)):
        yield group


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


def _value(value: JsonValue, shape: Shape) -> JsonValue:
    """`value` with what in it has no fixed shape as JSON text."""
    if value is None or (shape.kind == "list" and not value):
        return value
    if shape.kind == "json":
        return "{}" if value == {} else json.dumps(value, ensure_ascii=False)
    if shape.kind == "list" and shape.item is not None and isinstance(value, list):
        return [_value(one, shape.item) for one in value]
    if shape.kind == "record" and isinstance(value, dict):
        return {**value, **{name: _value(value.get(name), part) for name, part in shape.fields if _holds_json(part)}}
    return value
