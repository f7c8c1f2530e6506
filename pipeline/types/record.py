"""The ground of every noun, and how ids are made."""

from __future__ import annotations

import hashlib

from sqlmodel import SQLModel


class Record(SQLModel):
    """The ground of every noun: frozen, and strict about fields it does not know."""

    model_config = {"frozen": True, "extra": "forbid"}


def short_hash(*parts: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the parts, which no part can forge by containing another."""
    joined = "\x1f".join(part.replace("\x1f", "\x1f\x1f") for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
