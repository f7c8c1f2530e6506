"""Finds the deletions that an Atom feed announces (RFC 6721 `at:deleted-entry`), which feedparser does not read."""

from __future__ import annotations

from xml.parsers.expat import ExpatError, ParserCreate

from pipeline.collect.entry import Entry
from pipeline.times import read_time

_NAME = "http://purl.org/atompub/tombstones/1.0 deleted-entry"
_MARK = b"deleted-entry"


def deleted_entries(body: bytes) -> list[Entry]:
    """An entry with `deleted` set for each tombstone, in order; of a broken document those before the break.

    The document type declaration of a feed is nothing we need: a document that declares entities is not read.
    """
    if _MARK not in body:
        return []
    found: list[Entry] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == _NAME and attributes.get("ref"):
            when = attributes.get("when", "")
            at = read_time(when)
            found.append(
                Entry(id=attributes["ref"], deleted=True, updated=when, updated_at=at.isoformat() if at else "")
            )

    def declaration(*_: object) -> None:
        raise ValueError("declares entities")

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EntityDeclHandler = declaration
    try:
        parser.Parse(body, True)
    except (ExpatError, ValueError, LookupError):
        return found
    return found
