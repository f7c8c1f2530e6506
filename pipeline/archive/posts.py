"""The first step: what lies in the files becomes posts, with the marks that near-copies share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from glob import glob
from pathlib import Path
from typing import NamedTuple, TypedDict

import daft
import pyarrow.parquet as pq
from daft import DataType, Series, col
from pydantic import JsonValue

from pipeline.archive.engine import spread
from pipeline.collect.post_record import PostRecords, Refused
from pipeline.collect.posts_file import json_object
from pipeline.errors import InputError
from pipeline.match.keys import shingles
from pipeline.normalise import normalise
from pipeline.roster import Roster
from pipeline.types import Post
from pipeline.wording import COPY_WORDS, wording

CHUNK = 1_000_000
"""Bytes of JSONL that a process takes at a time: some thousand posts, a second of work."""
ROWS = 1_000
"""Rows of Parquet that a process takes at a time."""
_BYTES_A_POST = 500
"""What a post takes in JSONL, about: parts of both formats are then of one size."""

SHOWN = 300
"""Characters of what was refused that are kept with the reason."""

FIELDS = DataType.struct(
    {
        "doc": DataType.string(),
        "source": DataType.string(),
        "post": DataType.string(),
        "at": DataType.int64(),
        "text": DataType.string(),
        "said": DataType.string(),
        "marks": DataType.list(DataType.int64()),
        "record": DataType.string(),
        "refused": DataType.string(),
    }
)


class PostRow(TypedDict, total=False):
    """A post, ready for matching; or why a record is none."""

    doc: str
    """When and which: sorts as the canonical order does, and is the same wherever the post is read."""
    source: str
    post: str
    """The source's own id."""
    at: int
    """Microseconds since 1970."""
    text: str
    said: str
    """A digest of its words: what says the same word for word has the same; empty: too short to be a copy."""
    marks: list[int]
    record: str
    """The whole post as JSON."""
    refused: str
    """Why it is no post; empty: it is one."""


class Piece(NamedTuple):
    """A part of a file, read in one go: row groups of Parquet, or bytes of JSONL."""

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
    try:
        groups = pq.ParquetFile(path).metadata
        sizes = [groups.row_group(number).num_rows for number in range(groups.num_row_groups)]
    except (OSError, ValueError) as error:
        raise InputError(f"{path} is no Parquet that can be read: {error}") from error
    begin, held = 0, 0
    for number, size in enumerate(sizes):
        if held and held + size > rows:
            yield Piece(path, begin, number)
            begin, held = number, 0
        held += size
    if sizes:
        yield Piece(path, begin, len(sizes))


class Reader:
    """Reads posts, in a process of its own."""

    def __init__(self, roster: Roster, fetched: datetime) -> None:
        """`fetched` is when posts that do not say it were fetched."""
        self._records = PostRecords(roster, fetched)

    @daft.method.batch(return_dtype=FIELDS, batch_size=ROWS)  # type: ignore[untyped-decorator]
    def rows(self, record: Series) -> list[PostRow]:
        """A post for each row of a Parquet file."""
        return [self.read(_tidy(fields)) for fields in record.to_pylist()]

    @daft.method.batch(return_dtype=DataType.list(FIELDS), batch_size=1)  # type: ignore[untyped-decorator]
    def lines(self, path: Series, begin: Series, end: Series) -> list[list[PostRow]]:
        """The posts on the lines that begin between two bytes of a JSONL file."""
        places = zip(path.to_pylist(), begin.to_pylist(), end.to_pylist(), strict=True)
        return [[self.read(line) for line in lines_of(Path(name), first, last)] for name, first, last in places]

    def read(self, raw: bytes | Mapping[str, JsonValue]) -> PostRow:
        """The post that `raw` describes, normalised as `ingest` does it; or why it is none."""
        try:
            return post_row(normalise(self._records.post(json_object(raw) if isinstance(raw, bytes) else raw)))
        except Refused as reason:
            shown = raw[:SHOWN].decode(errors="replace") if isinstance(raw, bytes) else str(raw)[:SHOWN]
            return {"doc": "", "record": shown, "refused": str(reason)}


def post_row(post: Post) -> PostRow:
    """`post` with its marks: none where it is too short to be called a copy of anything."""
    said = wording(post.text)
    at = microseconds(post.at)
    long = len(said) >= COPY_WORDS
    return {
        "doc": f"{at + _ERA:017}{post.uid}",
        "source": post.source,
        "post": post.id,
        "at": at,
        "text": post.text,
        "said": hashlib.blake2b(" ".join(said).encode(), digest_size=12).hexdigest() if long else "",
        "marks": [int(mark[2:], 16) for mark in shingles(post.text)] if long else [],
        "record": post.model_dump_json(exclude_defaults=True),
        "refused": "",
    }


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ERA = 62_135_596_800_000_000
"""Microseconds from the year 1 to 1970, so that no time is negative."""


def microseconds(at: datetime) -> int:
    """Microseconds since 1970."""
    apart = at - _EPOCH
    return (apart.days * 86_400 + apart.seconds) * 1_000_000 + apart.microseconds


def lines_of(path: Path, begin: int, end: int) -> Iterator[bytes]:
    """The lines that begin at byte `begin` of `path` or later, and before `end`; blank ones left out."""
    with path.open("rb") as file:
        if begin:
            file.seek(begin - 1)
            file.readline()
        while file.tell() < end and (line := file.readline()):
            if line.strip():
                yield line


def read_piece(piece: Piece, reader: type[Reader], roster: Roster, fetched: datetime) -> daft.DataFrame:
    """The posts of `piece`, one row each."""
    reading = reader(roster, fetched)
    if piece.is_parquet:
        groups = list(range(piece.begin, piece.end))
        records = daft.read_parquet([str(piece.path)], row_groups=[groups])
        whole = daft.functions.to_struct(*(col(name) for name in records.column_names))
        posts = records.select(reading.rows(whole).alias("row"))
    else:
        starts = list(range(piece.begin, piece.end, CHUNK))
        chunks = {
            "path": [str(piece.path)] * len(starts),
            "begin": starts,
            "end": [min(piece.end, start + CHUNK) for start in starts],
        }
        posts = daft.from_pydict(chunks).select(reading.lines(col("path"), col("begin"), col("end")).alias("row"))
        posts = posts.explode("row")
    return posts.select(*(col("row").get(name).alias(name) for name in PostRow.__annotations__))


def spread_reader(processes: int) -> type[Reader]:
    """The reader in so many processes."""
    return spread(Reader, processes)


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
