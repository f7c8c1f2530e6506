"""Writes rows in a format to a file that appears whole or not at all, or to standard output."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import pipeline.export as package
from pipeline.errors import NotFoundError
from pipeline.export.resuming import EVERY, Left, Point, note, part_of
from pipeline.export.rows import Row
from pipeline.export.target import STDOUT, delivered

__all__ = ["STDOUT", "delivered", "formats", "save", "typed_formats", "write"]

Seal = Callable[[int, str], None]
"""Is told how many rows were written and the SHA-256 of the file, hexadecimal, before it takes its name."""


def unsealed(_rows: int, _digest: str) -> None:
    """A Seal that notes nothing."""


class Format(Protocol):
    """A module of this package that has `chunks`: a text format."""

    SUFFIX: str

    def chunks(self, rows: Iterable[Row], columns: Sequence[str]) -> Iterator[bytes]:
        """The rows as bytes, a few at a time."""


class TypedFormat(Protocol):
    """A module of this package that has `save`: a format that wants to know what the columns hold."""

    SUFFIX: str

    def save(self, rows: Iterable[Row], row: type, file: BinaryIO) -> None:
        """Write the rows, which are of the TypedDict `row`."""


@cache
def _formats() -> dict[str, Format]:
    """Every format by its name, which is its module's name."""
    found = {}
    for module in pkgutil.iter_modules(package.__path__):
        loaded = importlib.import_module(f"{package.__name__}.{module.name}")
        if hasattr(loaded, "chunks") and hasattr(loaded, "SUFFIX"):
            found[module.name] = cast("Format", loaded)
    return found


@cache
def _typed() -> dict[str, TypedFormat]:
    """Every typed format by its name."""
    found = {}
    for module in pkgutil.iter_modules(package.__path__):
        loaded = importlib.import_module(f"{package.__name__}.{module.name}")
        if hasattr(loaded, "save") and hasattr(loaded, "SUFFIX"):
            found[module.name] = cast("TypedFormat", loaded)
    return found


def typed_formats() -> tuple[str, ...]:
    """The names of the formats that need the types of the columns, in alphabetical order."""
    return tuple(sorted(_typed()))


def save(rows: Iterable[Row], row: type, format: str, target: str | Path, *, seal: Seal = unsealed) -> int:
    """Write `rows` of the TypedDict `row` in a typed format to `target`; `seal` and errors are those of `write`."""
    if format not in _typed():
        raise NotFoundError(f"There is no typed export format {format!r}; there are {', '.join(typed_formats())}.")
    counted = _Counted(rows)
    with delivered(target, lambda digest: seal(counted.number, digest)) as file:
        _typed()[format].save(counted, row, file)
    return counted.number


def formats() -> tuple[str, ...]:
    """The names of the formats that there are, in alphabetical order."""
    return tuple(sorted(_formats()))


def write(
    rows: Iterable[Row],
    columns: Sequence[str],
    format: str,
    target: str | Path = STDOUT,
    *,
    bom: bool = False,
    seal: Seal = unsealed,
    point: Point | None = None,
    resumed: Left | None = None,
) -> int:
    """Write `rows` in `format` to `target` (a path, or `-` for standard output) and say how many there were.

    Rows are taken one by one, so memory does not grow with them. A file is written beside its final name, brought to
    the disk and renamed: a killed or failed export leaves no half file under the final name. `bom` puts a byte-order
    mark before the text (for older Excel). `seal` is told how many rows there were and the SHA-256 of what was written,
    before the file takes its name. With a `point` it is noted now and then how far the file has come; `resumed` goes on
    from such a note: `rows` and all else must then be the same. Raises NotFoundError for a format that nobody knows and
    ItemwireError where the file cannot be written.
    """
    if format not in _formats():
        raise NotFoundError(f"There is no export format {format!r}; there are {', '.join(formats())}.")
    counted = _Counted(rows)
    chunks = _formats()[format].chunks
    with delivered(target, lambda digest: seal(counted.number, digest), resumed) as file:
        if resumed is None:
            pieces = chunks(counted, columns)
            file.write(b"\xef\xbb\xbf" if bom else b"")
        else:
            begin = b"".join(chunks((), columns))  # the header, which is there already
            pieces = _without(begin, chunks(islice(counted, resumed.point.rows, None), columns))
            point = resumed.point
        noted, part = point.rows if point else 0, part_of(Path(target))
        for piece in pieces:
            file.write(piece)
            if point is not None and counted.number - noted >= EVERY and part.exists():
                noted = counted.number
                note(file, part, point._replace(rows=noted, size=file.tell()))
    return counted.number


def _without(begin: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, the first of them without what it begins with."""
    for number, piece in enumerate(pieces):
        yield piece.removeprefix(begin) if number == 0 else piece


class _Counted:
    """Counts the rows that pass."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.number += 1
            yield row
