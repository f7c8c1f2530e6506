"""Where a writer turns from what one body said to what another did: the first no longer speaks."""

from __future__ import annotations

import re

from pipeline.roster import Roster
from pipeline.split.reading import Reading
from pipeline.split.voice import Voice
from pipeline.types import Role

_TURNS = re.compile(
    r"\W*(?:Separately|In a separate (?:statement|move|development)|In other (?:news|developments)|Отдельно|Окремо"
    r"|وفي سياق (?:آخر|منفصل))\b[,،]?\s"
)
"""Words by which a writer turns to another matter."""


def turns(reading: Reading, span: tuple[int, int], speaker: Voice, names: Roster) -> bool:
    """Whether `speaker`, a body who spoke before, no longer governs what another body is told to do in `span`.

    Only where the writer says that he turns ("Separately, …"): else an account goes on, of what a foe did too.
    An outlet, activists or "reports" that an account was taken from still govern it.
    """
    if not _TURNS.match(reading.text, *span):
        return False  # what a foe is told to do behind "The ministry said" is still its account
    if speaker.span is None or len(speaker.credit) != 1:
        return False
    known = names.named(speaker.credit[0])
    if known is not None and known.role is not Role.OFFICIAL:
        return False
    return bool(reading.marks("bodies", *speaker.span, "body") + reading.marks("institutions", *speaker.span))
