"""Whether a deed of war is only what an act of state is about."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import family
from pipeline.particulars.reading import Reading


def matter(reading: Reading, hit: Hit) -> bool:
    """Whether a deed of war is only what a body's own act is about: "summoned the envoy over the strike on X"."""
    return family(hit.value) in _OF_WAR and _ABOUT.search(reading.folded, 0, hit.start) is not None


_OF_WAR = frozenset(["fight", "ground", "strike", "harm", "captive"])


_ABOUT = re.compile(
    r"\b(?:over|about|into|citing|regarding|concerning|following|after|because of|in response to|due to|for|on|against)"
    r"(?: (?!and\b|that\b)[\w'’-]+){0,4} $"
)
"""Before what an act of state is about."""
