"""The weights of `posts.toml`, read once: what each trait of two posts counts for, in natural-log odds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from math import exp
from pathlib import Path

FILE = Path(__file__).with_name("posts.toml")
ARABIC, OTHER = "arabic", "other"
"""Tables of the file: Arabic writes article and particles onto words, and breaks them to dodge moderation."""
FAR_OUT = 30.0
"""Log odds beyond which a score is 0 or 1 for all purposes."""

Scales = Mapping[str, Mapping[str, float]]
"""Table → trait → weight."""


@lru_cache(maxsize=1)
def shipped_scales() -> Scales:
    """The shipped weights; raises `KeyError` where a table is missing, which a test would show first."""
    with FILE.open("rb") as file:
        tables = tomllib.load(file)
    return {name: {trait: float(weight) for trait, weight in tables[name].items()} for name in (ARABIC, OTHER)}


def scale_of(a: str, b: str) -> str:
    """The table that weighs two folded texts: by the script that most letters of either are in."""
    return ARABIC if _arabic(a) or _arabic(b) else OTHER


def _arabic(text: str) -> bool:
    sample = [char for char in text[:400] if char.isalpha()]
    return 2 * sum("\u0600" <= char <= "\u06ff" for char in sample) > len(sample)


def weighed(traits: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The score, 0 to 1, of traits under weights; a trait without a weight says nothing."""
    odds = sum(weight * traits.get(name, 0.0) for name, weight in weights.items())
    return 1 / (1 + exp(-max(-FAR_OUT, min(FAR_OUT, odds))))
