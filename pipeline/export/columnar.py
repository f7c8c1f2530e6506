"""Arrow's arrays from the values of one column, built from the shape that its row type declares.

Text goes through Arrow's own builder, and all else through buffers: `pyarrow.array` would load pandas (50 MB) only to
ask whether a list is one of its series, and reading the rows back from JSON takes twice the time.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from math import isfinite
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from pipeline.export.shape import Shape

if TYPE_CHECKING:
    import pyarrow as pa

Values = Sequence[Any]
"""What one column holds, row by row; None where it holds nothing."""


def kind_of(shape: Shape) -> pa.DataType:
    """The type that a column of `shape` has."""
    import pyarrow as pa

    if shape.kind == "list" and shape.item is not None:
        return pa.list_(kind_of(shape.item))
    if shape.kind == "record":
        return pa.struct([(name, kind_of(part)) for name, part in shape.fields])
    plain = {
        "moment": pa.timestamp("us", tz="UTC"),
        "whole": pa.int64(),
        "number": pa.float64(),
        "yes-no": pa.bool_(),
    }
    return plain.get(shape.kind, pa.string())


def column(values: Values, shape: Shape) -> pa.Array:
    """The array of a column's values."""
    return _BUILDERS.get(shape.kind, _texts)(values, shape)


def _texts(values: Values, _shape: Shape) -> pa.Array:
    from pyarrow.lib import StringBuilder

    builder = StringBuilder()
    try:
        builder.append_values(values)
    except UnicodeEncodeError:  # halves of surrogate pairs, which no file can hold
        builder = StringBuilder()
        builder.append_values([None if value is None else _storable(value) for value in values])
    return builder.finish()


def _storable(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def _moments(values: Values, shape: Shape) -> pa.Array:
    return _texts(values, shape).cast(kind_of(shape))


def _json_texts(values: Values, shape: Shape) -> pa.Array:
    return _texts([None if value is None else _json_text(value) for value in values], shape)


def _json_text(value: JsonValue) -> str:
    return "{}" if value == {} else json.dumps(value, ensure_ascii=False)


def _whole(values: Values, shape: Shape) -> pa.Array:
    return _numbers(values, shape, "q", lambda value: value is not None)


def _shares(values: Values, shape: Shape) -> pa.Array:
    """Numbers with a fraction; what is none (NaN, infinity) is null, as in JSON."""
    return _numbers(values, shape, "d", lambda value: value is not None and isfinite(value))


def _numbers(values: Values, shape: Shape, code: str, holds: Callable[[Any], bool]) -> pa.Array:
    import pyarrow as pa

    there = [holds(value) for value in values]
    plain = array(
        code, values if all(there) else [value if has else 0 for value, has in zip(values, there, strict=True)]
    )
    return pa.Array.from_buffers(kind_of(shape), len(values), [_bits(there).buffers()[1], pa.py_buffer(plain)])


def _yes_no(values: Values, shape: Shape) -> pa.Array:
    import pyarrow as pa

    there = _bits([value is not None for value in values])
    told = _bits([bool(value) for value in values])
    return pa.Array.from_buffers(kind_of(shape), len(values), [there.buffers()[1], told.buffers()[1]])


def _bits(values: Sequence[bool]) -> pa.Array:
    """An array of truths, a bit for each."""
    import pyarrow as pa

    return pa.Array.from_buffers(pa.uint8(), len(values), [None, pa.py_buffer(bytes(values))]).cast(pa.bool_())


def _lists(values: Values, shape: Shape) -> pa.Array:
    import pyarrow as pa

    item = shape.item if shape.item is not None else Shape("text")
    starts = array("i", accumulate(map(len, [value or () for value in values]), initial=0))
    offsets = pa.Array.from_buffers(pa.int32(), len(starts), [None, pa.py_buffer(starts)])
    inner = column(list(chain.from_iterable(value or () for value in values)), item)
    return pa.ListArray.from_arrays(offsets, inner, type=kind_of(shape), mask=_missing(values))


def _records(values: Values, shape: Shape) -> pa.Array:
    import pyarrow as pa

    parts = [column([value and value.get(name) for value in values], part) for name, part in shape.fields]
    return pa.StructArray.from_arrays(parts, fields=list(kind_of(shape)), mask=_missing(values))


def _missing(values: Values) -> pa.Array | None:
    """Where there is nothing; None: nowhere."""
    return _bits([value is None for value in values]) if None in values else None


_BUILDERS: dict[str, Callable[[Values, Shape], Any]] = {
    "moment": _moments,
    "json": _json_texts,
    "whole": _whole,
    "number": _shares,
    "yes-no": _yes_no,
    "list": _lists,
    "record": _records,
}
"""What builds the array of a column, by the kind of its shape; what is not here is text."""
