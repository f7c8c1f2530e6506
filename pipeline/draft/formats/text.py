"""Plain text, in exactly the form that the split step reads back."""

from __future__ import annotations

from pathlib import Path

from pipeline.draft.escape import plain
from pipeline.draft.templating import fill
from pipeline.types import Roundup


def write(roundup: Roundup, why: bool, folder: Path | None) -> str:
    """The round-up by the template `roundup.txt`."""
    return fill("roundup.txt", roundup, why, folder, plain)
