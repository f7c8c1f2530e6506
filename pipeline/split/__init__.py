"""The split step: a post becomes statements, each an exact span of its text that says one thing."""

from __future__ import annotations

from pipeline.split.printed import is_printed
from pipeline.split.statements import split

__all__ = ["is_printed", "split"]
