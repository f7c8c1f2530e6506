"""The first step: what lies in the files becomes posts, with the marks that near-copies share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from glob import glob
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import JsonValue

from pipeline.collect.post_record import PostRecords
from pipeline.collect.posts_file import json_object
from pipeline.errors import InputError
from pipeline.normalise import normalise
from pipeline.roster import Roster
from pipeline.types import Post

ROWS = 5_000
"""Rows of Parquet that become values of Python at a time."""
_BYTES_A_POST = 500
"""What a post takes in JSONL, about: parts of both formats are then of one size."""
_GROUPS = 8
"""Parts into which a group of rows is cut at most: rows are read from the beginning of their group."""

SHOWN = 300
"""Characters of what was refused that are kept with the reason."""

Raw = bytes | Mapping[str, object]
"""A record as it lies in a file: a line of JSON, or a row of Parquet."""


class Piece(NamedTuple):
    """A part of a file, read in one go: rows of Parquet, or bytes of JSONL."""

    path: Path
    begin: int
    end: int

    @property
    def is_parquet(self) -> bool:
        """Whether the file is Parquet."""
        return self.path.suffix == ".parquet"


def find_files(names: Sequence[str]) -> list[Path]:
    """The files that `names` (files, folders, patterns) stand for; raises InputError where one stands for none."""
    found: dict[Path, None] = {}
    for name in names:
        path = Path(name)
        inside = [one for one in path.rglob("*") if one.suffix in (".parquet", ".jsonl")] if path.is_dir() else []
        named = [path] if path.is_file() else sorted(Path(one) for one in glob(name))  # noqa: PTH207 - also of "/a/*"
        here = sorted(inside) or named
        if not here:
            raise InputError(f"{name} is no file, and no folder or pattern with Parquet or JSONL files in it")
        for one in here:
            if one.suffix not in (".parquet", ".jsonl"):
                raise InputError(f"{one} is neither .parquet nor .jsonl; convert it, or give it its right name")
            found[one.resolve()] = None
    return list(found)


def pieces(paths: Sequence[Path], rows: int) -> list[Piece]:
    """`paths` cut into parts of about `rows` posts; raises InputError for Parquet that cannot be read."""
    return [piece for path in paths for piece in _cut(path, rows)]


def _cut(path: Path, rows: int) -> Iterator[Piece]:
    if path.suffix != ".parquet":
        step, size = rows * _BYTES_A_POST, path.stat().st_size
        yield from (Piece(path, start, min(size, start + step)) for start in range(0, size, step))
        return
    begin, held = 0, 0
    for size in _group_sizes(path):
        if held and held + size > rows:
            yield Piece(path, begin, begin + held)
            begin, held = begin + held, 0
        held += size
        if held > rows:  # one large group
            step = max(rows, -(-held // _GROUPS))
            yield from (Piece(path, begin + start, begin + min(held, start + step)) for start in range(0, held, step))
            begin, held = begin + held, 0
    if held:
        yield Piece(path, begin, begin + held)


def _group_sizes(path: Path) -> list[int]:
    """How many rows each group of a Parquet file holds; raises InputError."""
    try:
        with pq.ParquetFile(path) as file:
            return [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)]
    except (OSError, ValueError) as error:
        raise InputError(f"{path} is no Parquet that can be read: {error}") from error


def records(piece: Piece) -> Iterator[Raw]:
    """What lies in `piece`, one record after another."""
    return _rows(piece) if piece.is_parquet else lines_of(piece.path, piece.begin, piece.end)


def _rows(piece: Piece) -> Iterator[Mapping[str, object]]:
    wanted: list[int] = []
    first = start = 0
    for number, size in enumerate(_group_sizes(piece.path)):
        if start + size > piece.begin and start < piece.end:
            first = first if wanted else start
            wanted.append(number)
        start += size
    with pq.ParquetFile(piece.path) as file:
        batches = file.iter_batches(ROWS, row_groups=wanted)
        for batch in _within(batches, piece.begin - first, piece.end - first):
            yield from batch.to_pylist()


def _within(batches: Iterator[pa.RecordBatch], begin: int, end: int) -> Iterator[pa.RecordBatch]:
    """The rows from `begin` to before `end`, counted over all `batches`."""
    start = 0
    for batch in batches:
        if start >= end:
            return
        first, last = max(0, begin - start), min(batch.num_rows, end - start)
        if first < last:
            yield batch.slice(first, last - first)
        start += batch.num_rows


class Reader:
    """Reads records as posts, as `ingest` does it."""

    def __init__(self, roster: Roster, fetched: datetime) -> None:
        """`fetched` is when posts that do not say it were fetched."""
        self._records = PostRecords(roster, fetched)

    def post(self, raw: Raw) -> Post:
        """The post that `raw` describes, normalised; raises Refused, with the reason why it is none."""
        return self.described(json_object(raw) if isinstance(raw, bytes) else raw)

    def described(self, fields: Mapping[str, object]) -> Post:
        """The post that `fields` describe, normalised; raises Refused."""
        return normalise(self._records.post(_tidy(fields)))


def shown(raw: Raw) -> str:
    """The beginning of what was refused."""
    return raw[:SHOWN].decode(errors="replace") if isinstance(raw, bytes) else str(raw)[:SHOWN]


def lines_of(path: Path, begin: int, end: int) -> Iterator[bytes]:
    """The lines that begin at byte `begin` of `path` or later, and before `end`; blank ones left out."""
    with path.open("rb") as file:
        if begin:
            file.seek(begin - 1)
            file.readline()
        while file.tell() < end and (line := file.readline()):
            if line.strip():
                yield line


def _tidy(fields: Mapping[str, object]) -> dict[str, JsonValue]:
    """A row of Parquet as a line of JSON would tell it: times in words, nothing where nothing is told."""
    return {name: _told(value) for name, value in fields.items() if value is not None}


def _told(value: object) -> JsonValue:
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, Mapping):
        return {str(name): _told(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_told(one) for one in value]
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
