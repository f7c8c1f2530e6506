"""Whether an attack that is told by its noun or verb is told to have come to nothing, behind it."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.reading import Reading
from pipeline.sought import Sought

BEATEN = frozenset(["assault", "advance", "bombing", "raid", "ambush", "clash"])
"""Attacks that may be beaten off."""
_BEATEN_OFF = re.compile(r"\W*(?:$|[.,;!]|(?:by|in|at|near|after|with|today|overnight|this)\b)")
"""Behind a participle that closes what is told of an attack: "… suicide attack on a checkpoint repelled"."""
_IN_VAIN = re.compile(
    r"успеха не|успіху не|не име\w+ успех|без усп|безусп|безрез|получил|отримал|отримав|діста[вл]|оттесн|відтісн|откат"
    r"|отброш|відкин|захлебн|захлин|отбит|відбит|отраж|сорва[нл]|зірва[нлв]|пресе[кч]|придуш|остановл|зупине"
    r"|не смог|не змог|не удал|не вдал"
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
        for one in reading.of("events", "repel", "halt")
    )


def in_vain(reading: Reading, hit: Hit) -> bool:
    """Whether an attack, or what somebody tried to take, came to nothing ("one more attempt, one more failure")."""
    if hit.value not in _TRIED or not _FAILURE.search(reading.folded):
        return False
    tried = _ATTEMPT.search(reading.folded, max(0, hit.start - FAR), hit.end) is not None
    failed = _FAILURE.search(reading.folded, hit.end, min(len(reading.folded), hit.end + FAR))
    return tried and failed is not None and not reading.broken(hit.end, failed.start())


FAR = 90
"""Characters between an attempt and what became of it."""
_TRIED = frozenset(["assault", "advance", "capture", "regain"])
_ATTEMPT = re.compile(
    r"\b(?:attempt\w*|tr(?:ied|ies|y|ying)|bid|push\w*|effort\w*|assaults?|attacks?|offensive|probe)\b"
    r"|(?<!\w)(?:попыт|пыта|штурм|атак|наступ|спроб|намага)\w*"
    r"|(?<!\w)[وفبل]?(?:ال)?(?:محاول|[يتن]حاول|حاول|هجوم|اقتحام)\w*"
)
"""What is told of as tried, or an attack by its noun."""
_FAILURE = Sought(
    r"\b(?:failed(?! to\b)|fails(?! to\b)|failure|in vain|to no avail|unsuccessful\w*"
    r"|without (?:any )?(?:progress|success|result|gains?)"
    r"|(?:made|making|with) no (?:progress|gains?|headway)|came to nothing|nothing gained|ended in failure)\b"
    r"|(?<!\w)(?:провал|безуспешн|захлебну|безрезультатн|неудачн|безуспішн|захлину|невдал|неуспішн)\w*"
    r"|без (?:успеха|успіху|результата)"
    r"|(?<!\w)(?:ال)?(?:فاشل|فشل)\w*|دون (?:اي )?(?:تقدم|نتيجه|احراز)|با[ءئ]ت بالفشل"
)
"""How it is told that it came to nothing."""
