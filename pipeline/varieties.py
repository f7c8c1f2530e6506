"""Which kind of one thing a text names: the children's hospital or the field hospital, the road or the railway bridge.

A report that names just "the hospital" may mean either; two that name other kinds tell of two hospitals.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold


@lru_cache(maxsize=8192)
def varieties(quote: str) -> Mapping[str, frozenset[str]]:
    """Hospital, bridge or vehicle → the kinds of it that a text names (`lexicon/*/varieties.toml`)."""
    found: dict[str, set[str]] = {}
    for hit in shipped("varieties").scan(fold(quote).text):
        kind, _, thing = hit.value.rpartition("-")
        found.setdefault(thing, set()).add(kind)
    return {thing: frozenset(kinds) for thing, kinds in found.items()}


def other_kind(first: Mapping[str, frozenset[str]], second: Mapping[str, frozenset[str]]) -> tuple[str, str] | None:
    """A kind that the first names and one that the second does, where none of that thing is named by both."""
    for thing in sorted(first.keys() & second.keys()):
        if first[thing].isdisjoint(second[thing]):
            return _named(min(first[thing]), thing), _named(min(second[thing]), thing)
    return None


def _named(kind: str, thing: str) -> str:
    return kind.replace("-", " ") if thing == "vehicle" else f"{kind} {thing}"
