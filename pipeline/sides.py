"""Which side a word stands for, which sides fight together, and which bodies belong to one another.

All of it is read from `lexicon/actors.toml`; a side that the list does not know stands for itself, and alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold

NEUTRAL = "neutral"
"""The side of a source that stands on no party's side."""


UNSAID = frozenset(
    ("", "none", "n/a", "na", "unknown", "unclear", "undeclared", "not known", "?", "-", "mixed", "various", "several")
)
"""What a desk writes where it does not know a side, instead of leaving it out: that is no side."""

_FIRST = re.compile(r"[^\W_]+")
_AGAINST = re.compile(r"\banti\b|\bagainst\b")
"""What says only whose foe a source is."""

UNARMED = frozenset({"rescue", "un", "eu"})
"""Sides of `actors.toml` that drop no bombs: rescuers and international bodies are never the doers of a strike."""


@lru_cache(maxsize=1024)
def side_of(word: str) -> str:
    """The side that a desk's own word (`government`, `rebels`, `Kremlin`) stands for; itself where no list knows it.

    Whom somebody is against ("anti-government") does not say beside whom he stands: that is unknown.
    """
    plain = fold(word).text.strip()
    if _AGAINST.search(plain):
        return "unknown"
    table = shipped().tables.get("actors", {})
    sides = {str(entry["side"]) for entry in table.values() if "side" in entry}
    if plain in sides or plain == NEUTRAL:
        return plain
    if (joined := plain.replace(" ", "-")) in sides:
        return joined
    plain = plain.removeprefix("pro-").removeprefix("pro ")
    for text in (plain, f"{plain} forces"):
        for hit in shipped().scan(text):
            if hit[:3] == (0, len(text), "actors") and "side" in table.get(hit.value, {}):
                return str(table[hit.value]["side"])
    return _within(plain) or plain


def _within(words: str) -> str | None:
    """The one side that is named in a longer description ("RSF supporters"); None where none is."""
    table = shipped().tables.get("actors", {})
    texts = (words, f"{_FIRST.findall(words)[0]} forces") if _FIRST.search(words) else (words,)
    hits = [hit for text in texts for hit in shipped().scan(text) if hit.kind == "actors"]
    found = {str(table[hit.value]["side"]) for hit in hits if "side" in table.get(hit.value, {})}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=2)
def _pairs(key: str) -> frozenset[tuple[str, str]]:
    """The pairs of sides that `key` (`allies`, `backs`) names in `actors.toml`, either way round."""
    pairs = set()
    for entry in shipped().tables.get("actors", {}).values():
        for other in entry.get(key, ()):
            if "side" in entry:
                pairs |= {(str(entry["side"]), str(other)), (str(other), str(entry["side"]))}
    return frozenset(pairs)


def together(a: str, b: str) -> bool:
    """Whether two sides are one, or fight together, so that the deeds of one are told as the other's."""
    first, second = side_of(a), side_of(b)
    return first == second or (first, second) in _pairs("allies")


def one_interest(a: str, b: str) -> bool:
    """Whether two sides are one, fight together, or one of them backs the other: their words count as one side's."""
    return together(a, b) or (side_of(a), side_of(b)) in _pairs("backs")


def one_coalition(first: str, second: str) -> bool:
    """Whether one key is "the coalition" and the other a coalition that says whose: there are several in the world."""
    return "coalition" in (first, second) and first.endswith("coalition") and second.endswith("coalition")


@lru_cache(maxsize=256)
def irregular(side: str | None) -> bool:
    """Whether nobody calls the fighters of a side "the army": it is marked `irregular` in `actors.toml`."""
    return any(entry.get("side") == side and entry.get("irregular") for entry in shipped().tables["actors"].values())


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
