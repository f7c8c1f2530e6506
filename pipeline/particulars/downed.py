"""What "came down" tells of: an aircraft that was hit, a bridge that fell, a drone that struck a house."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars import airborne, givings, slavic_moves
from pipeline.particulars.befalling import Text, befalls

FAR = 6
"""Words between such a word and what it befalls."""


def down(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """The event of what is told to be down: it hangs on what fell, and upon what."""
    if givings.fallen(text, hit, []) == "crash":
        return "crash"
    if _DROPS.match(text.folded, hit.start):
        return "damage" if _A_BRIDGE.match(text.folded, hit.end) else None
    if _DROPPED_ON.match(text.folded, hit.end):
        return None
    flown = _THROWN.search(text.folded, 0, hit.start) if _FELL_UPON.match(text.folded, hit.end) else None
    if flown is not None:
        return "missile" if flown["missile"] else "drone-strike"
    if airborne.rolls(text, hit):
        return "destroy"
    if slavic_moves.filmed(text, hit):
        return None
    return {"craft": "shoot-down", "works": "damage"}.get(befalls(text, hit, FAR, "craft", "works") or "")


_THROWN = re.compile(
    r"\b(?:(?P<missile>missiles?|rockets?|iskanders?|kalibrs?|kinzhals?|s-\d+s?)|shaheds?|gerans?"
    r"|drones?|uavs?|lancets?) $"
)


_FELL_UPON = re.compile(
    r" (?:on|onto|into|in the (?:yard|courtyard|middle) of) (?:an? |the )?(?:\w+ )?(?:block|house|home|flat"
    r"|building|apartment"
    r"|school|hospital|roof|street|market|yard|residential|high-rise|dormitory|clinic|church|mosque|warehouse|shop"
    r"|garage|bus|car)"
)
"""Behind a drone or rocket that came down: on what, which was no field."""


_DROPS = re.compile(r"drop(?:s|ped|ping)?\b")
_A_BRIDGE = re.compile(
    r" (?!(?:on|onto|over|at|near|in|into|from|off|by|under|leaflets?|bombs?|aid|food)\b)"
    r"(?:(?:the|a|an|both|another|last|main|(?!on|over|at|near|in|from|by)[\w'’-]+) ){0,4}?"
    r"(?:bridges?|spans?|viaducts?|overpass(?:es)?)\b"
)
"""Behind "dropped": a bridge that fell, and nothing that was dropped upon it."""
_DROPPED_ON = re.compile(r"(?<=dropped) (?:on|onto|over|by|from|at|near)\b")
"""Behind what is dropped from the air, and is no bridge."""
