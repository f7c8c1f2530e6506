"""Fears and purposes that only say why what is told before them was done, and foretell nothing."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit, shipped
from pipeline.split.reading import Reading

_WHY = re.compile("خوفا|خشية|تحسبا|تمهيدا|استعدادا")
_DONE_FOR = frozenset(["ground", "strike", "people", "captive", "harm", "force"])
"""Families of events that have such reasons."""


def says_why(reading: Reading, start: int, mark: Hit) -> bool:
    """Whether the fear or purpose at `mark` says why what is told from `start` on was done: "نزح الأهالي خوفا من …"."""
    if _WHY.match(reading.text, mark.start) is None:
        return False
    families = shipped().tables.get("events", {})
    told = reading.marks("events", start, mark.start)
    return any(families.get(one.value, {}).get("family") in _DONE_FOR for one in told)
