"""Whether a text says that an attack from the air was beaten off: then nothing of it struck."""

from __future__ import annotations

import re


def beaten_off(folded: str) -> bool:
    """Whether a folded text that tells of shooting down says that the attack was beaten off as a whole."""
    return _BEATEN_OFF.search(folded) is not None


_BEATEN_OFF = re.compile(
    r"(?<!\w)(?:(?:attack|raid|strike)s? (?:\w+ ){0,4}(?:repelled|repulsed|beaten off|fended off|thwarted|foiled)"
    r"|(?:repel|repuls|thwart|foil)\w* (?:\w+ ){0,4}(?:attack|raid|strike)s?"
    r"|(?:beat|fended) off (?:\w+ ){0,4}(?:attack|raid)"
    r"|(?:атак|налет)\w* (?:\w+ ){0,4}(?:отраж|отбит|отбил|сорван)\w*|отра[зж]\w+ (?:\w+ ){0,4}(?:атак|налет)\w*"
    r"|(?:атак|наліт|нальот)\w* (?:\w+ ){0,4}(?:відбит|відбил)\w*|відби\w+ (?:\w+ ){0,4}(?:атак|наліт)\w*"
    r"|(?:صد|احباط|افشال|التصدي) (?:\w+ )?(?:ل?هجوم|ل?هجمات)\w*)(?!\w)"
)
