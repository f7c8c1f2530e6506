"""What is told of a blow in the sentence behind it, and is no news of its own: that it hurt nobody."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.types import Particulars, Stance, Statement

_TOLL = frozenset(["kill", "wound"])
UNHARMED = "nobody harmed"
"""The aside of a sentence that only says of a blow just told that it hurt nobody."""
BRIEF = 8
"""Words of the longest such sentence ("No casualties were reported in the attack")."""


def unharmed(statement: Statement, said: Particulars, context: Sequence[Statement]) -> str | None:
    """Why "No casualties." behind a blow makes no claim of its own; None for everything else."""
    if not said.negated or said.event not in _TOLL or said.figures or not context:
        return None
    before = context[0]
    if before.post != statement.post or before.aside or statement.stance is Stance.CORRECTS:
        return None
    return UNHARMED if len(statement.quote.split()) <= BRIEF and before.particulars.event else None
