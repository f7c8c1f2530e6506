"""What an interrupted export leaves, so that the next one can go on: how far it came, and from which state.

Beside the part that was written (`.NAME.PID.part`) lies a note (`.NAME.PID.part.json`), renewed every now and then
after the part was brought to the disk. What is behind the note's last byte is cut off; the rows before it are read
again and not written again, so the file is the same as if nothing had happened.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

EVERY = 20_000
"""Rows between two notes: some 8 MB, written in a quarter of a second."""


class Point(NamedTuple):
    """How far an export came."""

    asked: str
    """What was asked for, as one text: only the same can go on."""
    entry: int
    """The last entry of the source log when it began."""
    hash: str
    """The hash of that entry, which names the database and its state."""
    rows: int = 0
    size: int = 0
    """Bytes of the part that hold these rows."""


class Left(NamedTuple):
    """A part that was left, and how far it came."""

    part: Path
    point: Point


def part_of(final: Path) -> Path:
    """Where this process writes what is to become `final`."""
    return final.with_name(f".{final.name}.{os.getpid()}.part")


def note_of(part: Path) -> Path:
    """Where the note of a part lies."""
    return part.with_name(part.name + ".json")


def note(file: BinaryIO, part: Path, point: Point) -> None:
    """Bring the part to the disk, and note how far it came."""
    file.flush()
    os.fsync(file.fileno())
    fresh = note_of(part).with_suffix(".new")
    fresh.write_text(json.dumps(point), encoding="utf-8")
    fresh.replace(note_of(part))


def left_behind(final: Path) -> list[Left]:
    """What killed exports of this name left with a note, the one that came farthest first."""
    found = []
    for part in dead_parts(final):
        with suppress(OSError, ValueError, TypeError):
            point = Point(*json.loads(note_of(part).read_text(encoding="utf-8")))
            if part.stat().st_size >= point.size:
                found.append(Left(part, point))
    return sorted(found, key=lambda one: -one.point.rows)


def take_over(left: Left, part: Path) -> None:
    """Make what was left our own part, cut off behind its last noted byte."""
    note_of(left.part).replace(note_of(part))
    left.part.replace(part)
    os.truncate(part, left.point.size)


def dead_parts(final: Path) -> Iterator[Path]:
    """The parts of exports of this name whose process is no more."""
    for left in sorted(final.parent.glob(f".{_literal(final.name)}.*.part")):
        found = re.fullmatch(r"\.(\d+)\.part", left.name[len(final.name) + 1 :])
        if found and (int(found[1]) == os.getpid() or not _is_alive(int(found[1]))):
            yield left


def discard(part: Path) -> None:
    """Take a part away, with all that belongs to it."""
    for one in (part, note_of(part), note_of(part).with_suffix(".new")):
        with suppress(OSError):
            one.unlink(missing_ok=True)


def _literal(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
