"""Whose a village is, as maps and headlines tell it: painted in a side's colour, or gone to a side."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.befalling import Text
from pipeline.particulars.comings import armed

BEFORE = 120
"""Letters before such a word in which the name of the village stands."""


def mapped(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A village that is painted in a side's colour on a map was taken."""
    name = _ON_A_MAP.search(text.folded, max(0, hit.start - BEFORE), hit.start)
    if text.folded.endswith(" to", hit.start, hit.end) and not _to_fighters(text, hit):
        return None
    return "capture" if name and any(text.is_capital(at) for at in (name.start(1), hit.start)) else None


def _to_fighters(text: Text, hit: Hit) -> bool:
    """Whether it is fighters to whom a village "goes": no state, which people go to, and no thanks that go to them."""
    behind = hit.end + (5 if text.folded.startswith(" the ", hit.end) else 1)
    named = any(one.start == behind and armed(one.value) for one in text.of("actors"))
    if any(one.start == behind for one in text.of("regions")):
        return False
    return named and _THANKS.search(text.folded, max(0, hit.start - BEFORE), hit.start) is None


_THANKS = re.compile(
    r"\b(?:credit|thanks?|praise|blame|aid|support|money|funds|funding|weapons|arms|votes?|glory|respect|round|gratitude"
    r"|condolences|who|he|she|they|delegation|envoy|share|oil|revenues?) (?:[\w'-]+ ){0,3}$"
)
"""What else goes to a side."""
_ON_A_MAP = re.compile(
    r"([^\W\d_][\w'’-]+)(?: (?:is|are|was|has|been|now|have|already|also|finally|fully|today|вже|уже|сьогодні|сегодня"
    r"|теперь"
    r"|тепер|на|карт\w*|мапі))* $"
)
