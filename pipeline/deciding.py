"""What editors decide about claims, carried out: join, split, move, set a status, undo; and at once matched afresh.

A decision is kept for ever and beats every rule (`match/links.py`, `verify/rules/editor.py`); undoing it is a decision
too. The posts that it names go into the queue again and are worked through with all that touches them, by the same
code as in any pass: what stands afterwards is what a pass from the beginning would make of posts and decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pipeline.discretion import sealed
from pipeline.errors import NotAllowed, NotFoundError, StorageBusy
from pipeline.flow import refresh_drafts, work
from pipeline.holding import today
from pipeline.match.links import JOIN, SPLIT
from pipeline.review.undoing import UNDO, begun, deed_uid, in_force
from pipeline.settings import Settings
from pipeline.types import Claim, Decision, Stance, Status
from pipeline.types.places import OTHER_PLACE, SAME_PLACE
from pipeline.types.remarks import REMARKS
from pipeline.verify.case import STATUS_ACT
from storage import Store

PATIENCE = 8
"""Seconds to wait for a pass that is at work; one that takes longer will see the decision itself."""

MOST_PAIRS = 2_000
"""Pairs of passages in one deed: a claim of 50 passages cut in the middle has 625; more is a mistake."""


def claim_of(store: Store, settings: Settings, uid: str) -> Claim:
    """The claim that is, or once was, called `uid`; raises NotFoundError."""
    found = store.claim(uid, settings.roster)
    if found is None or not found.appearances:
        raise NotFoundError(f"there is no claim {uid!r} any more; `itemwire claims` lists those there are")
    return sealed(found)


def join(store: Store, settings: Settings, a: str, b: str, who: str, now: datetime, reason: str = "") -> bool:
    """Make the claims `a` and `b` one; returns whether it is done already (else the pass at work will do it)."""
    one, other = claim_of(store, settings, a), claim_of(store, settings, b)
    if one.uid == other.uid:
        raise NotAllowed(["they are one claim already"])
    said = reason.strip() or "the same claim"
    anchor = _first(one)
    made = [_made(JOIN, anchor, uid, who, now, said) for uid in _passages(other)]
    return _decide(store, settings, made, (one, other), now)


def keep_apart(store: Store, settings: Settings, a: str, b: str, who: str, now: datetime, reason: str = "") -> bool:
    """Answer "Same?" with no: the claims `a` and `b` are never joined by the program."""
    one, other = claim_of(store, settings, a), claim_of(store, settings, b)
    if one.uid == other.uid:
        raise NotAllowed(["they are one claim; split it instead"])
    said = reason.strip() or "not the same claim"
    return _decide(store, settings, _apart(_passages(one), _passages(other), who, now, said), (one, other), now)


def split(
    store: Store, settings: Settings, uid: str, passages: Sequence[str], who: str, now: datetime, reason: str
) -> bool:
    """Take `passages` out of the claim `uid`; they make a claim of their own together."""
    claim = claim_of(store, settings, uid)
    out, rest = _parted(claim, passages)
    _want(reason, "say why they are not the same: whoever joined them wants to know")
    made = _apart(out, rest, who, now, reason)
    later = begun(now) + timedelta(microseconds=1)  # splitting undoes joins of the same passages, so it comes first
    made += [_made(JOIN, out[0], one, who, later, reason) for one in out[1:]]
    return _decide(store, settings, made, (claim,), now)


def move(
    store: Store, settings: Settings, uid: str, passages: Sequence[str], to: str, who: str, now: datetime, reason: str
) -> bool:
    """Take `passages` out of the claim `uid` and put them to the claim `to`."""
    claim, target = claim_of(store, settings, uid), claim_of(store, settings, to)
    if claim.uid == target.uid:
        raise NotAllowed(["they are in that claim already"])
    out, rest = _parted(claim, passages)
    _want(reason, "say why they belong there")
    later = begun(now) + timedelta(microseconds=1)
    made = _apart(out, rest, who, now, reason)
    made += [_made(JOIN, _first(target), one, who, later, reason) for one in out]
    return _decide(store, settings, made, (claim, target), now)


def set_status(
    store: Store, settings: Settings, uid: str, status: Status, who: str, now: datetime, reason: str
) -> bool:
    """Let the claim `uid` have this status whatever the rules say."""
    claim = claim_of(store, settings, uid)
    _want(reason, "say why: it is printed beside the status, and colleagues will ask")
    subject = _first(claim)  # a passage and not the claim: it keeps its id whatever is joined later
    before, after = claim.status.value, status.value
    made = _made(STATUS_ACT, subject, None, who, now, reason).model_copy(update={"before": before, "after": after})
    return _decide(store, settings, [made], (claim,), now)


def say_place(
    store: Store, settings: Settings, a: str, b: str, who: str, now: datetime, reason: str, *, same: bool
) -> bool:
    """Say that two claims' places are one, or are not: the claims join or part, and later reports with them."""
    one, other = claim_of(store, settings, a), claim_of(store, settings, b)
    ours, theirs = _place(one), _place(other)
    said = reason.strip() or (f"{ours[1]} is {theirs[1]}" if same else f"{ours[1]} is not {theirs[1]}")
    later = begun(now) + timedelta(microseconds=1)
    told = _made(SAME_PLACE if same else OTHER_PLACE, ours[0], theirs[0], who, now, said)
    told = told.model_copy(update={"before": ours[1], "after": theirs[1]})
    if same:
        pairs = [_made(JOIN, _first(one), uid, who, later, said) for uid in _passages(other)]
    else:
        pairs = _apart(_passages(one), _passages(other), who, later, said)
    return _decide(store, settings, [told, *pairs], (one, other), now)


def undo(store: Store, settings: Settings, deed: str, who: str, now: datetime, reason: str = "") -> bool:
    """Take back what somebody decided, be it an undoing; raises NotFoundError for a deed that nobody did."""
    everything = store.decisions()
    parts = [one for one in everything if deed_uid(one) == deed]
    if not parts:
        raise NotFoundError("there is no such decision; the audit page lists all")
    standing = {deed_uid(one) for one in in_force(everything)}
    if parts[0].act != UNDO and deed not in standing:
        raise NotAllowed(["it is undone already"])
    made = _made(UNDO, deed, parts[0].subject, who, now, reason.strip() or f"{parts[0].act} undone")
    if all(one.act in REMARKS for one in _undone_in_the_end(everything, parts)):
        store.add_decision(made)  # nothing is matched or judged by what was remarked
        return True
    claims = _touched(store, settings, parts if parts[0].act != UNDO else _parts_of(everything, parts[0].subject))
    return _decide(store, settings, [made], claims, now)


def _undone_in_the_end(everything: Iterable[Decision], parts: list[Decision]) -> list[Decision]:
    """The deed that is taken back, or given back, when an undoing is undone."""
    return _parts_of(everything, parts[0].subject) if parts[0].act == UNDO else parts


def _parts_of(everything: Iterable[Decision], deed: str) -> list[Decision]:
    return [one for one in everything if deed_uid(one) == deed]


def _touched(store: Store, settings: Settings, parts: Iterable[Decision]) -> list[Claim]:
    """The claims of the passages, or with the ids, that these decisions name."""
    names = {name for one in parts for name in (one.subject, one.other) if name}
    uids = set(store.claims_of_statements(names | set(today(store, names).values())).values()) | {
        name for name in names if name.startswith("c-")
    }
    found = [store.claim(uid, settings.roster) for uid in sorted(uids)]
    return [one for one in found if one is not None]


def deeds_on(store: Store, claim: Claim) -> list[tuple[str, Decision, bool]]:
    """What was decided about `claim`: id of the deed, its first decision, whether it holds; newest first."""
    names = {claim.uid, *_passages(claim)}
    names |= store.predecessors_of(names)
    everything = store.decisions_about(sorted(names), UNDO)
    standing = {deed_uid(one) for one in in_force(everything)}
    found: dict[str, Decision] = {}
    for one in everything:
        if one.act in (JOIN, SPLIT, STATUS_ACT, SAME_PLACE, OTHER_PLACE) and names & {one.subject, one.other}:
            found.setdefault(deed_uid(one), one)
    # who calls two places one joins their claims with the same deed
    found |= {uid: one for one in store.decisions_of((SAME_PLACE, OTHER_PLACE)) if (uid := deed_uid(one)) in found}
    return [(uid, one, uid in standing) for uid, one in reversed(found.items())]


# ---- the parts of a deed


def _made(act: str, subject: str, other: str | None, who: str, at: datetime, reason: str) -> Decision:
    return Decision(at=at, who=who, act=act, subject=subject, other=other, reason=reason.strip())


def _apart(out: Sequence[str], rest: Sequence[str], who: str, at: datetime, reason: str) -> list[Decision]:
    if len(out) * len(rest) > MOST_PAIRS:
        raise NotAllowed([f"{len(out)} and {len(rest)} passages are too many at once; part them in smaller steps"])
    return [_made(SPLIT, one, other, who, at, reason) for one in out for other in rest]


def _parted(claim: Claim, passages: Sequence[str]) -> tuple[list[str], list[str]]:
    everyone = _passages(claim)
    out = [uid for uid in everyone if uid in set(passages)]
    if not out:
        raise NotAllowed(["choose at least one passage"])
    if len(out) == len(everyone):
        raise NotAllowed(["leave at least one passage in the claim"])
    return out, [uid for uid in everyone if uid not in set(out)]


def _passages(claim: Claim) -> list[str]:
    return [one.statement.uid for one in claim.appearances]


def _first(claim: Claim) -> str:
    """The passage that a claim is known by: its first assertion."""
    asserted = (one.statement.uid for one in claim.appearances if one.statement.stance is Stance.ASSERTS)
    return next(asserted, claim.appearances[0].statement.uid)


def _place(claim: Claim) -> tuple[str, str]:
    if not claim.places:
        raise NotAllowed([f"“{claim.text[:60]}” names no place"])
    return claim.places[0].key, claim.places[0].name


def _want(reason: str, otherwise: str) -> None:
    if not reason.strip():
        raise NotAllowed([otherwise])


# ---- taking effect


def _decide(store: Store, settings: Settings, made: Sequence[Decision], claims: Iterable[Claim], now: datetime) -> bool:
    start = begun(now)
    for one in made:
        store.add_decision(one.model_copy(update={"at": max(start, min(one.at, start + timedelta(microseconds=1)))}))
    return take_effect(store, settings, {one.post.uid for claim in claims for one in claim.appearances}, now)


def take_effect(store: Store, settings: Settings, posts: Iterable[str], now: datetime) -> bool:
    """Work through `posts` again with the decisions there are; False: the pass at work will do it."""
    store.requeue(sorted(posts))
    try:
        with store.pass_lock(now, wait=PATIENCE):
            work(store, settings, now, lambda _what, _done, _total=None: None)
            refresh_drafts(store, settings, now)
    except StorageBusy:
        return False
    return True
