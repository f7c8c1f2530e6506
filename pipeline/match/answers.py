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

    The words of a denial differ by nature, and so may its actor ("it was only the militia") and its figure: what must
    be shared is the village, or without one the event and a named actor, and the time. Who takes back words of
    their own needs to name no more than the place or a name in them.
    """
    if incompatible_time(answer, asserted):
        return 0.0
    if _own_words(answer, asserted) and _points_at(compared.parts):
        return max(compared.score, weights().answer)
    if compared.score < weights().answer:
        return 0.0
    parts = compared.parts
    if evidence.villages(answer):
        same_event = answer.particulars.event is None or parts.get("event", 1.0) > 0
        return compared.score if parts.get("place", 0.0) >= evidence.SAME_PLACE and same_event else 0.0
    if parts.get("event") == 1.0 and parts.get("actors") == 1.0:
        return compared.score
    return 0.0


def _own_words(answer: Statement, asserted: Statement) -> bool:
    """Whether a source corrects or denies what it said before, in another post."""
    later = asserted.order < answer.order and asserted.post != answer.post
    return later and answer.source == asserted.source and answer.stance in (Stance.CORRECTS, Stance.DENIES)


def _points_at(parts: dict[str, float]) -> bool:
    if "place" in parts:
        return parts["place"] >= evidence.SAME_PLACE and parts.get("event", 1.0) > 0
    return parts.get("names", 0.0) > 0
