"""Whether an attack that is told by its noun or verb is told to have come to nothing, behind it."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.reading import Reading

BEATEN = frozenset(["assault", "advance", "bombing", "raid", "ambush", "clash"])
"""Attacks that may be beaten off."""
_BEATEN_OFF = re.compile(r"\W*(?:$|[.,;!]|(?:by|in|at|near|after|with|today|overnight|this)\b)")
"""Behind a participle that closes what is told of an attack: "… suicide attack on a checkpoint repelled"."""
_IN_VAIN = re.compile(
    r"успеха не|успіху не|не име\w+ успех|без усп|безусп|безрез|получил|отримал|отримав|діста[вл]|оттесн|відтісн|откат"
    r"|отброш|відкин|захлебн|захлин|отбит|відбит|отраж|сорван|зірван|не смог|не змог|не удал|не вдал"
    r"|зазна|вмил|умыл|потерп|провал|законч|закінч"
)
"""What Russian and Ukrainian tell of an attack, behind it: that it came to nothing."""
_DONE = re.compile(r"(?:ed|(?:beaten|driven|thrown|forced|pushed|turned|fended|fought|warded) (?:back|off|away))$")
"""How a participle of beating off ends."""
_ELSE = re.compile(r",| but ")
"""Behind it another deed is told than that of the attack's noun."""
REACH = 9
"""Words between an attack and its being beaten off."""


def beaten(reading: Reading, hit: Hit) -> bool:
    """Whether the attack is told to have been beaten off."""
    return any(
        one.start >= hit.end
        and (_IN_VAIN.match(reading.folded, one.start) or _DONE.search(reading.folded, one.start, one.end))
        and reading.distance(hit.end, one.start) <= REACH
        and not reading.broken(hit.end, one.start)
        and (
            _IN_VAIN.match(reading.folded, one.start)
            or (not _ELSE.search(reading.folded, hit.end, one.start) and _BEATEN_OFF.match(reading.folded, one.end))
        )
        for one in reading.of("events", "repel")
    )
