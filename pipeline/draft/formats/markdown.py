"""Markdown, for a content system or a chat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.draft.escape import markdown
from pipeline.draft.templating import fill
from pipeline.types import Edition, Roundup

SUFFIX = ".md"
"""How the names of its files end."""


def write(roundup: Roundup, why: bool, folder: Path | None, edition: Edition | None = None) -> str:
    """The round-up by the template `roundup.md`."""
    return fill("roundup.md", roundup, why, folder, markdown, edition)


def together(documents: Sequence[str]) -> str:
    """The round-ups, one below the other."""
    return "\n\n".join(documents)
