"""Whom a sentence clears of a deed to name another: "by Russian aircraft, not the Coalition", "не ВСУ, а …"."""

from __future__ import annotations

import re

from pipeline.contraries import cleared_at
from pipeline.lexicon import Hit
from pipeline.particulars.reading import Reading
from pipeline.types import Actor

_BUT = re.compile(
    r"(?:(?<!\w)(?:but|rather|instead)(?: (?:it was|was it|by|from|the|a|an))*|, (?:by|it was)(?: the)?"
    r"|(?<!\w)(?:а|але|но|зато)(?: (?:от|від|сами|самі|именно|саме|наши|наші))*"
    r"|(?<!\w)[وف]?(?:بل|انما|لكن)(?: (?:هي|هو|هم|من|قوات|طيران|طايرات))*) [\"«]?$"
)
"""Before who did it, where another was just said not to have."""
_CAUSED_BY = re.compile(
    r"(?<!\w)(?:it was|this was|that was|это(?: был\w*| сделал\w*)?|це(?: був\w*| були| зробил\w*)?"
    r"|هو|هي|هم)(?: the)? $"
)
"""Before who did it, where the sentence goes on to clear another."""


def cleared(reading: Reading, told: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """`told` with those whom the sentence says not to have done it as nobody's doers, and him whom it names instead.

    Where one actor alone is left, the deed is his.
    """
    hits = reading.of("actors")
    off = {hit.value for hit in hits if cleared_at(reading.folded, hit.start)}
    if not off:
        return told
    others = [hit for hit in hits if hit.value not in off]
    doer = next((hit.value for hit in others if _named_instead(reading, hit)), None)
    if doer is None and len({hit.value for hit in others}) == 1:
        doer = others[0].value
    return tuple(_part(one, off, doer) for one in told)


def _named_instead(reading: Reading, hit: Hit) -> bool:
    before = (reading.folded, max(0, hit.start - 32), hit.start)
    return _BUT.search(*before) is not None or _CAUSED_BY.search(*before) is not None


def _part(one: Actor, off: set[str], doer: str | None) -> Actor:
    part = "unknown" if one.key in off else "by" if one.key == doer else one.part
    return one if part == one.part else one.model_copy(update={"part": part})
