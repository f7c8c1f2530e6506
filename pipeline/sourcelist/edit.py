"""Writes entries into a settings file and takes them out; every other byte, comments included, stays as it is.

The place of an entry is found with ruamel.yaml, the lines are put in or taken out as text, and the result is read back
before it takes the file's place: what it says must be exactly what was asked for.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path
from typing import cast

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pipeline.errors import NotFoundError, SettingsError
from pipeline.settings import load_settings
from pipeline.settings.fields import duration_text
from pipeline.settings.source_entry import SECRET_SUFFIX
from pipeline.sourcelist.dated import dated
from pipeline.types import Source

_COMMENT = re.compile(r"^( *)#")
_PLAIN_FIELDS = ("kind", "url", "account", "path", "owner", "side", "cron")
_UNTOUCHED = Source(name="untouched")
"""A source whose values are all defaults."""


def add_entries(path: Path, sources: Sequence[Source]) -> None:
    """Add `sources` at the end of the list in the file at `path`; raises SettingsError where that cannot be done."""
    before = load_settings(path).sources

    def put_in(text: str) -> str:
        entries = entries_in(path, text)
        lines = text.splitlines(keepends=True)
        if not entries.value:
            at, indent = entries.start_mark, 2
            head = text[: at.index].rstrip(" ") + "\n"
            tail = text[entries.end_mark.index :] if entries.flow_style else text[at.index :]
            return head + _written(sources, indent) + tail.lstrip("\n")
        last = last_line(lines, entries, len(entries.value) - 1)
        if not lines[last].endswith("\n"):
            lines[last] += "\n"
        lines.insert(last + 1, _written(sources, dash(entries)))
        return "".join(lines)

    replace(path, put_in, (*before, *sources))


def remove_entry(path: Path, name: str) -> Source:
    """Take the source that `name` stands for out of the file at `path`, and return it.

    Raises NotFoundError where there is none, SettingsError where it cannot be taken out.
    """
    settings = load_settings(path)
    source = settings.roster.find(name)
    if source is None:
        raise NotFoundError(f"there is no source {name!r} in {path}; `itemwire sources list` names those there are")
    index = settings.sources.index(source)

    def take_out(text: str) -> str:
        entries = entries_in(path, text)
        lines = text.splitlines(keepends=True)
        first, last = entries.value[index].start_mark.line, last_line(lines, entries, index)
        del lines[first : last + 1]
        if len(entries.value) == 1:
            lines.insert(first, " " * dash(entries) + "[]\n")
        return "".join(lines)

    left = tuple(one for one in settings.sources if one is not source)
    replace(path, take_out, left)
    return source


def entries_in(path: Path, text: str) -> SequenceNode:
    """The list under `sources:`, with its place in `text`."""
    root = YAML().compose(StringIO(text))
    assert isinstance(root, MappingNode), "load_settings has read it before"
    pairs = cast("list[tuple[Node, Node]]", root.value)
    found = next(value for key, value in pairs if isinstance(key, ScalarNode) and key.value == "sources")
    if not isinstance(found, SequenceNode) or (found.flow_style and found.value):
        raise SettingsError([f"{path}: sources: is written in [brackets]; write one source a line, each after a dash"])
    return found


def dash(entries: SequenceNode) -> int:
    """The column of the dashes."""
    return int(entries.start_mark.column)


def last_line(lines: Sequence[str], entries: SequenceNode, index: int) -> int:
    """The last line of an entry: comments that stand further in than its dash belong to it, others to what follows."""
    node = entries.value[index]
    end = int(node.end_mark.line) - (node.end_mark.column == 0 or not node.flow_style)
    end = min(end, len(lines) - 1)
    while end > node.start_mark.line:
        comment = _COMMENT.match(lines[end])
        if lines[end].strip() and not (comment and len(comment[1]) <= dash(entries)):
            break
        end -= 1
    return end


def _written(sources: Sequence[Source], indent: int) -> str:
    """The entries as lines, each after a dash at column `indent`."""
    writer = YAML()
    writer.width = 4096
    writer.allow_unicode = True
    lines = []
    for source in sources:
        stream = StringIO()
        writer.dump(values_of(source), stream)
        for number, line in enumerate(stream.getvalue().splitlines()):
            lines.append(" " * indent + ("- " if number == 0 else "  ") + line + "\n")
    return "".join(lines)


def values_of(source: Source) -> dict[str, object]:
    """What a file says of `source`: all that is not the default, and always what a person should look at."""
    said: dict[str, object] = {"name": source.name}
    said |= {name: value for name in _PLAIN_FIELDS if (value := getattr(source, name)) is not None}
    if source.url and source.kind == "feed":
        del said["kind"]
    said |= {"role": source.role.value, "reliability": source.reliability.value}
    said |= dated(source)
    said |= {name: list(value) for name in ("aliases", "languages") if (value := getattr(source, name))}
    said |= {"zone": source.zone} if source.cron and source.zone != _UNTOUCHED.zone else {}
    said |= {"every": duration_text(source.every)} if source.every != _UNTOUCHED.every and not source.cron else {}
    said |= {"slowest": duration_text(source.slowest)} if source.slowest else {}
    plain = {name: value for name, value in source.options.items() if not name.endswith(SECRET_SUFFIX)}
    said |= {name: value for name, value in source.options.items() if name not in plain}  # a key of its own in the file
    said |= {"options": plain} if plain else {}
    said |= {} if source.named else {"named": False}
    said |= {"at_risk": True} if source.at_risk else {}
    said |= {"media": True} if source.media else {}
    return said | ({} if source.enabled else {"enabled": False})


def replace(path: Path, change: Callable[[str], str], wanted: Sequence[Source]) -> None:
    """Let `change` make the new text of the file at `path`, which takes its place where it says what is `wanted`."""
    target = path.resolve()
    try:
        old = target.read_bytes().decode("utf-8-sig")
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
        fresh = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(change(old))
            fresh.chmod(target.stat().st_mode & 0o777)
            if load_settings(fresh).sources != tuple(wanted):
                raise SettingsError(
                    [f"{path}: sources: cannot be changed by a program as it is written; edit it by hand"]
                )
            fresh.replace(target)
        except SettingsError as error:
            raise SettingsError([fault.replace(str(fresh), str(path)) for fault in error.faults]) from None
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise SettingsError([f"{path}: cannot be written ({error.strerror}); mend its rights or its folder"]) from None
