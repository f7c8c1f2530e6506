"""A day's losses as general staffs list them: "personnel – 640, tanks – 11", the label before its number."""

from __future__ import annotations

import re

from pipeline.particulars.numbers import Number
from pipeline.particulars.reading import Reading

_LOSSES = re.compile(r"(?<!\w)(?:втрат|потер[иья]|losse?s?|lost)")
_MARK = r"\s*[-–—:]+\s*(?:(?:близько|около|понад|более|до|about|over|up to|some)\s+|~\s*)?$"
_MEN = re.compile(
    r"(?<!\w)(?:особов\w+ склад\w*|личн\w+ состав\w*|personnel|troops|servicemen|service ?members|manpower"
    rf"|військовослужбовц\w*|военнослужащ\w*){_MARK}"
)
_LISTED = re.compile(rf"(?<!\w)([^\W\d_]+(?: [^\W\d_]+)?){_MARK}")
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
