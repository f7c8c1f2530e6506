"""Which files of data are read: those that come with itemwire, or those that a replay puts in their place.

What reads a shipped file asks here for it. `stand_in` is for a process that has read nothing yet: word lists and
weights are read once, many of them at import.
"""

from __future__ import annotations

from pathlib import Path

_INSTEAD: dict[Path, Path] = {}


def stand_in(shipped: Path, other: Path) -> None:
    """Let `other` be read in the place of the shipped file or folder, from now on in this process."""
    _INSTEAD[shipped] = other


def in_use(shipped: Path) -> Path:
    """What is to be read in the place of `shipped`: itself, where nothing stands in for it."""
    return _INSTEAD.get(shipped, shipped)
