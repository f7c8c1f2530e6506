"""Reads lists of sources that come from elsewhere: what can be watched, and what was refused and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import ValidationError

from pipeline.cells import guarded
from pipeline.errors import InputError
from pipeline.roster import Roster, name_key
from pipeline.settings.fields import MAX_NAME, check_variable
from pipeline.settings.source_entry import SECRET_SUFFIX, SourceEntry
from pipeline.sourcelist.duplicates import sameness
from pipeline.text import one_line
from pipeline.types import Source

MAX_BYTES = 2 * 1024 * 1024
"""Bytes of a list: as many as a settings file may have; 5,000 feeds take about 1 MB."""
MOST = 5_000
"""Sources of one list."""


class Refused(NamedTuple):
    """An entry that cannot be watched."""

    where: str
    why: str


class Imported(NamedTuple):
    """What a list holds."""

    sources: tuple[Source, ...] = ()
    refused: tuple[Refused, ...] = ()


def read_list(path: Path) -> Imported:
    """The sources that the OPML or CSV file at `path` lists.

    Raises InputError where it is no such list, is too large, or is built to harm.
    """
    from pipeline.sourcelist.csv_list import read_csv
    from pipeline.sourcelist.opml import read_opml

    try:
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}; name an OPML or CSV file") from None
    if len(body) > MAX_BYTES:
        raise InputError(f"{path} is larger than {MAX_BYTES // 2**20} MiB; split it")
    if b"\x00" in body:
        raise InputError(f"{path} is no text in UTF-8; save it as that")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no text in UTF-8 (byte {error.start}); save it as that") from None
    found = read_opml(text, path) if text.lstrip().startswith("<") else read_csv(text, path)
    if len(found.sources) > MOST:
        raise InputError(f"{path} lists more than {MOST:,} sources; split it")
    return found


def entry(values: dict[str, Any], where: str) -> Source | Refused:
    """The source that `values` describe, checked as an entry of the settings file is; else why it is refused."""
    named = {name: value for name, value in values.items() if value not in (None, "", [])}
    for name in ("name", "url", "owner", "side"):
        text = str(named.get(name, ""))
        if guarded(text) != text and not (name == "name" and text[1:].isidentifier()):
            return Refused(where, f"{name} begins like a formula of a spreadsheet; mend it")
    told = named.get("options")
    options = told if isinstance(told, dict) else {}
    secrets = {name: str(value) for name, value in options.items() if str(name).endswith(SECRET_SUFFIX)}
    if secrets:
        named["options"] = {name: value for name, value in options.items() if name not in secrets}
    try:
        for variable in secrets.values():
            check_variable(variable)
        source = SourceEntry.model_validate(named).to_source()
        return source.model_copy(update={"options": {**source.options, **secrets}}) if secrets else source
    except ValueError as error:
        if not isinstance(error, ValidationError):
            return Refused(where, f"options: {error}")
        return Refused(where, _first_fault(error))


def _first_fault(error: ValidationError) -> str:
    """What is wrong with an entry, in words: the first of all that is."""
    first = error.errors(include_url=False, include_input=False)[0]
    key = ".".join(str(step) for step in first["loc"][:1])
    what = one_line(first["msg"].removeprefix("Value error, "))[:200]
    return f"{key}: {what}" if key else what


def named_apart(found: Iterable[Source], listed: Sequence[Source]) -> tuple[tuple[Source, ...], tuple[Refused, ...]]:
    """Those of `found` that `listed` does not watch yet, under names that nobody has; and what was left out and why."""
    roster = Roster(listed)
    places = {place: source.name for source in listed if (place := sameness(source))}
    taken = {name_key(name) for name, _ in roster.names()}
    fresh, left = [], []
    for source in found:
        place = sameness(source)
        if place is not None and place in places:
            left.append(Refused(source.name, f"is watched already, as {places[place]} ({place})"))
            continue
        if place is None and name_key(source.name) in taken:
            left.append(Refused(source.name, "is listed already"))
            continue
        name = _free(source.name, taken)
        aliases = tuple(alias for alias in source.aliases if name_key(alias) not in taken)
        taken |= {name_key(one) for one in (name, *aliases)}
        if place is not None:
            places[place] = name
        fresh.append(source.model_copy(update={"name": name, "aliases": aliases}))
    return tuple(fresh), tuple(left)


def _free(name: str, taken: set[str]) -> str:
    """`name`, or with a number after it the first that nobody has."""
    number, free = 2, name
    while name_key(free) in taken:
        free = f"{name[: MAX_NAME - 5]} {number}"
        number += 1
    return free


def name_of(url: str) -> str:
    """What to call a source of which only the address is known: its host."""
    return (urlsplit(url).hostname or url).removeprefix("www.")[:MAX_NAME]
