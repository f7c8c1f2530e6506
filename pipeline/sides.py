"""Which side a word stands for, which sides fight together, and which bodies belong to one another.

All of it is read from `lexicon/actors.toml`; a side that the list does not know stands for itself, and alone.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold

NEUTRAL = "neutral"
"""The side of a source that stands on no party's side."""


UNSAID = frozenset(("", "none", "n/a", "na", "unknown", "unclear", "undeclared", "not known", "?", "-"))
"""What a desk writes where it does not know a side, instead of leaving it out: that is no side."""

UNARMED = frozenset({"rescue", "un", "eu"})
"""Sides of `actors.toml` that drop no bombs: rescuers and international bodies are never the doers of a strike."""


@lru_cache(maxsize=1024)
def side_of(word: str) -> str:
    """The side that a desk's own word (`government`, `rebels`, `Kremlin`) stands for; itself where no list knows it."""
    plain = fold(word).text.strip()
    table = shipped().tables.get("actors", {})
    sides = {str(entry["side"]) for entry in table.values() if "side" in entry}
    if plain in sides or plain == NEUTRAL:
        return plain
    plain = plain.removeprefix("pro-").removeprefix("pro ")
    for text in (plain, f"{plain} forces"):
        for hit in shipped().scan(text):
            if hit[:3] == (0, len(text), "actors") and "side" in table.get(hit.value, {}):
                return str(table[hit.value]["side"])
    return plain


@lru_cache(maxsize=1)
def _alliances() -> frozenset[tuple[str, str]]:
    pairs = set()
    for entry in shipped().tables.get("actors", {}).values():
        for ally in entry.get("allies", ()):
            if "side" in entry:
                pairs |= {(str(entry["side"]), str(ally)), (str(ally), str(entry["side"]))}
    return frozenset(pairs)


def together(a: str, b: str) -> bool:
    """Whether two sides are one, or fight together, so that the deeds of one are told as the other's."""
    first, second = side_of(a), side_of(b)
    return first == second or (first, second) in _alliances()


@lru_cache(maxsize=4096)
def belongs(part: str, whole: str) -> bool:
    """Whether the body `part` (a key of `actors.toml`) belongs to `whole`, at any remove."""
    table = shipped().tables.get("actors", {})
    seen: set[str] = set()
    at = part
    while at in table and at not in seen:
        if at == whole:
            return True
        seen.add(at)
        at = str(table[at].get("of", ""))
    return at == whole
