"""Changes one entry of a settings file: the keys that differ are written anew, every other byte stays as it is."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from textwrap import dedent, indent

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from pipeline.errors import NotFoundError
from pipeline.settings import load_settings
from pipeline.sourcelist.edit import dash, entries_in, last_line, replace, values_of
from pipeline.types import Source


def change_entry(path: Path, after: Source) -> Source:
    """Let the entry of the source called `after.name` in the file at `path` say what `after` says; returns what it was.

    Raises NotFoundError where there is none, SettingsError where the file would not say what is wanted.
    """
    sources = load_settings(path).sources
    index = next((at for at, one in enumerate(sources) if one.name == after.name), None)
    if index is None:
        raise NotFoundError(
            f"there is no source {after.name!r} in {path}; `itemwire sources list` names those there are"
        )
    before = sources[index]
    if before == after:
        return before

    def change(text: str) -> str:
        entries = entries_in(path, text)
        lines = text.splitlines(keepends=True)
        first, last = entries.value[index].start_mark.line, last_line(lines, entries, index)
        told = "".join(lines[first : last + 1])
        lines[first : last + 1] = [indent(_changed(dedent(told), before, after), " " * dash(entries))]
        return "".join(lines)

    replace(path, change, [*sources[:index], after, *sources[index + 1 :]])
    return before


def _changed(text: str, before: Source, after: Source) -> str:
    """The entry `text` (a list of one) with the values of `after` where they differ from those of `before`."""
    yaml = YAML()
    yaml.width = 4096
    yaml.allow_unicode = True
    yaml.preserve_quotes = True
    loaded = yaml.load(text)
    entry: CommentedMap = loaded[0]
    was, now = values_of(before), values_of(after)
    for key in {**was, **now}:
        if key not in now:
            entry.pop(key, None)
        elif was.get(key) != now[key]:
            entry[key] = now[key]
    stream = StringIO()
    yaml.dump(loaded, stream)
    return stream.getvalue()
