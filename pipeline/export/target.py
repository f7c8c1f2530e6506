"""Where an export goes: a file that appears whole or not at all, or standard output."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from pipeline.errors import ItemwireError
from pipeline.export.resuming import Left, dead_parts, discard, note_of, part_of, take_over

STDOUT = "-"
"""The target that means standard output."""


class _Hashed:
    """Standard output, with the SHA-256 of what went through; it cannot go back."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._told = hashlib.sha256()
        self.closed = False

    def write(self, data: bytes) -> int:
        """Pass `data` on."""
        self._told.update(data)
        self._file.write(data)
        return len(data)

    def flush(self) -> None:
        """Bring out what waits."""
        self._file.flush()

    def seekable(self) -> bool:
        """Never."""
        return False

    def close(self) -> None:
        """Leave the stream open: it is the process's."""

    def digest(self) -> str:
        """Of all that was written."""
        return self._told.hexdigest()


@contextmanager
def delivered(target: str | Path, seal: Callable[[str], None], resumed: Left | None = None) -> Iterator[BinaryIO]:
    """What to write to; `seal` is told the SHA-256 of it before a file takes its final name.

    A file is written beside its final name, brought to the disk and renamed. What an export that was killed left there
    is gone on with where it is `resumed`, and else taken away by the next one of that name; an export that fails leaves
    its part only where it noted how far it came. Raises ItemwireError where the file cannot be written.
    """
    if str(target) == STDOUT:
        with _standard_output(seal) as stream:
            yield stream
        return
    final = Path(target)
    if final.exists() and not final.is_file():  # a pipe or /dev/null is written to, never replaced
        with _named(final), final.open("wb") as file:
            yield file
        seal("")
        return
    with _beside(final, seal, resumed) as file:
        yield file


@contextmanager
def _beside(final: Path, seal: Callable[[str], None], resumed: Left | None) -> Iterator[BinaryIO]:
    """A file beside `final` that takes its name when all is well."""
    part = part_of(final)
    try:
        with _named(final):
            if resumed is not None:
                take_over(resumed, part)
            _sweep(final, part if resumed else None)
            with part.open("ab" if resumed else "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            digest = _digest(part)
        seal(digest)
        with _named(final):
            part.replace(final)
            _sync_folder(final.parent)
        discard(part)
    except BaseException:
        if not note_of(part).exists():
            discard(part)
        raise


def _digest(file: Path) -> str:
    with file.open("rb") as written:
        return hashlib.file_digest(written, "sha256").hexdigest()


@contextmanager
def _standard_output(seal: Callable[[str], None]) -> Iterator[BinaryIO]:
    """Standard output, whose digest is told at the end."""
    hashed = _Hashed(sys.stdout.buffer)
    with _whoever_reads_may_leave():
        yield cast("BinaryIO", hashed)
        sys.stdout.buffer.flush()
    seal(hashed.digest())


@contextmanager
def _named(final: Path) -> Iterator[None]:
    """Say which file could not be written."""
    try:
        yield
    except OSError as error:
        raise _unwritable(final, error) from error


def _sweep(final: Path, ours: Path | None) -> None:
    """Take away what exports of this name left that were killed; one that is still at work is left alone."""
    for left in dead_parts(final):
        if left != ours:
            discard(left)


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
