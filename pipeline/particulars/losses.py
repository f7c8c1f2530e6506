"""A day's losses as general staffs list them: "personnel – 640, tanks – 11", the label before its number."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.numbers import Number
from pipeline.particulars.reading import Reading

_LOSSES = re.compile(r"(?<!\w)(?:втрат|потер[иья]|losse?s?|lost)")
_MARK = r"\s*[-‐‑‒–—:]+\s*(?:(?:близько|около|понад|более|до|about|over|up to|some)\s+|~\s*)?$"
_MEN = re.compile(
    r"(?<!\w)(?:особов\w+ склад\w*|личн\w+ состав\w*|personnel|troops|servicemen|service ?members|manpower"
    rf"|військовослужбовц\w*|военнослужащ\w*){_MARK}"
)
_LISTED = re.compile(rf"(?<!\w)([^\W\d_]+(?: [^\W\d_]+)?){_MARK}")
_REMAINS = re.compile(r"(?<!\w)(?:bod(?:y|ies)|remains|corpses?|coffins?|т[іе]л(?:а|о)?(?!\w)|останки|рештки|جث\w*)")
_GIVEN = ("release", "prisoner-exchange")
LABEL = 60
"""Letters before a number in which its label stands."""


def listed(reading: Reading, number: Number) -> str | None:
    """What a number behind its label counts, `killed` or `destroyed`, in a statement of losses; else None."""
    if not _LOSSES.search(reading.folded, 0, number.start):
        return None
    since = max(0, number.start - LABEL)
    if _MEN.search(reading.folded, since, number.start):
        return "killed"
    label = _LISTED.search(reading.folded, since, number.start)
    if label is None:
        return None
    things = reading.of("whom", "equipment")
    return "destroyed" if any(label.start(1) <= one.start < label.end(1) for one in things) else None


def phrased(reading: Reading, number: Number) -> str | None:
    """What a number counts that stands inside the phrase of an event: "розстріляли чотирьох полонених"."""
    around = (hit.value for hit in reading.of("events") if hit.start < number.start and number.end < hit.end)
    return _WITHIN.get(next(around, ""))


_WITHIN = {"execute": "killed", "kill": "killed", "take-prisoners": "captured", "destroy": "destroyed"}


def handed(reading: Reading, amount: Hit) -> bool:
    """Whether an "over" belongs to the verb, and says nothing of how many: "handed over 30 bodies"."""
    return _HANDS.search(reading.folded, 0, amount.start) is not None and reading.folded.startswith(
        "over", amount.start
    )


_HANDS = re.compile(r"\b(?:hand|turn|t(?:oo|a)k|sign|giv|gave)\w* $")


def brought_home(reading: Reading, number: Number, event: str | None) -> bool:
    """Whether the number counts bodies that are given back: nobody was killed by that."""
    if event not in _GIVEN:
        return False
    near = reading.folded[max(0, number.start - LABEL // 2) : number.end + LABEL // 3]
    return _REMAINS.search(near) is not None
