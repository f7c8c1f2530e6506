"""The ground of every noun, and how ids are made."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Self

from sqlmodel import SQLModel


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

        __init__.__pydantic_base_init__ = True  # pydantic need not call it to make an instance

        @classmethod
        def model_validate(cls, obj: object, **how: object) -> Self:
            """Make an instance of what `obj` holds; raises ValidationError."""
            if "table" in cls.model_config:
                return super().model_validate(obj, **how)
            return cls.__pydantic_validator__.validate_python(obj, **how)


def short_hash(*parts: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the parts, which no part can forge by containing another."""
    joined = "\x1f".join(part.replace("\x1f", "\x1f\x1f") for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
