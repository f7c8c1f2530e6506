"""What a source says about one post, before we judge it: the same shape for every format.

Plain values only: entries travel as JSON from the process that parses them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

IS_PAGE = "is an HTML page, not a feed"
"""The words by which such an answer is known again when it comes from the child process."""


@dataclass(slots=True)
class Entry:
    """One entry of a feed or timeline, as written."""

    id: str = ""
    link: str = ""
    title: str = ""
    html: str = ""
    """The longest body it has, as HTML; empty where `text` is set."""
    text: str = ""
    """The body, where the feed says that it is plain text."""
    published: str = ""
    """As written."""
    published_at: str = ""
    """The same as an ISO time, where it could be read."""
    updated: str = ""
    updated_at: str = ""
    author: str = ""
    lang: str = ""
    credited: str = ""
    reply_to: str = ""
    repost_of: str = ""
    """The post that this one only passes on: an id or an address."""
    quote_of: str = ""
    links: list[str] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    deleted: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
    """What else it says, as plain values: kept with the post. A change in it alone is no edit."""

    @property
    def content(self) -> tuple[str, str, str, str]:
        """What tells one entry from another."""
        return (self.title, self.html, self.text, self.link)


_NAMES = tuple(each.name for each in fields(Entry))
_KNOWN = frozenset(_NAMES)


@dataclass(slots=True)
class Refusal:
    """One entry that could not be read, and why."""

    where: str
    reason: str
    raw: str


@dataclass(slots=True)
class FeedContent:
    """All that a feed, or a page of a timeline, holds."""

    kind: str = ""
    """`rss20`, `atom10`, `rss10`, `json1` …"""
    title: str = ""
    entries: list[Entry] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    damage: str = ""
    """What was wrong with the document although it could be read; empty: nothing."""
    older: str = ""
    """What asks for the page of older entries (an id, a cursor); empty: there is none."""
    set_aside: int = 0
    """Entries that are left out because they are older than what a first visit takes."""

    def to_json(self) -> dict[str, Any]:
        """The same in values that JSON can carry; what an entry leaves empty is left out."""
        return {
            "kind": self.kind,
            "title": self.title,
            "entries": [{name: value for name in _NAMES if (value := getattr(entry, name))} for entry in self.entries],
            "refused": [asdict(each) for each in self.refused],
            "damage": self.damage,
            "older": self.older,
            "set_aside": self.set_aside,
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> FeedContent:
        """What `to_json` gave; unknown names are ignored, wrong shapes raise TypeError, KeyError or AttributeError."""
        return cls(
            kind=str(values["kind"]),
            title=str(values["title"]),
            entries=[_entry(row) for row in values["entries"]],
            refused=[Refusal(str(row["where"]), str(row["reason"]), str(row["raw"])) for row in values["refused"]],
            damage=str(values["damage"]),
            older=str(values["older"]),
            set_aside=int(values["set_aside"]),
        )


def _entry(row: dict[str, Any]) -> Entry:
    """The entry of one row; unknown names are ignored."""
    return Entry(**row) if row.keys() <= _KNOWN else Entry(**{name: row[name] for name in _NAMES if name in row})


def best_body(bodies: Sequence[str]) -> str:
    """The longest of an entry's bodies that has something to read as HTML.

    Not one whose markup is shown as text where another has it as markup: so WordPress writes the short form of a
    comment, and it is the longer one. Empty where there is none.
    """
    marked = any("<" in body for body in bodies)
    fit = [body for body in bodies if not (marked and "&lt;" in body and "<" not in body)]
    return max(fit, key=len, default="")
