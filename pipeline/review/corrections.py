"""What was wrong in an edition: drafted when a status falls under it, issued by an editor, never silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import get_args

from pipeline.emphasis import said
from pipeline.errors import NotAllowed
from pipeline.review.standing import fell
from pipeline.settings.values import Section
from pipeline.text import clean
from pipeline.types import (
    Correction,
    CorrectionGrade,
    Edition,
    Item,
    PublicationState,
    Status,
    short_hash,
)

DRAFTED_BY = "rule:fallen"
"""Who drafts a correction where a status falls."""

_ORDER: tuple[str, ...] = get_args(Section)
"""The sections as they stand where an edition has not the one that an item falls to."""
_GRADES = {
    Status.RETRACTED: CorrectionGrade.WITHDRAWN,
    Status.REJECTED: CorrectionGrade.WITHDRAWN,
    Status.DISPUTED: CorrectionGrade.CORRECTED,
    Status.UNCONFIRMED: CorrectionGrade.CORRECTED,
    Status.CORROBORATED: CorrectionGrade.CORRECTED,
}
"""How grave it is that a printed claim has this status now."""

_STANDS = (Status.CONFIRMED, Status.CORROBORATED, Status.UNCONFIRMED)
"""Where nothing that a claim holds gainsays its words."""

_NOW = {
    Status.RETRACTED: "its source has taken it back",
    Status.REJECTED: "our editors found that it does not hold",
    Status.DISPUTED: "another account contradicts it",
    Status.UNCONFIRMED: "it is not confirmed",
    Status.CORROBORATED: "it is reported by several, but not confirmed",
}


def printed_items(edition: Edition) -> tuple[Item, ...]:
    """Every item that readers of the edition see: those of its updates, newest first, then the original entry's."""
    updates = (item for update in edition.updates for item in update.items)
    return (*updates, *edition.roundup.items, *edition.roundup.also)


def fallen(edition: Edition, items: Mapping[str, Item | None], now: datetime) -> list[Correction]:
    """A draft correction for each printed item whose claim stands worse now than when it was printed.

    `items` holds the printed claims as they would be drafted now; None: no claim holds those reports any more. What
    was drafted before has the same uid again, so that nothing is asked twice.
    """
    if edition.state is PublicationState.WITHDRAWN:
        return []
    found: dict[str, Correction] = {}
    for item in printed_items(edition):
        if item.claim not in items or item.claim in found:
            continue
        after = items[item.claim]
        if after is None:
            found[item.claim] = _gone(edition, item, now)
        elif _is_contrary(item, after):
            found[item.claim] = _turned(edition, item, after, now)
        elif fell(item.status, after.status):
            found[item.claim] = _lower(edition, item, after, now)
    return list(found.values())


def lapsed(edition: Edition, waiting: Iterable[Correction], drafted: Iterable[Correction]) -> list[str]:
    """The uids of the program's `waiting` drafts on `edition` that `drafted`, what must be corrected now, lacks.

    The claim stands again as it was printed, or fell further, which has a draft of its own.
    """
    now = {one.uid for one in drafted}
    return [one.uid for one in waiting if one.edition == edition.uid and one.who == DRAFTED_BY and one.uid not in now]


def _lower(edition: Edition, item: Item, after: Item, now: datetime) -> Correction:
    was = item.status.value
    if item.status is Status.CONFIRMED and item.note:
        was = item.note if item.note.startswith(was) else f"{was}, {item.note}"
    return Correction(
        uid=_uid(edition, item, after.status.value),
        edition=edition.uid,
        claim=item.claim,
        grade=_GRADES[after.status],
        wrong=f"We printed as {was}: “{said(item)}”.",
        right=f"It is {after.status.value} now: {_NOW[after.status]}.",
        reason=after.reason,
        drafted=now,
        who=DRAFTED_BY,
        replaced=said(item),
        item=after if after.status not in (Status.RETRACTED, Status.REJECTED) else None,
    )


def _gone(edition: Edition, item: Item, now: datetime) -> Correction:
    right = "The reports that it rested on have been changed or taken down, and none carries it any more."
    return _withdrawn(edition, item, "gone", right, "no report carries this claim any more", now)


def _is_contrary(item: Item, after: Item) -> bool:
    """Whether `after` stands by itself and says of the same claim what `item` says is not so, or the reverse."""
    known = item.denies is not None and after.denies is not None
    return known and item.denies != after.denies and after.status in _STANDS


def _turned(edition: Edition, item: Item, after: Item, now: datetime) -> Correction:
    """What is left of the claim says the contrary of what was printed: it did not fall, but nobody says it now."""
    right = f"What is reported now is the contrary: “{said(after)}”."
    return _withdrawn(edition, item, "turned", right, "its reports say the contrary now", now)


def _withdrawn(edition: Edition, item: Item, into: str, right: str, reason: str, now: datetime) -> Correction:
    return Correction(
        uid=_uid(edition, item, into),
        edition=edition.uid,
        claim=item.claim,
        grade=CorrectionGrade.WITHDRAWN,
        wrong=f"We printed: “{said(item)}”.",
        right=right,
        reason=reason,
        drafted=now,
        who=DRAFTED_BY,
        replaced=said(item),
    )


def _uid(edition: Edition, item: Item, into: str) -> str:
    return "k-" + short_hash(edition.uid, item.claim, item.status.value, into, item.text)


def written(
    edition: Edition,
    claim: str | None,
    grade: CorrectionGrade,
    wrong: str,
    right: str,
    who: str,
    now: datetime,
    *,
    text: str | None = None,
) -> Correction:
    """A correction that an editor writes; `text` is the line as it must read, None: it is taken out or, where the
    grade is `refiled`, left as it is.

    Raises NotAllowed where `claim` is not in the edition or a word on what was wrong or is right is missing.
    """
    if not wrong.strip() or not right.strip():
        raise NotAllowed(["a correction says what was wrong and what is right; write both"])
    if text is not None and (claim is None or not text.strip()):
        raise NotAllowed(["new words belong to one item: name its claim, and write the line as it must read"])
    item = next((one for one in printed_items(edition) if one.claim == claim), None)
    if claim is not None and item is None:
        raise NotAllowed([f"edition {edition.number} of {edition.beat} holds no item of {claim}"])
    kept = item if grade is CorrectionGrade.REFILED and text is None else None
    if item is not None and text is not None:
        kept = item.model_copy(update={"text": clean(text).strip(), "words": "", "marked": True})
    return Correction(
        uid="k-" + short_hash(edition.uid, claim or "", grade.value, wrong, right, now.isoformat()),
        edition=edition.uid,
        claim=claim,
        grade=grade,
        wrong=clean(wrong).strip(),
        right=clean(right).strip(),
        reason=clean(right).strip(),
        drafted=now,
        who=who,
        replaced=said(item) if item else None,
        item=kept,
    )


def issue(edition: Edition, correction: Correction, who: str, now: datetime) -> Edition:
    """The next revision of `edition`, with `correction` on it and the line mended or taken out.

    A withdrawn edition as a whole (`claim` None, grade withdrawn) keeps its id and its notice, and loses its items.
    Raises NotAllowed where it was issued or dismissed before.
    """
    if correction.dismissed is not None or any(one.uid == correction.uid for one in edition.corrections):
        raise NotAllowed([f"the correction {correction.uid} was decided before"])
    if edition.state is PublicationState.WITHDRAWN:
        raise NotAllowed([f"edition {edition.number} of {edition.beat} was withdrawn as a whole; readers were told"])
    if correction.claim is not None and all(item.claim != correction.claim for item in printed_items(edition)):
        raise NotAllowed([f"the item of {correction.claim} was taken out before; dismiss this correction"])
    issued = correction.model_copy(update={"issued": now, "who": who})
    whole = correction.claim is None and correction.grade is CorrectionGrade.WITHDRAWN
    roundup = edition.roundup.model_copy(
        update={
            "items": () if whole else _mended(edition.roundup.items, correction),
            "also": () if whole else _mended(edition.roundup.also, correction),
        }
    )
    updates = tuple(
        update.model_copy(update={"items": _mended(update.items, correction)}) for update in edition.updates
    )
    return edition.model_copy(
        update={
            "revision": edition.revision + 1,
            "revised": now,
            "state": PublicationState.WITHDRAWN if whole else PublicationState.CORRECTED,
            "roundup": roundup,
            "updates": () if whole else tuple(update for update in updates if update.items),
            "corrections": (issued, *edition.corrections),
        }
    )


def _mended(items: Iterable[Item], correction: Correction) -> tuple[Item, ...]:
    if correction.claim is None:
        return tuple(items)
    kept = list(items)
    at = next((index for index, item in enumerate(kept) if item.claim == correction.claim), None)
    if at is None:
        return tuple(kept)
    was, now = kept.pop(at), correction.item
    if now is not None:
        kept.insert(at if now.section == was.section else _place_in(kept, now), now)
    return tuple(kept)


def _place_in(items: Sequence[Item], moved: Item) -> int:
    """Where an item that changes its section goes: behind those of its place there, else to the section's end."""
    there = [index for index, item in enumerate(items) if item.section == moved.section]
    beside = [index for index in there if items[index].place == moved.place]
    if there:
        return (beside or there)[-1] + 1
    below = _ORDER[_ORDER.index(moved.section) + 1 :] if moved.section in _ORDER else ()
    return next((at for at, item in enumerate(items) if item.section in below), len(items))
