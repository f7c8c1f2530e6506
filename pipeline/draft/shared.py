"""What the counted origins of a confirmed claim share, and what only one of them adds.

Under CONFIRMED an item prints as fact only what every counted origin says; the rest is attributed to whom it
comes from. A particular is an actor, a figure, a means or an exact place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.draft.choice import makers
from pipeline.draft.figures import figure_words, meets
from pipeline.draft.naming import SAME, called
from pipeline.spelling import same_place
from pipeline.types import Appearance, Claim, Figure, Particulars, Place, Status


class Addition(NamedTuple):
    """A particular that not every counted origin gives."""

    words: str
    key: str | None = None
    """Its value in the word lists, by which a text names it in other words; None for a figure or a place."""
    figure: Figure | None = None


def counted(claim: Claim) -> tuple[Appearance, ...]:
    """The own-voice appearances that the verdict on `claim` rests on; where it names none, all own-voice ones."""
    own = tuple(maker for maker in makers(claim) if not maker.statement.hedged)
    basis = tuple(maker for maker in own if maker.statement.uid in claim.basis)
    return basis or own


def voices(claim: Claim, appearances: Sequence[Appearance]) -> tuple[tuple[Appearance, ...], ...]:
    """`appearances` by the origin they fold into: what one origin says in several posts counts as said by it."""
    owner = {uid: origin.name for origin in claim.origins.origins for uid in origin.statements}
    grouped: dict[str, list[Appearance]] = {}
    for appearance in appearances:
        grouped.setdefault(owner.get(appearance.statement.uid, appearance.source.name), []).append(appearance)
    return tuple(tuple(group) for group in grouped.values())


def additions(claim: Claim) -> dict[str, tuple[Addition, ...]]:
    """By statement uid, what each counted statement of a confirmed claim adds to what all its origins share.

    Empty for a claim that is not confirmed or that rests on one origin alone (its own act).
    """
    if claim.status is not Status.CONFIRMED:
        return {}
    groups = voices(claim, counted(claim))
    if len(groups) < 2:
        return {}
    return {
        appearance.statement.uid: tuple(_added(appearance.statement.particulars, [g for g in groups if g is not group]))
        for group in groups
        for appearance in group
    }


def _added(known: Particulars, others: Sequence[Sequence[Appearance]]) -> Iterable[Addition]:
    """The particulars of `known` that at least one of the other origins does not give."""
    rest = [[appearance.statement.particulars for appearance in group] for group in others]
    for actor in known.actors:
        if not all(any(_same_body(actor.key, actor.side, told) for told in group) for group in rest):
            yield Addition(actor.name, actor.key)
    for figure in known.figures:
        if not all(any(meets(figure, other) for told in group for other in told.figures) for group in rest):
            yield Addition(figure_words(figure), figure=figure)
    for means in known.means:
        if not all(any(means in told.means for told in group) for group in rest):
            yield Addition(means.replace("-", " "), means)
    for place in known.places:
        if not place.region and not all(any(_at(place, told) for told in group) for group in rest):
            yield Addition(called(place))


def _at(place: Place, told: Particulars) -> bool:
    """Whether `told` names `place`, in any spelling."""
    return any(place.key == other.key or same_place(place.name, other.name) >= SAME for other in told.places)


def _same_body(key: str, side: str | None, told: Particulars) -> bool:
    """Whether `told` names the body `key`, or one of its side: "rebels" and "Jaish al-Fath" are no contradiction."""
    return any(actor.key == key or (side is not None and actor.side == side) for actor in told.actors)
