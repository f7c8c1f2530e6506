"""Which claim a denial, a question or a correction answers, when it does not say so itself."""

from __future__ import annotations

from typing import Protocol

from pipeline import contraries
from pipeline.match import whereabouts
from pipeline.match.shares import one_share
from pipeline.match.told import Told, makes_claim
from pipeline.match.vetoes import incompatible_time
from pipeline.match.weights import weights
from pipeline.taking_back import takes_own_back
from pipeline.text import fold
from pipeline.types import Stance

__all__ = ["Compared", "answers", "makes_claim"]


class Compared(Protocol):
    """How alike two statements are: a Comparison, or what will become one."""

    @property
    def score(self) -> float:
        """0 (other) to 1 (the same claim)."""

    @property
    def parts(self) -> dict[str, float]:
        """How far each part agrees."""

    @property
    def veto(self) -> str | None:
        """Why these can't be one claim."""

    @property
    def updates(self) -> bool:
        """One carries on the count of the other."""

    @property
    def why(self) -> str:
        """The reason in words."""


def answers(answer: Told, asserted: Told, compared: Compared) -> float:
    """How surely `answer` speaks to what `asserted` says, 0 (not at all) to 1.

    The words of a denial differ by nature, and so may its actor ("it was only the militia") and its figure: what must
    be shared is the village, or without one the event and a named actor, and the time. Who takes back words of
    their own needs to name no more than the place or a name in them.
    """
    if incompatible_time(answer, asserted):
        return 0.0
    parts = compared.parts
    if answer.stance is not Stance.QUESTIONS and not speaks_to(answer, asserted):
        return 0.0
    if answer.stance is Stance.DENIES and one_share(answer.statement.quote, asserted.statement.quote):
        return max(compared.score, weights().answer)
    if _own_words(answer, asserted) and (_points_at(parts) or _names_it(answer, asserted) or _gone(answer, parts)):
        return max(compared.score, weights().answer)
    if _denies(answer, asserted) and parts.get("place", 0.0) >= whereabouts.SAME_PLACE:
        return max(compared.score, weights().answer)
    if compared.score < weights().answer:
        return 0.0
    if answer.where.villages:
        same_event = answer.event is None or parts.get("event", 1.0) > 0
        return compared.score if parts.get("place", 0.0) >= whereabouts.SAME_PLACE and same_event else 0.0
    if parts.get("event") == 1.0 and parts.get("actors") == 1.0:
        return compared.score
    return 0.0


def speaks_to(answer: Told, asserted: Told) -> bool:
    """Whether a denial can be one of what is asserted: not of another doer's deed, nor of more than is asserted."""
    if not answer.event or not asserted.event or answer.statement.about == asserted.uid:
        return True
    if contraries.weaker(asserted.event, answer.event):
        return False
    if answer.stance is Stance.DENIES and _bears_out(answer, asserted):
        return False
    ours, theirs = answer.statement, asserted.statement
    if answer.negated and (contraries.beside(ours, theirs) or contraries.other_thing(ours, theirs)):
        return False
    if answer.negated and contraries.later_on(ours, theirs):
        return False
    return not (answer.negated and contraries.other_doers(ours.particulars, theirs.particulars))


def _bears_out(answer: Told, asserted: Told) -> bool:
    """Whether a denial that tells who still holds a place goes well with what is asserted: an attack beaten off."""
    rivals = contraries.listed(answer.event or "", "against")
    return not answer.negated and bool(rivals) and (asserted.event or "") not in rivals


def _denies(answer: Told, asserted: Told) -> bool:
    """Whether a denial names an event without which what is asserted cannot be, or that cannot be beside it."""
    if answer.stance is not Stance.DENIES or not answer.event or not asserted.event:
        return False
    if contraries.denied_with(answer.event, asserted.event):
        return True
    return asserted.event in contraries.listed(answer.event, "against") and contraries.holds_otherwise(
        answer.statement, asserted.statement
    )


def _own_words(answer: Told, asserted: Told) -> bool:
    """Whether a source corrects or denies what it said before, in another post."""
    ours, theirs = answer.statement, asserted.statement
    later = asserted.order < answer.order and theirs.post != ours.post
    return later and ours.source == theirs.source and answer.stance in (Stance.CORRECTS, Stance.DENIES)


def _names_it(answer: Told, asserted: Told) -> bool:
    """Whether words of the writer's own name the village that they told of: "Deleted my Khalsa post"."""
    if answer.where.villages or answer.stance is not Stance.CORRECTS:
        return False
    said = fold(answer.statement.quote).text
    return any(fold(place.name).text in said for place in asserted.where.villages)


def _gone(answer: Told, parts: dict[str, float]) -> bool:
    """Whether a source takes back, as a whole, what it told of the place: it may tell in other words what was true."""
    same = parts.get("place", 0.0) >= whereabouts.SAME_PLACE
    return same and answer.stance is Stance.CORRECTS and takes_own_back(answer.statement.quote)


def _points_at(parts: dict[str, float]) -> bool:
    if "place" in parts:
        return parts["place"] >= whereabouts.SAME_PLACE and parts.get("event", 1.0) > 0
    return parts.get("names", 0.0) > 0
