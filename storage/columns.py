"""How values of the records lie in columns, the same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import BigInteger, DateTime, Dialect, Integer, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

TIME_LENGTH = 27
"""Characters of a stored time, `2016-06-09T10:00:00.000000Z`: of one length, so that text order is time order."""

EXACT = String().with_variant(String(collation="C"), "postgresql")
"""Text that sorts by code point, as Python and SQLite sort it, whatever the locale of the PostgreSQL."""

SEQUENCE = BigInteger().with_variant(Integer(), "sqlite")
"""A running number that does not run out; SQLite's rowid wants to be called INTEGER."""


def to_utc(time: datetime) -> datetime:
    """`time` in UTC; one without a zone is taken to be UTC already, never the machine's zone."""
    if time.tzinfo is UTC:
        return time
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


@lru_cache(maxsize=4096)  # the keys of a statement, and the rows of a batch, share their times
def utc_text(time: datetime) -> str:
    """`time` as RFC 3339 in UTC with microseconds and a `Z`."""
    return to_utc(time).isoformat(timespec="microseconds").replace("+00:00", "Z")


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC: `timestamptz` on PostgreSQL, RFC 3339 text on SQLite.

    Text and not a number on SQLite: it sorts and compares as well, and whoever opens the file can read it.
    """

    impl = String(TIME_LENGTH)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column type of the engine."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(String(TIME_LENGTH))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | datetime | None:
        """Write a time."""
        if value is None:
            return None
        return to_utc(value) if dialect.name == "postgresql" else utc_text(value)

    def writer(self, dialect: Dialect) -> Callable[[datetime | None], str | datetime | None]:
        """What writes values in bulk: as `process_bind_param`, with nothing in between."""
        write: Callable[[datetime], str | datetime] = to_utc if dialect.name == "postgresql" else utc_text
        return lambda value: None if value is None else write(value)

    def process_result_value(self, value: object, _dialect: Dialect) -> datetime | None:
        """Read a time back, aware."""
        if value is None:
            return None
        return to_utc(value) if isinstance(value, datetime) else datetime.fromisoformat(str(value))


class Json(TypeDecorator[object]):
    """A nested value as JSON text, read back as the type it was declared with.

    Text and not `jsonb`: what was written comes back byte for byte, and no engine's JSON parser can refuse it.
    """

    impl = Text
    cache_ok = True

    def __init__(self, type_: Any) -> None:  # noqa: ANN401 - a type form, which has no type of its own yet
        """Remember the type, such as `tuple[str, ...]`."""
        super().__init__()
        self.type_ = type_

    @cached_property
    def _adapter(self) -> TypeAdapter[object]:
        """Made when a value is first written or read: most passes of a quiet night need few of them."""
        return TypeAdapter(self.type_)

    def process_bind_param(self, value: object, _dialect: Dialect) -> str | None:
        """Write a value."""
        return None if value is None else self._adapter.serializer.to_json(value).decode()

    def writer(self, _dialect: Dialect) -> Callable[[object], str | None]:
        """What writes values in bulk: as `process_bind_param`, with nothing in between."""
        write = self._adapter.serializer.to_json
        return lambda value: None if value is None else write(value).decode()

    def process_result_value(self, value: str | None, _dialect: Dialect) -> object:
        """Read a value back."""
        return None if value is None else self._adapter.validator.validate_json(value)


class Word(TypeDecorator[StrEnum]):
    """A member of a StrEnum, kept as its value."""

    impl = String
    cache_ok = True

    def __init__(self, enum: type[StrEnum]) -> None:
        """Remember which enum it is."""
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: StrEnum | str | None, _dialect: Dialect) -> str | None:
        """Write a member."""
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: str | None, _dialect: Dialect) -> StrEnum | None:
        """Read a member back."""
        return None if value is None else self.enum(value)


_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False
)
"""Made once: `json.dumps` makes one for each call with such settings. What we write never holds itself."""


def canonical(value: object) -> str:
    """`value` as the one JSON text that it has here: keys sorted, no blanks, every character as itself."""
    return _ENCODER.encode(value)
