"""Gives a post its id: the same on every visit, safe to store, whatever the source calls it."""

from __future__ import annotations

import hashlib
import re

MAX_ID = 500
"""Characters; PostgreSQL refuses index entries over 2.7 kB."""
_UNSTORABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNREADABLE = re.compile(r"[\x00\ud800-\udfff]")


def storable_id(name: str) -> str:
    """`name` as an id: without blanks around it, controls written as `%XX`, and over-long ones ending in a hash.

    Nothing else is folded: ids that differ in case, accents or invisible characters are different ids.
    """
    name = _UNSTORABLE.sub(lambda found: f"%{ord(found[0]):02X}", name.strip())
    if len(name) <= MAX_ID:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()
    return f"{name[: MAX_ID - len(digest) - 1]}#{digest}"


def storable(text: str) -> str:
    """`text` with what no database takes (NUL, half of a surrogate pair) replaced by U+FFFD."""
    if "\x00" not in text:
        try:
            text.encode()  # a tenth of the time that looking at each character takes
        except UnicodeEncodeError:
            pass
        else:
            return text
    return _UNREADABLE.sub("\ufffd", text)


def content_id(*parts: str) -> str:
    """An id made of what a post says, for a post that has none."""
    return "sha256:" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
