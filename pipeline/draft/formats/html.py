"""A page of its own: no script, nothing fetched, light and dark, fit for paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.draft.escape import markup
from pipeline.draft.templating import fill
from pipeline.types import Edition, Roundup

SUFFIX = ".html"
"""How the names of its files end."""


def write(roundup: Roundup, why: bool, folder: Path | None, edition: Edition | None = None) -> str:
    """The round-up by the template `roundup.html`."""
    return fill("roundup.html", roundup, why, folder, markup, edition)


def together(documents: Sequence[str]) -> None:
    """None: a page holds one round-up."""
    del documents
