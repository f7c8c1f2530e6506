"""Reads a YAML file that nobody vouches for into values with lines, within bounds of size, depth and repetition.

ruamel's scanner gives the events; the values are built here, so that no tag can make an object, no alias can blow
up, and each value knows its line. A bound that is passed ends the reading at once with one fault; other faults are
collected, so that a person sees them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pipeline.errors import SettingsError
from pipeline.settings.faults import Fault, quoted, refuse, visible
from pipeline.settings.listed import take_sources, with_sources
from pipeline.settings.nodes import Entry, Leaf, Node, Series, Table, key_path

MAX_BYTES = 2 * 1024 * 1024
"""Bytes of a settings file: 5,000 sources take about 1 MB."""
MAX_DEPTH = 12
"""Levels of nesting: the deepest key there is, `beats[1].policy.confirm.origins`, stands at 5."""
MAX_EVENTS = 300_000
"""Parser events: 5,000 sources with every key take about 200,000; the scanner reads some 40,000 a second."""
MAX_REPEATED = 20_000
"""Values that aliases may repeat in all: a policy of 20 keys in a thousand beats."""

MERGE = "<<"
"""The merge key of YAML 1.1, which YAML 1.2 does not know and which multiplies what a reader holds."""

_Valued = ScalarEvent | SequenceStartEvent | MappingStartEvent
"""The events that begin a value."""
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML 1.2 does not print (section 5.1), and a byte-order mark in the middle of a text."""
_KEY = re.compile(r"""(?:^|[\s{,?-])["']?([A-Za-z_][\w-]{0,40})["']?\s*:(?=\s|$)""", re.MULTILINE)
_NEAR = 4000
"""Characters before a fault in which its key is looked for."""


def read_document(path: Path) -> tuple[Node, list[Fault]]:
    """Read the one YAML document in the file at `path` into its values and the faults that did not end the reading.

    Raises SettingsError where the file is missing, too large, not UTF-8, not YAML, empty, holds several documents,
    or is built to exhaust the reader.
    """
    text = _text(path)
    found = _read_listed(path, text)
    if found is not None:
        return found
    reader = _Reader(path, text)
    return reader.document(), reader.faults


def _read_listed(path: Path, text: str) -> tuple[Node, list[Fault]] | None:
    """The values and faults of a file whose source list is written plainly.

    None: the whole is for the parser, which also words best what ends the reading.
    """
    listed = take_sources(text)
    if listed is None or listed.events >= MAX_EVENTS:
        return None
    reader = _Reader(path, listed.rest, listed.events)
    try:
        root = with_sources(reader.document(), listed)
    except SettingsError:
        return None
    return None if root is None else (root, reader.faults)


def _text(path: Path) -> str:
    """The file as text; raises SettingsError for what is no plain UTF-8 text of a bounded size."""
    try:
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise refuse(path, [Fault(0, "", "there is no such file; write one, or run `itemwire init`")]) from None
    except OSError as error:
        raise refuse(path, [Fault(0, "", f"cannot be read ({error.strerror}); name a readable file")]) from None
    if len(body) > MAX_BYTES:
        raise refuse(path, [Fault(0, "", f"is too large; allowed: up to {MAX_BYTES:,} bytes")])
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse(path, [Fault(1, "document", "is UTF-16 text; allowed: UTF-8, save it as that")])
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8", "replace")
        what = f"byte {error.start} (0x{body[error.start]:02x}) is no UTF-8; allowed: UTF-8, save it as that"
        raise refuse(path, [_at(before, len(before), what)]) from None
    found = _FORBIDDEN.search(text)
    if found:
        what = f"the character U+{ord(found.group()):04X} cannot stand in a text; remove it"
        raise refuse(path, [_at(text, found.start(), what)])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _at(text: str, offset: int, what: str) -> Fault:
    """A fault at a character of the text, with the nearest key before it."""
    keys = _KEY.findall(text, max(0, offset - _NEAR), offset + 1)
    return Fault(text.count("\n", 0, offset) + 1, keys[-1] if keys else "document", what)


class _Reader:
    """The state of one reading: where we are, what was found, what aliases stand for."""

    def __init__(self, path: Path, text: str, count: int = 0) -> None:
        """`count` events are not to be given any more."""
        self.path = path
        self.text = text
        self.faults: list[Fault] = []
        self._anchors: dict[str, Node | None] = {}
        """None: an anchor whose value is still being read."""
        self._count = count
        self._repeated = 0
        self._line = 1
        self._events = self._parse()

    def _parse(self) -> Iterator[Event]:
        """The parser's events, counted; whatever the parser raises becomes one fault."""
        parser = YAML(typ="safe", pure=True)
        try:
            for event in parser.parse(self.text):
                self._count += 1
                self._line = event.start_mark.line + 1
                if self._count > MAX_EVENTS:
                    self._stop(event, f"holds too many values; allowed: up to about {MAX_EVENTS:,}")
                yield event
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            offset = mark.index if mark is not None else 0
            problem = error.problem or error.context or "it cannot be read"
            raise refuse(
                self.path, [_at(self.text, offset, f"is no YAML ({problem}); check signs and indents")]
            ) from None
        except (YAMLError, ValueError, OverflowError) as error:
            first = str(error).partition("\n")[0]
            what = f"is no YAML ({first}); check the signs on this line and the next"
            raise refuse(self.path, [Fault(self._line, "document", what)]) from None

    def _stop(self, event: Event, what: str) -> NoReturn:
        """End the reading with one fault where `event` stands."""
        raise refuse(self.path, [_at(self.text, event.start_mark.index, what)])

    def document(self) -> Node:
        """The values of the file's one document."""
        root: Node | None = None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    self._stop(event, "a second document starts here; allowed: one, remove the line `---`")
                if event.version not in {None, (1, 2)} or event.tags:
                    self._stop(event, "has directives (%); allowed: none")
            elif isinstance(event, _Valued | AliasEvent):
                root = self._node(event, ())
        if root is None:
            raise refuse(self.path, [Fault(1, "sources", "the file is empty; write `sources:` and a list below it")])
        return root

    def _node(self, event: Event, location: tuple[str | int, ...]) -> Node:
        """The value that `event` begins, at `location` in the document."""
        if len(location) > MAX_DEPTH:
            self._stop(event, f"is nested too deeply; allowed: {MAX_DEPTH} levels")
        if isinstance(event, AliasEvent):
            return self._alias(event)
        assert isinstance(event, _Valued), "the parser gives no other event where a value belongs"
        if event.tag is not None:
            what = f"has the tag {quoted(str(event.tag))}; tags are not read, write the plain value"
            self.faults.append(Fault(event.start_mark.line + 1, key_path(location) or "document", what))
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        node = self._value(event, location)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _value(self, event: _Valued, location: tuple[str | int, ...]) -> Node:
        line = event.start_mark.line + 1
        if isinstance(event, MappingStartEvent):
            return self._table(line, location)
        if isinstance(event, SequenceStartEvent):
            return self._series(line, location)
        return Leaf(line, str(event.value), bare=event.style is None)

    def _alias(self, event: AliasEvent) -> Node:
        """The value that an alias repeats; ends the reading where it has none, holds itself, or grows too large."""
        node = self._anchors.get(event.anchor)
        if node is None:
            why = "refers to itself" if event.anchor in self._anchors else "refers to nothing"
            self._stop(event, f"the alias *{visible(event.anchor)} {why}; write the value out")
        self._repeated += node.size
        if self._repeated > MAX_REPEATED:
            self._stop(event, f"aliases repeat too much; allowed: {MAX_REPEATED:,} values in all, write them out")
        return node

    def _series(self, line: int, location: tuple[str | int, ...]) -> Series:
        items: list[Node] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._node(event, (*location, len(items))))
        return Series(line, tuple(items), 1 + sum(item.size for item in items))

    def _table(self, line: int, location: tuple[str | int, ...]) -> Table:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            at = event.start_mark.line + 1
            key = self._key(event, location)
            node = self._node(next(self._events), (*location, key))
            if key in entries:
                what = f"is written twice, first in line {entries[key].line}; allowed: once"
                self.faults.append(Fault(at, key_path((*location, key)), what))
            elif key == MERGE:
                what = "merge keys are not read; write the keys out"
                self.faults.append(Fault(at, key_path((*location, key)), what))
            else:
                entries[key] = Entry(at, node)
        return Table(line, entries, 1 + sum(1 + entry.node.size for entry in entries.values()))

    def _key(self, event: Event, location: tuple[str | int, ...]) -> str:
        """The word that `event` is; ends the reading where a list or a table stands for a key."""
        if not isinstance(event, ScalarEvent):
            self._stop(event, "a list or a table cannot be a key; allowed: a word")
        if event.tag is not None or event.anchor is not None:
            what = "has a tag or an anchor on its key; allowed: a plain word"
            self.faults.append(Fault(event.start_mark.line + 1, key_path((*location, str(event.value))), what))
        return str(event.value)
