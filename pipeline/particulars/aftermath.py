"""What is told of a blow in the sentence behind it, and is no news of its own: that it hurt nobody, or somebody."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.types import Particulars, Stance, Statement

_TOLL = frozenset(["kill", "wound"])
UNHARMED = "nobody harmed"
"""The aside of a sentence that only says of a blow just told that it hurt nobody."""
UNCOUNTED = "nobody counted"
"""The aside of a sentence that only says of a blow just told that it hurt somebody ("Casualties.")."""
BARE = 3
"""Words of the longest such sentence."""
BRIEF = 8
"""Words of the longest such sentence ("No casualties were reported in the attack")."""


def unharmed(statement: Statement, said: Particulars, context: Sequence[Statement]) -> str | None:
    """Why "No casualties." or "Casualties." behind a blow makes no claim of its own; None for everything else."""
    if said.event not in _TOLL or said.figures or not context:
        return None
    before = context[0]
    if before.post != statement.post or before.aside or statement.stance is Stance.CORRECTS:
        return None
    if not before.particulars.event:
        return None
    words = len(statement.quote.split())
    if said.negated:
        return UNHARMED if words <= BRIEF else None
    return UNCOUNTED if words <= BARE else None
