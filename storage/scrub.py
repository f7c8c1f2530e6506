"""Takes out of records what no database can keep: NUL and halves of surrogate pairs.

The pipeline cleans texts long before; this is for what it passes on as it came (`extra`, raw lines, headers).
"""

from __future__ import annotations

import re
from typing import TypeVar

from pydantic import BaseModel

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

R = TypeVar("R", bound=BaseModel)


def storable_text(text: str) -> str:
    """`text` with each character that cannot be stored shown as U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def storable(record: R) -> R:
    """`record` with every text in it storable; the same object when nothing had to change."""
    return record if is_storable(record) else type(record).model_validate(_scrub(record.model_dump()))


def is_storable(record: BaseModel) -> bool:
    """Whether a database can keep every text in `record`."""
    try:
        text = record.model_dump_json()
    except ValueError:  # pydantic_core.PydanticSerializationError: a lone surrogate has no UTF-8
        return False
    return "\\u0000" not in text or _scrub(record.model_dump()) == record.model_dump()


def _scrub(value: object) -> object:
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, dict):
        return {_scrub(key): _scrub(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_scrub(item) for item in value)
    return value
