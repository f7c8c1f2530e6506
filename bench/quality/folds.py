"""Weights of `posts.toml` fitted without one fold of the groups each, to score the very sets they were fitted on."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from pipeline.match.scales import Scales

FILE = Path(__file__).with_name("posts_folds.toml")
FOLDS = 5


def fold_of(group: str) -> int:
    """The fold of a group of rows: the same in every process and every set."""
    return crc32(group.encode()) % FOLDS


@lru_cache(maxsize=1)
def _folds() -> tuple[Scales, ...]:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(tables[f"fold{fold}"] for fold in range(FOLDS))


def unseen(group: str) -> Scales:
    """The weights that saw no row of `group`."""
    return _folds()[fold_of(group)]
