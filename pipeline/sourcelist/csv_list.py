"""CSV, the form in which desks keep lists of sources: one a line, under the names of the settings file's keys."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

from pipeline.cells import guarded, unguarded
from pipeline.errors import InputError
from pipeline.settings.fields import duration_text
from pipeline.sourcelist.dated import DATED, as_json, from_json
from pipeline.sourcelist.listed import MOST, Imported, Refused, entry, name_of
from pipeline.types import Source

COLUMNS = (
    "name", "kind", "url", "account", "path", "role", "reliability", "regrades", "hacked", "owner",
    "side", "aliases", "languages", "every", "slowest", "cron", "zone", "enabled", "named", "at_risk", "media",
    "options",
)  # fmt: skip
"""The columns that are written, and read; others are refused, so that none is passed over in silence."""
_LISTS = ("aliases", "languages")
_BETWEEN = ";"
"""What stands between the values of a list in a cell."""
_TRUTHS = ("enabled", "named", "at_risk", "media")
_FLAGS: dict[str, object] = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def read_csv(text: str, path: Path) -> Imported:
    """The sources that a CSV text lists; raises InputError where it is no table with `name` or `url` above it."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(StringIO(text), delimiter=delimiter, strict=True)
    sources: list[Source] = []
    refused: list[Refused] = []
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        if not {"name", "url"} & set(header):
            raise InputError(f"{path} is no list of sources: its first line names no column name or url")
        unknown = [name for name in header if name not in COLUMNS]
        if unknown:
            raise InputError(
                f"{path} has a column that is not known ({unknown[0]!r:.60}); there are {', '.join(COLUMNS)}"
            )
        for cells in rows:
            if len(sources) + len(refused) > MOST:
                raise InputError(f"{path} lists more than {MOST:,} sources; split it")
            if any(cell.strip() for cell in cells):
                read = _line(header, cells, f"line {rows.line_num}")
                (sources if isinstance(read, Source) else refused).append(read)  # type: ignore[arg-type]
    except csv.Error as error:
        raise InputError(f"{path} is no CSV in line {rows.line_num} ({error}); mend its quotes") from None
    return Imported(tuple(sources), tuple(refused))


def _line(header: list[str], cells: list[str], where: str) -> Source | Refused:
    """The source of a line; a cell under no column is named, because all after a stray separator stand one too far."""
    if beyond := [cell.strip() for cell in cells[len(header) :] if cell.strip()]:
        return Refused(where, f"holds more cells than there are columns ({beyond[0]!r:.60}); put lists in quotes")
    return _read(dict(zip(header, cells, strict=False)), where)


def _read(cells: dict[str, str], where: str) -> Source | Refused:
    values: dict[str, Any] = {name: unguarded(cell.strip()) for name, cell in cells.items()}
    for name in _LISTS:
        values[name] = [part.strip() for part in values.get(name, "").split(_BETWEEN) if part.strip()]
    for name in _TRUTHS:
        if values.get(name):
            values[name] = _FLAGS.get(values[name].lower(), values[name])
    if values.get("options"):
        values["options"] = _object(values["options"])
        if values["options"] is None:
            return Refused(where, 'options: is no JSON object, such as {"host": "imap.stork.example"}')
    for name in DATED:
        if values.get(name):
            values[name] = from_json(values[name])
            if values[name] is None:
                return Refused(
                    where, f'{name}: is no JSON list, such as [{{"since": "2016-05-01", "reliability": "B"}}]'
                )
    values["name"] = values.get("name") or name_of(values.get("url", ""))
    return entry(values, f"{where} ({values['name'][:60]})")


def _object(cell: str) -> dict[str, object] | None:
    """The JSON object in a cell; None where there is none."""
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def write_csv(sources: Iterable[Source]) -> str:
    """All sources as CSV that no spreadsheet runs."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for source in sources:
        writer.writerow([guarded(_cell(source, name)) for name in COLUMNS])
    return out.getvalue()


def _cell(source: Source, name: str) -> str:
    value = getattr(source, name)
    if name in _LISTS:
        return _BETWEEN.join(value)
    if name in ("every", "slowest"):
        return "" if value is None or (source.cron and name == "every") else duration_text(value)
    if name == "zone":
        return source.zone if source.cron else ""
    if name in _TRUTHS:
        return str(value).lower()
    if name in DATED:
        return as_json(source).get(name, "")
    if name == "options":
        return json.dumps(value, ensure_ascii=False) if value else ""
    return "" if value is None else str(value)
