"""A YAML document as values that know their line: what the reader gives and the checks walk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Plain: TypeAlias = "str | bool | list[Plain] | dict[str, Plain] | None"
"""A document without its lines; numbers stay text, because only a field knows whether `0o17` is a number or a name."""
Location: TypeAlias = Sequence[str | int]
"""The way to a value: keys and list positions, outermost first."""

_NULL = frozenset(["", "~", "null", "Null", "NULL"])
_TRUE = frozenset(["true", "True", "TRUE"])
_FALSE = frozenset(["false", "False", "FALSE"])


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value as written."""

    line: int
    text: str
    bare: bool
    """Written without quotes, so that `true` and `null` mean what YAML 1.2 says."""
    size: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """A list."""

    line: int
    items: tuple[Node, ...]
    size: int
    """How many values it holds in all, itself included, repeated ones counted each time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a table with the line of its key."""

    line: int
    node: Node


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping from words to values."""

    line: int
    entries: dict[str, Entry] = field(default_factory=dict)
    size: int = 1


Node: TypeAlias = Leaf | Series | Table


def plain(node: Node) -> Plain:
    """The value of `node` without lines, after YAML 1.2's core schema for null and booleans; all else stays text."""
    if isinstance(node, Table):
        return {key: plain(entry.node) for key, entry in node.entries.items()}
    if isinstance(node, Series):
        return [plain(item) for item in node.items]
    return _scalar(node)


def _scalar(leaf: Leaf) -> str | bool | None:
    if not leaf.bare:
        return leaf.text
    if leaf.text in _NULL:
        return None
    if leaf.text in _TRUE:
        return True
    return False if leaf.text in _FALSE else leaf.text


def find_line(node: Node, location: Location) -> int:
    """The line of the value at `location` in `node`; steps that the document does not hold are passed over."""
    line = node.line
    for step in location:
        if isinstance(node, Table) and isinstance(step, str) and step in node.entries:
            line, node = node.entries[step].line, node.entries[step].node
        elif isinstance(node, Series) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line = node.line
    return line


def key_path(location: Location) -> str:
    """`location` as a person writes it: `sources[3].url` for the third source (counted from 1)."""
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step + 1}]"
        else:
            path += f".{step}" if path else step
    return path


def holds(node: Node, location: Location) -> bool:
    """Whether the document writes every step of `location`."""
    for step in location:
        if isinstance(node, Table) and isinstance(step, str) and step in node.entries:
            node = node.entries[step].node
        elif isinstance(node, Series) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return False
    return True
