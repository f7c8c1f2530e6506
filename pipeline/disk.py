"""Measures the disk before it is full: what itemwire takes of its budget, and what is left."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from pipeline.types import Record, Trouble

LOW_BYTES = 500 * 1024 * 1024
"""Less free space than this is worth a warning: a day of a few hundred feeds is some tens of megabytes."""
WARN_AT = 0.8
"""Of the budget: at a day's usual growth there are weeks left to act."""
GIB = 1024**3


class Space(Record):
    """What is taken and what is free, in bytes."""

    folder: str
    taken: int
    free: int
    budget: int | None = None
    """None: none was set."""


def measure(folder: Path, budget: int | None, besides: Iterable[Path] = ()) -> Space:
    """What the files of `folder` and those `besides` take, and what is free; raises OSError where that fails."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = sum(_size(path) for path in (*folder.rglob("*"), *besides))
    return Space(folder=str(folder), taken=taken, free=shutil.disk_usage(folder).free, budget=budget)


def _size(path: Path) -> int:
    """Bytes of an ordinary file; what vanished meanwhile, as a database's own log does, takes nothing."""
    try:
        return path.stat().st_size if path.is_file() and not path.is_symlink() else 0
    except FileNotFoundError:
        return 0


def trouble(space: Space) -> Trouble | None:
    """What is wrong with the disk; None: there is room."""
    if space.free < LOW_BYTES:
        left = f"{space.free / 1024**2:.0f} MiB"
        return Trouble(kind="disk", words=f"only {left} are free at {space.folder}; make room before it is full")
    if space.budget is not None and space.taken >= space.budget * WARN_AT:
        words = (
            f"{space.taken / GIB:.2f} of {space.budget / GIB:.2f} GiB (ITEMWIRE_DISK_BUDGET) are taken at "
            f"{space.folder}; make room or raise the budget"
        )
        return Trouble(kind="disk", words=words)
    return None
