"""How a round-up comes to readers: draft → submitted → approved → published, and who may take each step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from pipeline.errors import NotAllowed
from pipeline.review.sheet import DeskItem, ItemState, Sheet
from pipeline.review.standing import fell
from pipeline.types import Approval, Approved, Decision, Item, Lock, OpenRoundup, PublicationState, short_hash


class Rules(NamedTuple):
    """What a beat asks before its round-up is published."""

    approvals: int = 1
    """Editors who must approve it, none of them twice; with two or more, who submitted it does not count."""
    review_each: bool = True
    """Whether every item must have been looked at."""


class Step(NamedTuple):
    """The open round-up after an act, and what the record of decisions says."""

    open: OpenRoundup
    decision: Decision


def submit(sheet: Sheet, who: str, now: datetime) -> Step:
    """`who` gives the round-up to those who approve; raises NotAllowed unless it is a draft with items."""
    _expect(sheet.open, (PublicationState.DRAFT,), "submitted")
    if not sheet.roundup.items:
        raise NotAllowed(["there is no item to submit; wait for reports, or restore what was cut"])
    return _step(sheet.open, PublicationState.SUBMITTED, who, now, "submit", submitted_by=who, approvals=())


def approve(sheet: Sheet, rules: Rules, who: str, now: datetime) -> Step:
    """`who` puts a name under it as it reads now; it is approved once enough editors have.

    A draft may be approved without being submitted where one approval is enough. A name that was put under other
    lines can be put again. Raises NotAllowed.
    """
    allowed = [PublicationState.SUBMITTED, PublicationState.APPROVED]
    if rules.approvals <= 1:
        allowed.append(PublicationState.DRAFT)
    _expect(sheet.open, allowed, "approved")
    holding = [one for one in sheet.open.approvals if not outdated(one, sheet)]
    if any(one.who == who for one in holding):
        raise NotAllowed([f"{who} has approved it already; another editor must"])
    if rules.approvals > 1 and who == sheet.open.submitted_by:
        raise NotAllowed([f"{who} submitted it; this beat wants {rules.approvals} other editors to approve"])
    kept = [one for one in sheet.open.approvals if one.who != who]
    given = (*kept, Approval(who=who, at=now, lines=_lines(sheet)))
    enough = len(holding) + 1 >= rules.approvals
    state = PublicationState.APPROVED if enough else PublicationState.SUBMITTED
    return _step(sheet.open, state, who, now, "approve", approvals=given)


def _lines(sheet: Sheet) -> tuple[Approved, ...]:
    """What a name is put under: the lines as they would be printed."""
    items = (*sheet.roundup.items, *sheet.roundup.also)
    return tuple(Approved(claim=item.claim, digest=_digest(item), status=item.status) for item in items)


def _digest(item: Item) -> str:
    return short_hash(item.text, item.translation or "")


def outdated(approval: Approval, sheet: Sheet) -> list[str]:
    """What would be printed that this name was not put under, each in a sentence; empty: it holds."""
    if approval.lines is None:
        return []
    known = {line.claim: line for line in approval.lines}
    found = []
    for item in (*sheet.roundup.items, *sheet.roundup.also):
        line = known.get(item.claim)
        if line is None:
            what = "came"
        elif line.digest != _digest(item):
            what = "was changed"
        elif fell(line.status, item.status):
            what = f"fell from {line.status} to {item.status}"
        else:
            continue
        found.append(f"{_name(item)}: {what} after {approval.who} approved; approve it again, or hold the item")
    return found


def reopen(open: OpenRoundup, who: str, now: datetime, reason: str) -> Step:
    """Back to a draft, with a reason; names under it are taken away. Raises NotAllowed unless it can be."""
    _expect(open, (PublicationState.SUBMITTED, PublicationState.APPROVED), "reopened")
    if not reason.strip():
        raise NotAllowed(["say why it goes back: the editor who submitted it wants to know"])
    return _step(open, PublicationState.DRAFT, who, now, "reopen", reason, submitted_by=None, approvals=())


def after_change(open: OpenRoundup, who: str, now: datetime, claim: str | None = None) -> Step | None:
    """What editing an item does to a round-up that was submitted or approved: it goes back, None for a draft.

    Names under a text that was changed afterwards would be worth nothing. An item of a `claim` that came later than
    they did stands under no name: it can be held or cut, and they hold.
    """
    if open.state is PublicationState.DRAFT:
        return None
    if claim is not None and open.approvals and not any(_covers(one, claim) for one in open.approvals):
        return None
    return reopen(open, who, now, "an item was changed")


def _covers(approval: Approval, claim: str) -> bool:
    return approval.lines is None or any(line.claim == claim for line in approval.lines)


def refusals(sheet: Sheet, rules: Rules, locks: Iterable[Lock], who: str, now: datetime) -> list[str]:
    """Why the round-up can't be published now, each a sentence that names the item; empty: it can."""
    reasons = []
    stale = [outdated(one, sheet) for one in sheet.open.approvals]
    missing = rules.approvals - sum(not why for why in stale)
    if missing > 0:
        reasons.append(f"{missing} more editor{'s' if missing > 1 else ''} must approve the round-up")
        reasons += next((why for why in stale if why), [])
    if not sheet.roundup.items:
        reasons.append("there is no item in it")
    held = {lock.claim: lock for lock in locks if lock.until > now and lock.who != who}
    for one in sheet.items:
        reasons += _refused(one, rules, held.get(one.item.claim))
    return reasons


def _refused(one: DeskItem, rules: Rules, lock: Lock | None) -> list[str]:
    if one.state is ItemState.CUT:
        return []
    name = _name(one.item)
    if one.drafted is None:
        return [f"{name}: {'; '.join(one.asks)}"]
    if one.state is ItemState.HELD:
        return []
    reasons = [f"{name}: {lock.who} is at it"] if lock else []
    review = one.edit.review if one.edit else None
    if review is not None and fell(review.status, one.item.status):
        reasons.append(f"{name}: its status fell from {review.status} to {one.item.status} since it was reviewed")
    elif rules.review_each and review is None:
        reasons.append(f"{name}: nobody has reviewed it")
    elif rules.review_each and one.state is ItemState.CHANGED:
        reasons.append(f"{name}: its words changed since it was reviewed")
    return [*reasons, *(f"{name}: {ask}" for ask in one.asks if one.state is not ItemState.REVIEWED)]


_NAMED = 80
"""Characters by which an item is named in a refusal."""


def _name(item: Item) -> str:
    text = item.text if len(item.text) <= _NAMED else item.text[: _NAMED - 1].rstrip() + "…"
    return f"“{text}”"


def _expect(open: OpenRoundup, states: Iterable[PublicationState], act: str) -> None:
    if open.state not in states:
        raise NotAllowed([f"a round-up that is {open.state} cannot be {act}"])


def _step(
    open: OpenRoundup,
    state: PublicationState,
    who: str,
    now: datetime,
    act: str,
    reason: str | None = None,
    **changes: object,
) -> Step:
    after = open.model_copy(update={"state": state, "version": open.version + 1, **changes})
    decision = Decision(
        at=now,
        who=who,
        act=act,
        subject=open.uid,
        before=open.state.value,
        after=state.value,
        reason=reason or f"round-up {open.number} of {open.beat}",
    )
    return Step(after, decision)
