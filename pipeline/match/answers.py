"""Which claim a denial, a question or a correction answers, when it does not say so itself."""

from __future__ import annotations

from pipeline.match import evidence
from pipeline.match.vetoes import incompatible_time
from pipeline.match.weights import weights
from pipeline.types import Comparison, Stance, Statement


def makes_claim(statement: Statement) -> bool:
    """Whether a statement can found a claim: it asserts something, and is no aside."""
    return statement.stance is Stance.ASSERTS and statement.aside is None


def answers(answer: Statement, asserted: Statement, compared: Comparison) -> float:
    """How surely `answer` speaks to what `asserted` says, 0 (not at all) to 1.

    The words of a denial differ by nature, and so may its actor ("it was the NDF only") and its figure: what must
    be shared is the village, or without one the event and a named actor, and the time.
    """
    if compared.score < weights().answer or incompatible_time(answer, asserted):
        return 0.0
    parts = compared.parts
    if evidence.villages(answer):
        same_event = answer.particulars.event is None or parts.get("event", 1.0) > 0
        return compared.score if parts.get("place", 0.0) >= evidence.SAME_PLACE and same_event else 0.0
    if parts.get("event") == 1.0 and parts.get("actors") == 1.0:
        return compared.score
    return 0.0
