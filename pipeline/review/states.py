"""How a round-up comes to readers: draft → submitted → approved → published, and who may take each step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from pipeline.errors import NotAllowed
from pipeline.review.sheet import DeskItem, ItemState, Sheet
from pipeline.review.standing import fell
from pipeline.types import Approval, Decision, Lock, OpenRoundup, PublicationState


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
    """`who` puts a name under it; it is approved once enough editors have.

    A draft may be approved without being submitted where one approval is enough. Raises NotAllowed.
    """
    allowed = [PublicationState.SUBMITTED]
    if rules.approvals <= 1:
        allowed.append(PublicationState.DRAFT)
    _expect(sheet.open, allowed, "approved")
    given = sheet.open.approvals
    if any(one.who == who for one in given):
        raise NotAllowed([f"{who} has approved it already; another editor must"])
    if rules.approvals > 1 and who == sheet.open.submitted_by:
        raise NotAllowed([f"{who} submitted it; this beat wants {rules.approvals} other editors to approve"])
    given = (*given, Approval(who=who, at=now))
    enough = len(given) >= rules.approvals
    state = PublicationState.APPROVED if enough else sheet.open.state
    return _step(sheet.open, state, who, now, "approve", approvals=given)


def reopen(open: OpenRoundup, who: str, now: datetime, reason: str) -> Step:
    """Back to a draft, with a reason; names under it are taken away. Raises NotAllowed unless it can be."""
    _expect(open, (PublicationState.SUBMITTED, PublicationState.APPROVED), "reopened")
    if not reason.strip():
        raise NotAllowed(["say why it goes back: the editor who submitted it wants to know"])
    return _step(open, PublicationState.DRAFT, who, now, "reopen", reason, submitted_by=None, approvals=())


def after_change(open: OpenRoundup, who: str, now: datetime) -> Step | None:
    """What editing an item does to a round-up that was submitted or approved: it goes back, None for a draft.

    Names under a text that was changed afterwards would be worth nothing.
    """
    if open.state is PublicationState.DRAFT:
        return None
    return reopen(open, who, now, "an item was changed")


def refusals(sheet: Sheet, rules: Rules, locks: Iterable[Lock], who: str, now: datetime) -> list[str]:
    """Why the round-up can't be published now, each a sentence that names the item; empty: it can."""
    reasons = []
    if len(sheet.open.approvals) < rules.approvals:
        missing = rules.approvals - len(sheet.open.approvals)
        reasons.append(f"{missing} more editor{'s' if missing > 1 else ''} must approve the round-up")
    if not sheet.roundup.items:
        reasons.append("there is no item in it")
    held = {lock.claim: lock for lock in locks if lock.until > now and lock.who != who}
    for one in sheet.items:
        reasons += _refused(one, rules, held.get(one.item.claim))
    return reasons


def _refused(one: DeskItem, rules: Rules, lock: Lock | None) -> list[str]:
    if one.state is ItemState.CUT:
        return []
    name = f"“{one.item.text[:80]}”"
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
