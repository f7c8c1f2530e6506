"""Reads posts from a JSONL or CSV file, or from standard input, line by line in constant memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NoReturn

from pydantic import JsonValue

from pipeline.cells import unguarded
from pipeline.collect.post_record import Fields, PostRecords, Refused
from pipeline.errors import InputError
from pipeline.roster import Roster
from pipeline.types import Post, RejectedPost

MAX_LINE = 4 * 1024 * 1024
"""Bytes of one line or one CSV row; the HTML of the longest live pages has about 1 MiB."""
_MAX_RAW = 20_000
"""Characters of a refused line that are kept with its reason."""
_BOM = b"\xef\xbb\xbf"
_NEEDED = ("id", "source")
"""Columns without which a CSV row can never be a post."""

Lines = Iterator[tuple[int, bytes]]


def read_posts(
    path: Path | BinaryIO,
    roster: Roster,
    fetched: datetime,
    *,
    name: str | None = None,
    source: str | None = None,
) -> Iterator[Post | RejectedPost]:
    """The posts of a file (or of an open binary stream), in order; each bad line as a `RejectedPost`.

    CSV where the file's name ends in `.csv`, JSONL where it ends otherwise; a stream is told by its first character.
    A post's source is resolved through `roster`; `fetched` (aware) and `source` stand in where a post brings none of
    its own; `name` is what the file is called in messages. Raises `InputError` where the file cannot be opened or is
    no such file at all.
    """
    records = PostRecords(roster, fetched, source)
    if not isinstance(path, Path):
        yield from _read(path, name or "standard input", None, records)
        return
    try:
        with path.open("rb") as stream:
            is_csv = path.suffix.lower() == ".csv"
            yield from _read(stream, name or str(path), is_csv, records)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror or error}); check its name and permissions"
        ) from error


def _read(stream: BinaryIO, name: str, is_csv: bool | None, records: PostRecords) -> Iterator[Post | RejectedPost]:
    lines = _lines(stream)
    first = next(lines, None)
    if first is None:
        return
    start = first[1].removeprefix(_BOM)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in start[:100]:
        raise InputError(f"{name} is not UTF-8 text; save it as UTF-8 JSONL or CSV")
    if start.lstrip()[:1] == b"[" and not is_csv:
        raise InputError(f"{name} begins with “[”; write one JSON object a line, without a list around them")
    whole = _again((first[0], start), lines)
    if is_csv or (is_csv is None and start.lstrip()[:1] != b"{"):
        yield from _csv(whole, name, records)
    else:
        yield from _jsonl(whole, name, records)


def _again(first: tuple[int, bytes], rest: Lines) -> Lines:
    yield first
    yield from rest


def _lines(stream: BinaryIO) -> Lines:
    """Numbered lines; of an over-long one only the beginning, one byte longer than allowed."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        yield number, line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE + 1)


def _jsonl(lines: Lines, name: str, records: PostRecords) -> Iterator[Post | RejectedPost]:
    for number, line in lines:
        if not line.strip():
            continue
        try:
            yield records.post(json_object(line))
        except Refused as reason:
            yield _rejected(name, number, reason, line)


def json_object(line: bytes) -> Fields:
    """The JSON object that stands on `line`; raises `Refused`."""
    if len(line) > MAX_LINE:
        raise Refused(f"is longer than {MAX_LINE // 2**20} MiB")
    try:
        found = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Refused("is not UTF-8") from error
    except RecursionError as error:
        raise Refused("is nested too deeply") from error
    except ValueError as error:
        raise Refused(f"is not JSON ({error})") from error
    if not isinstance(found, dict):
        raise Refused("is no JSON object")
    return found


def _no_number(written: str) -> NoReturn:
    raise ValueError(f"{written} is no JSON number")


class _Rows:
    """Hands lines to the csv reader and remembers those of the row being read."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.number = 0
        self.taken: list[bytes] = []

    def __iter__(self) -> Iterator[str]:
        for number, line in self._lines:
            if not self.taken:
                self.number = number
            self.taken.append(line)
            yield line.decode("utf-8", "surrogateescape")

    def done(self) -> tuple[int, bytes]:
        """Number of the row's first line and its bytes; the next line begins another row."""
        number, raw = self.number, b"".join(self.taken)
        self.taken.clear()
        return number, raw


def _csv(lines: Lines, name: str, records: PostRecords) -> Iterator[Post | RejectedPost]:
    csv.field_size_limit(MAX_LINE)
    rows = _Rows(lines)
    reader = csv.reader(rows, strict=True)
    columns = _columns(reader, name)
    rows.done()
    while True:
        try:
            cells = next(reader)
            number, raw = rows.done()
        except StopIteration:
            return
        except csv.Error as error:
            yield _rejected(name, *_failed(rows, error))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        try:
            yield records.post(_cells(columns, cells))
        except Refused as reason:
            yield _rejected(name, number, reason, raw)


def _failed(rows: _Rows, error: csv.Error) -> tuple[int, Refused, bytes]:
    number, raw = rows.done()
    return number, Refused(f"is no CSV row ({error}); is a quotation mark missing?"), raw


def _columns(reader: Iterator[list[str]], name: str) -> list[str]:
    """The names in the first row; raises `InputError` where they cannot be those of posts."""
    try:
        columns = [cell.strip().lower() for cell in next(reader)]
    except (csv.Error, StopIteration) as error:
        raise InputError(f"{name} has no CSV header; its first line must name the columns (id, source, …)") from error
    missing = [column for column in _NEEDED if column not in columns]
    if missing or len(set(columns)) < len(columns):
        fault = f"lacks the column {missing[0]}" if missing else "names a column twice"
        raise InputError(
            f"{name} {fault} in its first line; the columns are those of a post: id, source, published, text …"
        )
    return columns


def _cells(columns: list[str], cells: list[str]) -> Fields:
    """The row's cells under their columns' names, without empty ones."""
    if len(cells) != len(columns):
        raise Refused(f"has {len(cells)} cells, but there are {len(columns)} columns")
    if any("\udc80" <= char <= "\udcff" for cell in cells if not cell.isascii() for char in cell):
        raise Refused("is not UTF-8")
    fields: dict[str, JsonValue] = dict(zip(columns, map(unguarded, cells), strict=True))
    return {name: cell for name, cell in fields.items() if cell != "" or name == "text"}


def _rejected(name: str, number: int, reason: Refused, raw: bytes) -> RejectedPost:
    shown = raw.rstrip(b"\r\n").decode("utf-8", "backslashreplace").replace("\x00", "\\x00")
    return RejectedPost(where=f"{name}:{number}", reason=str(reason), raw=shown[:_MAX_RAW])
