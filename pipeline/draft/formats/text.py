"""Plain text, in exactly the form that the split step reads back: only a credit stands behind a blank and a dash."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.draft.escape import plain
from pipeline.draft.templating import fill
from pipeline.types import Edition, Roundup

_DASH = re.compile(r"(?<!\S)–")

SUFFIX = ".txt"
"""How the names of its files end."""


def write(roundup: Roundup, why: bool, folder: Path | None, edition: Edition | None = None) -> str:
    """The round-up by the template `roundup.txt`."""
    return fill("roundup.txt", roundup, why, folder, _undashed, edition)


def _undashed(text: str) -> str:
    """`text` on one line, without what could be taken for the dash of a credit (an editor may have written one)."""
    return _DASH.sub("-", plain(text))


def together(documents: Sequence[str]) -> str:
    """The round-ups, one below the other."""
    return "\n\n".join(documents)
