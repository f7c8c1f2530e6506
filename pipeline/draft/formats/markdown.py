"""Markdown, for a content system or a chat."""

from __future__ import annotations

from pathlib import Path

from pipeline.draft.escape import markdown
from pipeline.draft.templating import fill
from pipeline.types import Roundup


def write(roundup: Roundup, why: bool, folder: Path | None) -> str:
    """The round-up by the template `roundup.md`."""
    return fill("roundup.md", roundup, why, folder, markdown)
