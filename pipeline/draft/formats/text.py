"""Plain text, in exactly the form that the split step reads back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.draft.escape import plain
from pipeline.draft.templating import fill
from pipeline.types import Roundup

SUFFIX = ".txt"
"""How the names of its files end."""


def write(roundup: Roundup, why: bool, folder: Path | None) -> str:
    """The round-up by the template `roundup.txt`."""
    return fill("roundup.txt", roundup, why, folder, plain)


def together(documents: Sequence[str]) -> str:
    """The round-ups, one below the other."""
    return "\n\n".join(documents)
