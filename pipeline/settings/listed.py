"""The source list where it is written plainly, a source a line or a key a line: read in a twentieth of the time.

A YAML parser looks at each character many times, so ten thousand sources take it seconds. Nearly all lists are written
in a few plain forms, which these patterns know: no tags, anchors, escapes, comments behind values or texts over several
lines. One line in another form, and the parser reads all of it, as it always reads the rest of the file; both give the
same values with the same lines, which a test holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.settings.nodes import Entry, Leaf, Node, Series, Table

KEY = "sources"

_HEAD = re.compile(rf"^{KEY}: *$", re.MULTILINE)
_LETTER = "A-Za-z0-9\u00c0-\u024f\u0400-\u052f\u0620-\u064a"
_PLAIN = rf"[{_LETTER}](?: *(?:[{_LETTER}_./@()+=%&?~;$-]|:(?=[{_LETTER}/_])))*"
"""Ends in no blank, so that there is one way to read a line and no line costs more than its length."""
_QUOTED = r'"[^"\\\t\n]*"' + r"|'[^'\t\n]*'"
_SCALAR = rf"(?:{_PLAIN}|{_QUOTED})"
_LIST = rf"\[ *(?:{_SCALAR}(?: *, +{_SCALAR})*)? *\]"
_PAIR = rf"[A-Za-z_]\w*: +(?:{_SCALAR}|{_LIST})"
_ITEM = re.compile(rf"( +)- \{{ *({_PAIR}(?: *, +{_PAIR})*) *\}} *", re.ASCII)
_FIRST = re.compile(rf"( +)- ({_PAIR}) *", re.ASCII)
_NEXT = re.compile(rf"( +)({_PAIR}) *", re.ASCII)
_BREAK = re.compile("[\x85\u2028\u2029]")
"""What ends a line for a YAML parser, and for nobody else."""
_EMPTY = re.compile(r" *(?:#.*)?")
_PAIRS = re.compile(rf"(\w+): +({_SCALAR}|{_LIST})(?: *, +)?", re.ASCII)
_SCALARS = re.compile(rf"({_SCALAR})(?: *, +)?")


class Listed(NamedTuple):
    """A source list, and the file without it."""

    line: int
    """Of the key `sources`."""
    sources: Series
    events: int
    """How many events a parser would have given for it."""
    rest: str
    """The file with the lines of the list left empty."""


class _Odd(Exception):
    """A line is written in another form."""


def take_sources(text: str) -> Listed | None:
    """The source list of a settings file; None: the parser must read it."""
    heads = list(_HEAD.finditer(text))
    if len(heads) != 1 or _BREAK.search(text):
        return None
    line = text.count("\n", 0, heads[0].end()) + 1
    lines = text.split("\n")
    end = next((at for at in range(line, len(lines)) if lines[at][:1] not in {"", " ", "#"}), len(lines))
    try:
        items = tuple(_items(lines[line:end], line + 1))
    except _Odd:
        return None
    if not items:
        return None
    series = Series(items[0].line, items, 1 + sum(item.size for item in items))
    return Listed(line, series, _events(series), "\n".join([*lines[:line], *[""] * (end - line), *lines[end:]]))


def with_sources(root: Node, listed: Listed) -> Table | None:
    """The document `root`, read of the rest, with the list in its place; None where its place is no key of `root`."""
    head = root.entries.get(KEY) if isinstance(root, Table) else None
    empty = head is not None and isinstance(head.node, Leaf) and head.node.bare and not head.node.text
    if not isinstance(root, Table) or head is None or head.line != listed.line or not empty:
        return None
    entries = {**root.entries, KEY: Entry(head.line, listed.sources)}
    return Table(root.line, entries, root.size - 1 + listed.sources.size)


def _items(lines: Sequence[str], first: int) -> Iterator[Table]:
    """The sources on `lines`, of which the first is line `first` of the file; raises _Odd."""
    indent, inner = "", ""
    entries: dict[str, Entry] = {}
    began = 0
    for number, text in enumerate(lines, start=first):
        if _EMPTY.fullmatch(text):
            continue
        item = _ITEM.fullmatch(text) or _FIRST.fullmatch(text)
        if item is None:
            item = _NEXT.fullmatch(text)
            if item is None or item[1] != inner:
                raise _Odd
        else:
            if item[1] != (indent or item[1]):
                raise _Odd
            if entries:
                yield _table(began, entries)
            indent, inner, began, entries = item[1], "" if item.re is _ITEM else item[1] + "  ", number, {}
        for key, value in _PAIRS.findall(item[2]):
            if key in entries:
                raise _Odd
            entries[key] = Entry(number, _value(number, value))
    if entries:
        yield _table(began, entries)


def _table(line: int, entries: dict[str, Entry]) -> Table:
    return Table(line, entries, 1 + sum(1 + entry.node.size for entry in entries.values()))


def _events(node: Node) -> int:
    """Of a value, its beginning and its end; of each key one more."""
    if isinstance(node, Table):
        return 2 + sum(1 + _events(entry.node) for entry in node.entries.values())
    return 2 + sum(map(_events, node.items)) if isinstance(node, Series) else 1


def _value(line: int, written: str) -> Node:
    if written.startswith("["):
        items = tuple(_leaf(line, one) for one in _SCALARS.findall(written[1:-1].strip()))
        return Series(line, items, 1 + len(items))
    return _leaf(line, written)


def _leaf(line: int, written: str) -> Leaf:
    if written[0] in "\"'":
        return Leaf(line, written[1:-1], bare=False)
    return Leaf(line, written, bare=True)
