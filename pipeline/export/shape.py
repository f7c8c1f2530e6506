"""What the columns of a row type hold, read from its declaration: for typed formats and the data dictionary."""

from __future__ import annotations

import types
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints, is_typeddict


class Shape(NamedTuple):
    """What a value may be."""

    kind: str
    """text, moment, whole, number, yes-no, list, record or json."""
    optional: bool = False
    item: Shape | None = None
    """Of a list."""
    fields: tuple[tuple[str, Shape], ...] = ()
    """Of a record."""

    @property
    def words(self) -> str:
        """The shape as the data dictionary prints it."""
        if self.kind == "list" and self.item is not None:
            told = f"list of {self.item.words}"
        elif self.kind == "record":
            told = "{" + ", ".join(name for name, _ in self.fields) + "}"
        else:
            told = _WORDS[self.kind]
        return f"{told} or null" if self.optional else told


_WORDS = {
    "text": "text",
    "moment": "time (UTC, RFC 3339)",
    "whole": "whole number",
    "number": "number",
    "yes-no": "true or false",
    "json": "JSON",
}
_PLAIN = {str: "text", int: "whole", float: "number", bool: "yes-no"}


def shape_of(row: type) -> Shape:
    """The shape of the rows of a TypedDict."""
    hints = get_type_hints(row, include_extras=True)
    return Shape("record", fields=tuple((name, _shape(hint)) for name, hint in hints.items()))


def _shape(hint: Any) -> Shape:  # noqa: ANN401 - a type form
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = [part for part in get_args(hint) if part is not type(None)]
        shape = _shape(inner[0]) if len(inner) == 1 else Shape("json")
        return shape._replace(optional=len(inner) < len(get_args(hint)))
    if origin is Annotated:
        return Shape("moment") if "moment" in get_args(hint)[1:] else _shape(get_args(hint)[0])
    if origin is list:
        return Shape("list", item=_shape(get_args(hint)[0]))
    if is_typeddict(hint):
        return shape_of(hint)
    return Shape(_PLAIN.get(hint, "json"))
