"""Which statement of a claim an item takes its words from: the best own-voice one — reliable, complete, early."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.draft.cleaning import for_print
from pipeline.draft.leaning import opens_leaning
from pipeline.types import Appearance, Band, Claim, Stance, Status

LONG = 240
"""Characters (the length of two short sentences) beyond which another wording reads better on one line."""

FEW_WORDS = 3
"""A wording with fewer words than this tells a reader too little to stand alone."""


def joined(claim: Claim) -> tuple[Appearance, ...]:
    """The appearances that make up `claim`, without what the desk has yet to decide, in canonical order."""
    kept = (appearance for appearance in claim.appearances if appearance.band is not Band.SUGGESTED)
    return tuple(sorted(kept, key=lambda appearance: appearance.statement.order))


def makers(claim: Claim) -> tuple[Appearance, ...]:
    """The appearances that put `claim` forward; where none asserts it, those that correct into it, else all."""
    kept = joined(claim)
    for stance in (Stance.ASSERTS, Stance.CORRECTS):
        found = tuple(appearance for appearance in kept if appearance.statement.stance is stance)
        if found:
            return found
    return kept


def folded(claim: Claim) -> frozenset[str]:
    """The uids of the statements that retell somebody else, by the claim's origin tree."""
    own = {appearance.statement.uid: appearance.source.name for appearance in claim.appearances}
    return frozenset(fold.statement for fold in claim.origins.folds if fold.into != own.get(fold.statement, ""))


def speaks(lang: str, language: str) -> bool:
    """Whether `lang` is `language`, whatever the region (`en-GB` is `en`)."""
    return lang.casefold().split("-")[0] == language.casefold().split("-")[0]


def completeness(appearance: Appearance) -> int:
    """How many of the questions who, what, where, how many a statement answers by itself (0–5)."""
    known = appearance.statement.particulars
    exact = any(not place.region for place in known.places)
    return sum((exact, bool(known.places), known.event is not None, bool(known.actors), bool(known.figures)))


def usual_event(claim: Claim) -> str | None:
    """The event that most of the claim's own voices tell, else the claim's own event."""
    own = [maker.statement for maker in makers(claim) if not maker.statement.hedged]
    basis = [statement for statement in own if statement.uid in claim.basis] or own
    told = Counter(statement.particulars.event for statement in basis if statement.particulars.event)
    return min(told, key=lambda event: (-told[event], event != claim.event, event), default=claim.event)


def best(
    claim: Claim, language: str, additions: dict[str, int] | None = None, among: Iterable[Appearance] | None = None
) -> Appearance | None:
    """The appearance whose words the item takes, or None where the claim has none.

    `additions` counts, by statement uid, the particulars that a statement does not share with the other origins:
    under CONFIRMED the wording that adds least goes first.
    """
    added = additions or {}
    retold = folded(claim)
    event, exact = usual_event(claim), any(not place.region for place in claim.places)
    confirmed, disputed = claim.status is Status.CONFIRMED, claim.status is Status.DISPUTED
    gone = {uid for origin in claim.origins.origins if origin.taken_back for uid in origin.statements}
    answered = {a.statement.about for a in joined(claim) if a.statement.stance in {Stance.DENIES, Stance.CORRECTS}}

    def rank(appearance: Appearance) -> tuple[object, ...]:
        """What tells without a look at the words."""
        statement = appearance.statement
        return (
            statement.uid in gone,
            statement.hedged,
            confirmed and bool(claim.basis) and statement.uid not in claim.basis,
            statement.uid in retold,
            not speaks(statement.lang, language),
            disputed and statement.uid not in answered,
            event is not None and statement.particulars.event != event,
            exact and confirmed and all(place.region for place in statement.particulars.places),
            added.get(statement.uid, 0),
        )

    def rank_of_words(appearance: Appearance) -> tuple[object, ...]:
        statement = appearance.statement
        return (
            opens_leaning(for_print(statement.quote)),
            len(statement.quote.split()) < FEW_WORDS,
            len(statement.quote) > LONG,
            appearance.source.reliability.value,
            -completeness(appearance),
            statement.order,
        )

    ranked = [(rank(one), one) for one in (makers(claim) if among is None else among)]
    least = min((ranks for ranks, _ in ranked), default=())
    left = [one for ranks, one in ranked if ranks == least]
    return min(left, key=rank_of_words) if len(left) > 1 else next(iter(left), None)
