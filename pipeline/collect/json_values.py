"""Reads JSON that strangers wrote: nothing in it need have the type or the depth that it should have."""

from __future__ import annotations

import json
from typing import Any

from pipeline.errors import ParseError
from pipeline.times import read_time

Table = dict[str, Any]

_LONGEST_NUMBER = 18
"""Digits; longer ids are kept as text, as Python refuses to read more than 4,300."""
_MAX_RAW = 2_000
"""Characters of a refused value that are kept."""


def read_json(body: bytes, url: str) -> Any:  # noqa: ANN401 (that is the point)
    """The value that `body` writes; raises `ParseError` where it is broken or nested too deeply."""
    try:
        return json.loads(body, parse_int=_number, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        raise ParseError(f"{url} is broken JSON; there is nothing in it that we can read") from error


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def text_in(holder: Table, name: str) -> str:
    """The text under `name`; numbers as their digits, everything else as nothing."""
    value = holder.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def table_in(holder: Table, name: str) -> Table:
    """The table under `name`; an empty one where there is none."""
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


def list_in(holder: Table, name: str) -> list[Any]:
    """The list under `name`; an empty one where there is none."""
    value = holder.get(name)
    return value if isinstance(value, list) else []


def tables_in(holder: Table, name: str) -> list[Table]:
    """The tables in the list under `name`."""
    return [each for each in list_in(holder, name) if isinstance(each, dict)]


def iso(written: str) -> str:
    """The time that `written` states as ISO 8601 in UTC; empty where it states none."""
    at = read_time(written)
    return at.isoformat() if at else ""


def raw(value: object) -> str:
    """The beginning of `value` as JSON, to be kept where it is refused."""
    try:
        return json.dumps(value, ensure_ascii=False)[:_MAX_RAW]
    except RecursionError:
        return ""
