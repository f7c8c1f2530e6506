"""Whether a conjunction only joins nouns: "between X and Y was shut", "hit by mortar and artillery shells"."""

from __future__ import annotations

import re
from typing import Protocol

from pipeline.lexicon import Hit
from pipeline.split.reading import Reading


class Cut(Protocol):
    """A place where a sentence may be cut."""

    @property
    def left(self) -> int:
        """Where the left part ends."""

    @property
    def right(self) -> int:
        """Where the right part begins."""

    @property
    def value(self) -> str:
        """What stands between them."""


def joins_nouns(reading: Reading, begin: int, cut: Cut, verb: Hit) -> bool:
    """Whether "and" only joins nouns ("between X and Y was shut", "trucks with food and water reached")."""
    left = reading.text[begin : cut.left]
    if cut.value != "and" or (max(left, default="") >= "\u0400" and _OTHER_SCRIPT.search(left)):
        return False
    if _BETWEEN.search(left) or _BY_ARMS.search(left):
        return True
    if reading.first("predicates", begin, cut.left) or _WITH.search(left) is None:
        return False
    return not (reading.marks("agents", cut.right, verb.start) + reading.marks("actors", cut.right, verb.start))


_OTHER_SCRIPT = re.compile(r"[\u0400-\u06ff]")


_BETWEEN = re.compile(r"\b(?:between|both)\s+(?:(?!\band\b)[\w'’-]+\s*){1,5}$", re.IGNORECASE)


_WITH = re.compile(r"\b(?:with|of|carrying|from)\s+(?:[\w'’-]+\s*){1,4}$", re.IGNORECASE)


_BY_ARMS = re.compile(
    r"\b(?:by|with|under)\s+(?:\w+\s+){0,2}?(?:mortars?|artillery|rockets?|missiles?|tanks?|drones?|air|grads?"
    r"|machine-?guns?"
    r"|shells?|snipers?|heavy|small arms)\s*$",
    re.IGNORECASE,
)
"""Before "and", with what something was done: "hit by mortar and artillery shells"."""
