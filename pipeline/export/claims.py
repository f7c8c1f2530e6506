"""Claims as rows: one a claim, with every statement that makes it, its origins, suggestions and history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from pipeline.export.rows import (
    ActorRow,
    AppearanceRow,
    ChangeRow,
    ClaimRow,
    FigureRow,
    PlaceRow,
    Row,
    SuggestionRow,
    WhenRow,
    moment,
)
from pipeline.types import Appearance, Band, Claim, Fold, Place

COLUMNS = tuple(ClaimRow.__annotations__)
"""The columns of `export claims`, in order."""


def claim_row(claim: Claim) -> ClaimRow:
    """The row of `claim`, as the contract has it; joins that the desk has yet to decide are no appearances."""
    return ClaimRow(
        claim=claim.uid,
        text=claim.text,
        status=claim.status.value,
        tag=claim.tag.value,
        credibility=claim.credibility,
        reason=claim.reason,
        decided_by=claim.decided_by,
        places=[_place(place, claim) for place in claim.places],
        event=claim.event,
        when=_when(claim),
        actors=[ActorRow(key=a.key, name=a.name, side=a.side, part=a.part) for a in claim.actors],
        figures=[FigureRow(what=f.what, whom=f.whom, low=f.low, high=f.high) for f in claim.figures],
        first_reported=moment(claim.first_reported),
        last_reported=moment(claim.last_reported),
        origins=_independent(claim),
        updates=claim.updates,
        appearances=_appearances(claim),
        suggestions=[_suggestion(claim, s.claim, s.other, s.score, s.why) for s in claim.suggestions],
        history=[
            ChangeRow(
                {
                    "at": moment(change.at),
                    "from": change.before.value if change.before is not None else None,
                    "to": change.after.value,
                    "by": change.by,
                    "reason": change.reason,
                }
            )
            for change in claim.history
        ],
    )


def row(claim: Claim) -> Row:
    """The same row as plain JSON values, for `write`."""
    return cast("Row", claim_row(claim))


def _place(place: Place, claim: Claim) -> PlaceRow:
    spellings = claim.spellings.get(place.key, ()) or (place.name,)
    return PlaceRow(name=place.name, spellings=list(spellings), lat=place.lat, lon=place.lon)


def _when(claim: Claim) -> WhenRow | None:
    if claim.when is None:
        return None
    start, end = moment(claim.when.start), moment(claim.when.end)
    return WhenRow({"from": start, "to": end, "precision": claim.when.precision.value})


def _independent(claim: Claim) -> int:
    """How many independent origins assert the claim, in whatever voice."""
    return len(claim.origins.asserting)


def _suggestion(claim: Claim, one: str, other: str, score: float, why: str) -> SuggestionRow:
    return SuggestionRow(claim=other if one == claim.uid else one, score=score, why=why)


def _appearances(claim: Claim) -> list[AppearanceRow]:
    """The joined appearances in canonical order, each with the origin it folds into."""
    origin = {uid: found.name for found in claim.origins.origins for uid in found.statements}
    folds = {fold.statement: fold for fold in claim.origins.folds}
    posts = {appearance.statement.uid: appearance.post.id for appearance in claim.appearances}
    joined = [appearance for appearance in claim.appearances if appearance.band is not Band.SUGGESTED]
    joined.sort(key=lambda appearance: appearance.statement.order)
    return [_appearance(appearance, origin, folds.get(appearance.statement.uid), posts) for appearance in joined]


def _appearance(
    appearance: Appearance, origin: Mapping[str, str], fold: Fold | None, posts: Mapping[str, str]
) -> AppearanceRow:
    statement = appearance.statement
    into = origin.get(statement.uid) or (fold.into if fold is not None else "")
    derived = fold.derived_from if fold is not None else None
    return AppearanceRow(
        post=appearance.post.id,
        source=appearance.source.name,
        quote=statement.quote,
        stance=statement.stance.value,
        hedged=statement.hedged,
        origin=into or None,
        derived_from=posts.get(derived, derived) if derived is not None else None,
        score=round(appearance.score, 4),
        band=appearance.band.value,
        why=appearance.why,
    )
