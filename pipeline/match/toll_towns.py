"""Of which of several towns a toll is told: "Nikopol and Marhanets shelled, two dead in Nikopol"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.match import events, evidence
from pipeline.match.mentions import named, sketched
from pipeline.match.told import Told
from pipeline.match.whereabouts import SAME_PLACE, alike
from pipeline.text import fold
from pipeline.types import Place

_COUNTED = frozenset(("killed", "wounded"))
"""What is counted of people where they were hit."""
_PART = re.compile(
    r"[,;:.!?،؛\n—–]+\s|\s-\s"
    r"|(?<!\w)(?:after|as|when|while|during|following|amid|но|а|после|когда|во время|в результате|вследствие"
    r"|але|після|коли|під час|внаслідок|унаслідок|جراء|إثر|اثر|بعد|خلال|نتيجة|بينما)(?!\w)",
    re.IGNORECASE,
)
"""Between the parts of a sentence of which one counts the dead and another says what was hit."""


def other_toll_town(a: Told, b: Told) -> str | None:
    """Both count the dead or the wounded of a blow on several towns, and of no town that is the other's."""
    if len(a.where.villages) == len(b.where.villages) == 1 or not _both_count(a, b):
        return None
    first, second = toll_towns(a.statement.quote, a.where.villages), toll_towns(b.statement.quote, b.where.villages)
    if not first or not second or any(alike(x, y) >= SAME_PLACE for x in first for y in second):
        return None
    return f"other place ({second[0].name}, not {first[0].name})"


def _both_count(a: Told, b: Told) -> bool:
    return any(x.what in _COUNTED for x, _ in evidence.figure_pairs(a, b))


@lru_cache(maxsize=8192)
def toll_towns(quote: str, villages: tuple[Place, ...]) -> tuple[Place, ...]:
    """Those of `villages` that stand beside the toll; none where several do, or the toll stands for itself."""
    if len(villages) < 2:
        return villages
    found: list[Place] = []
    for part in filter(None, _PART.split(quote)):
        if any(hit.value in events.TOLLS for hit in shipped("events").scan(fold(part).text)):
            told = sketched(part)
            found += [village for village in villages if named((village,), told, frozenset())]
    return tuple(dict.fromkeys(found)) if len(set(found)) < len(villages) else ()
