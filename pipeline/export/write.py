"""Writes rows in a format to a file that appears whole or not at all, or to standard output."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import pipeline.export as package
from pipeline.errors import ItemwireError, NotFoundError
from pipeline.export.rows import Row

STDOUT = "-"
"""The target that means standard output."""


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


def save(rows: Iterable[Row], row: type, format: str, target: str | Path) -> int:
    """Write `rows` of the TypedDict `row` in a typed format to `target`; raises as `write` does."""
    if format not in _typed():
        raise NotFoundError(f"There is no typed export format {format!r}; there are {', '.join(typed_formats())}.")
    counted = _Counted(rows)
    with _opened(target) as file:
        _typed()[format].save(counted, row, file)
    return counted.number


def formats() -> tuple[str, ...]:
    """The names of the formats that there are, in alphabetical order."""
    return tuple(sorted(_formats()))


def write(
    rows: Iterable[Row], columns: Sequence[str], format: str, target: str | Path = STDOUT, *, bom: bool = False
) -> int:
    """Write `rows` in `format` to `target` (a path, or `-` for standard output) and say how many there were.

    Rows are taken one by one, so memory does not grow with them. A file is written beside its final name, brought to
    the disk and renamed: a killed or failed export leaves no half file under the final name. `bom` puts a byte-order
    mark before the text (for older Excel). Raises NotFoundError for a format that nobody knows and ItemwireError
    where the file cannot be written.
    """
    if format not in _formats():
        raise NotFoundError(f"There is no export format {format!r}; there are {', '.join(formats())}.")
    counted = _Counted(rows)
    pieces = _formats()[format].chunks(counted, columns)
    with _opened(target) as file:
        if bom:
            file.write(b"\xef\xbb\xbf")
        for piece in pieces:
            file.write(piece)
    return counted.number


class _Counted:
    """Counts the rows that pass."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.number += 1
            yield row


@contextmanager
def _opened(target: str | Path) -> Iterator[BinaryIO]:
    """What to write to: standard output, or a file that takes its final name only when all is written."""
    if str(target) == STDOUT:
        with _whoever_reads_may_leave():
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        return
    final = Path(target)
    if final.exists() and not final.is_file():  # a pipe or /dev/null is written to, never replaced
        try:
            with final.open("wb") as file:
                yield file
        except OSError as error:
            raise _unwritable(final, error) from error
        return
    part = final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(final)
        _sync_folder(final.parent)
    except OSError as error:
        raise _unwritable(final, error) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _unwritable(final: Path, error: OSError) -> ItemwireError:
    reason = error.strerror or str(error)
    return ItemwireError(f"{final} could not be written: {reason}; make room or name another file with -o.")


@contextmanager
def _whoever_reads_may_leave() -> Iterator[None]:
    """Let `export … | head` end in peace: what is read no longer is not written, and nothing fails at exit."""
    try:
        yield
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk, where the system lets a folder be opened (Windows does not)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
