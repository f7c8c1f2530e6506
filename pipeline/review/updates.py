"""What is new about a published item: a toll that rose, a status that rose. An update is no correction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from pipeline.errors import NotAllowed
from pipeline.review.corrections import printed_items
from pipeline.review.standing import STANDING
from pipeline.types import Band, Claim, Edition, Item, PublicationState, Stance, Status, Update

HOPS = 32
"""Counts that carry on one another's, at most: a toll that rose more often than that in one period is a mistake."""


def proposed(edition: Edition, claims: Mapping[str, Claim], items: Mapping[str, Item]) -> tuple[Item, ...]:
    """The items to add above `edition`: counts that carry on a printed one's, printed claims that rose or count more.

    `claims` and `items` hold what there is now, by uid. What was added before is not proposed again.
    """
    if edition.state is PublicationState.WITHDRAWN:
        return ()
    printed = {}
    for item in reversed(printed_items(edition)):
        printed[item.claim] = item  # the newest wording of each
    found = [
        item
        for uid, item in items.items()
        if uid in claims and _is_news(claims[uid], item, printed.get(uid), _earlier(claims, uid), printed)
    ]
    return tuple(sorted(found, key=lambda item: (claims[item.claim].first_reported, item.claim)))


def _is_news(
    claim: Claim, item: Item, before: Item | None, earlier: Iterable[str], printed: Mapping[str, Item]
) -> bool:
    if STANDING[claim.status] <= STANDING[Status.DISPUTED]:
        return False  # what fell is a correction's business
    if before is not None:
        higher = STANDING[item.status] > STANDING[before.status] and STANDING[before.status] > 0
        return higher or (item.text != before.text and _rose(claim, before))
    return any(uid in printed for uid in earlier)


def _rose(claim: Claim, before: Item) -> bool:
    """Whether a report that the printed item did not know gives a higher count of what it counted."""
    known = {one.statement for one in before.evidence}
    printed: dict[tuple[str, str], int] = {}
    since: dict[tuple[str, str], int] = {}
    for one in claim.appearances:
        if one.statement.stance is not Stance.ASSERTS or one.band is Band.SUGGESTED:
            continue
        counts = printed if one.statement.uid in known else since
        for figure in one.statement.particulars.figures:
            number, what = figure.high if figure.high is not None else figure.low, (figure.what, figure.whom)
            if number is not None:
                counts[what] = max(number, counts.get(what, 0))
    return any(number > printed[what] for what, number in since.items() if what in printed)


def _earlier(claims: Mapping[str, Claim], uid: str) -> list[str]:
    """The claims whose counts this one carries on, nearest first."""
    found: list[str] = []
    step = claims[uid].updates
    while step is not None and step not in found and len(found) < HOPS:
        found.append(step)
        step = claims[step].updates if step in claims else None
    return found


def add(edition: Edition, items: Iterable[Item], who: str, now: datetime) -> Edition:
    """The next revision of `edition` with `items` in a block above it: `UPDATE 1600 GMT: …`.

    Raises NotAllowed where there is nothing to add or the edition was withdrawn.
    """
    new = tuple(items)
    if not new:
        raise NotAllowed(["there is nothing to add; choose at least one item"])
    if edition.state is PublicationState.WITHDRAWN:
        raise NotAllowed([f"edition {edition.number} of {edition.beat} was withdrawn; publish a new one"])
    block = Update(at=now, by=who, items=new)
    return edition.model_copy(
        update={"revision": edition.revision + 1, "revised": now, "updates": (block, *edition.updates)}
    )
