"""The ground of every noun, and how ids are made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar, cast

from sqlmodel import SQLModel

P = ParamSpec("P")
R = TypeVar("R", bound="Record")

_NOT_TOLD: set[str] = set()
"""In the place of the names of the fields that a record was given: nobody asks for them, and a set of its own for each
record is a third of its memory (a `Statement`: 728 bytes of 1,900)."""


class Record(SQLModel):
    """The ground of every noun: frozen, and strict about fields it does not know."""

    model_config = {"frozen": True, "extra": "forbid"}

    if not TYPE_CHECKING:
        # SQLModel makes every instance as if it might be a row that SQLAlchemy watches, which takes three times as
        # long as pydantic's own way; a pass makes records by the million, and only classes with `table` are rows
        def __new__(cls, *args: object, **fields: object) -> Self:
            """Make the empty instance, as pydantic does, or as SQLModel does for a row."""
            return super().__new__(cls, *args, **fields) if "table" in cls.model_config else object.__new__(cls)

        def __init__(self, /, **fields: object) -> None:
            """Fill it; raises ValidationError for fields of the wrong type or name."""
            if "table" in self.model_config:
                super().__init__(**fields)
            else:
                self.__pydantic_validator__.validate_python(fields, self_instance=self)
                object.__setattr__(self, "__pydantic_fields_set__", _NOT_TOLD)

        __init__.__pydantic_base_init__ = True  # pydantic need not call it to make an instance

        @classmethod
        def model_validate(cls, obj: object, **how: object) -> Self:
            """Make an instance of what `obj` holds; raises ValidationError."""
            if "table" in cls.model_config:
                return super().model_validate(obj, **how)
            made = cls.__pydantic_validator__.validate_python(obj, **how)
            if made is not obj:
                object.__setattr__(made, "__pydantic_fields_set__", _NOT_TOLD)
            return made

        def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
            """Make a copy in which the fields of `update` are as they say, unchecked."""
            if deep or "table" in self.model_config:
                return super().model_copy(update=update, deep=deep)
            made = object.__new__(type(self))
            object.__setattr__(made, "__dict__", {**self.__dict__, **(update or {})})
            object.__setattr__(made, "__pydantic_fields_set__", _NOT_TOLD)
            object.__setattr__(made, "__pydantic_extra__", None)
            object.__setattr__(made, "__pydantic_private__", None)
            return made


def unchecked(cls: Callable[P, R]) -> Callable[P, R]:
    """What makes records of `cls` as `cls` does, but takes each field as it is given: a third of the time of a check.

    For values that this program made itself; static types are checked all the same.
    """
    kind = cast("type[R]", cls)
    blank = {name: None if field.is_required() else field.default for name, field in kind.model_fields.items()}
    fresh = [(name, field.default_factory) for name, field in kind.model_fields.items() if field.default_factory]

    def make(*_: P.args, **fields: P.kwargs) -> R:
        said = {**blank, **fields}
        for name, factory in fresh:
            if name not in fields:
                said[name] = cast("Callable[[], object]", factory)()
        made = object.__new__(kind)
        object.__setattr__(made, "__dict__", said)
        object.__setattr__(made, "__pydantic_fields_set__", _NOT_TOLD)
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made

    return make


def forget_given(record: Record) -> None:
    """Let go of the names of the fields that `record`, and the records in it, were given; nobody else may have it yet.

    For records that pydantic made of JSON; those made here never keep them.
    """
    object.__setattr__(record, "__pydantic_fields_set__", _NOT_TOLD)
    for value in record.__dict__.values():
        if isinstance(value, Record):
            forget_given(value)
        elif type(value) is tuple:
            for one in value:
                if isinstance(one, Record):
                    forget_given(one)


def short_hash(*parts: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the parts, which no part can forge by containing another."""
    joined = "\x1f".join(parts)
    if joined.count("\x1f") >= len(parts):
        joined = "\x1f".join(part.replace("\x1f", "\x1f\x1f") for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
