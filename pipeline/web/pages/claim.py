"""One claim with all its passages: merge, split, move, say where it is, set its status; and everything undone."""

from __future__ import annotations

from datetime import timedelta
from difflib import SequenceMatcher
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form
from starlette.responses import Response

from pipeline import deciding
from pipeline.desk.remarks import remarks_on, watch_on
from pipeline.discretion import sealed
from pipeline.errors import NotFoundError
from pipeline.types import Claim, Decision, Status, Suggestion
from pipeline.web.pictures import origin_tree
from pipeline.web.security import inside
from pipeline.web.visit import Here, Visit
from pipeline.web.words import Part
from storage import ClaimFilter

router = APIRouter()

LATER = "a pass is at work; what you decided is kept and takes effect when that is done"


class Deed(NamedTuple):
    """What somebody decided about the claim."""

    uid: str
    decision: Decision
    holds: bool


class Pair(NamedTuple):
    """A "Same?": the other claim, and why it is asked."""

    hint: Suggestion
    other: Claim


@router.get("/claim/{uid}")
def show(visit: Here, uid: str) -> Response:
    """A claim; one that became part of another leads there."""
    claim = deciding.claim_of(visit.store, visit.settings, uid)
    if claim.uid != uid:
        return visit.to(f"/claim/{claim.uid}")
    return _shown(visit, claim)


def _shown(visit: Visit, claim: Claim) -> Response:
    roster = visit.settings.roster
    pairs = [
        Pair(hint, sealed(other))
        for hint in claim.suggestions
        if (other := visit.store.claim(hint.other, roster)) is not None and other.uid != claim.uid
    ]
    return visit.page(
        "claim.html",
        claim=claim,
        tree=origin_tree(claim),
        pairs=pairs,
        deeds=[Deed(*one) for one in deciding.deeds_on(visit.store, claim)],
        statuses=[Status.CONFIRMED, Status.CORROBORATED, Status.UNCONFIRMED, Status.DISPUTED, Status.REJECTED],
        editions=visit.store.editions_resting_on([claim.uid]),
        zone=visit.zone,
        remarks=remarks_on(visit.store, claim),
        watch=watch_on(visit.store.watches(visit.who), claim),
        near=_near(visit, claim),
        waiting=[one for one in visit.store.corrections(waiting=True) if one.claim == claim.uid],
    )


NEAR = 40
"""Claims of the same place that are offered to merge with, the latest first."""


def _near(visit: Visit, claim: Claim) -> list[Claim]:
    """Other claims of the same place, which an editor may mean to merge this one with."""
    if not claim.places:
        return []
    wanted = ClaimFilter(place=claim.places[0].key, since=claim.first_reported - timedelta(days=3))
    uids = visit.store.claim_uids_after(wanted, None, NEAR)
    found = visit.store.claims(ClaimFilter(uids=tuple(uids)), visit.settings.roster) if uids else ()
    return [sealed(one) for one in found if one.uid != claim.uid]


def _done(visit: Visit, uid: str, now_done: bool, back: str = "") -> Response:
    """Back to the claim, or to where the editor came from."""
    if not now_done:
        return visit.page("error.html", 202, code=202, title="Decided", reasons=[LATER])
    return visit.to(inside(back) or f"/claim/{uid}")


@router.post("/claim/{uid}/merge")
def merge(
    visit: Here,
    uid: str,
    other: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Make this claim and another one claim."""
    name = other.strip().rsplit("/", 1)[-1]  # an editor pastes a whole address
    done = deciding.join(visit.store, visit.settings, uid, name, visit.who, visit.now, reason)
    return _done(visit, uid, done, back)


@router.post("/claim/{uid}/apart")
def apart(
    visit: Here,
    uid: str,
    other: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Answer "Same?" with no."""
    done = deciding.keep_apart(visit.store, visit.settings, uid, other, visit.who, visit.now, reason)
    return _done(visit, uid, done, back)


@router.post("/claim/{uid}/split")
def split(
    visit: Here,
    uid: str,
    passage: Annotated[list[str] | None, Form()] = None,
    to: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Take passages out: into a claim of their own, or into the claim `to`."""
    chosen, target = passage or [], to.strip().rsplit("/", 1)[-1]
    given = (visit.store, visit.settings, uid, chosen)
    if target:
        return _done(visit, uid, deciding.move(*given, target, visit.who, visit.now, reason))
    return _done(visit, uid, deciding.split(*given, visit.who, visit.now, reason))


@router.post("/claim/{uid}/place/{answer}")
def place(
    visit: Here,
    uid: str,
    answer: str,
    other: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Say that two claims' places are one, or two."""
    if answer not in ("same", "other"):
        raise NotFoundError("a place is the same or another")
    same = answer == "same"
    done = deciding.say_place(visit.store, visit.settings, uid, other, visit.who, visit.now, reason, same=same)
    return _done(visit, uid, done, back)


@router.post("/claim/{uid}/status")
def set_status(
    visit: Here, uid: str, status: Annotated[Status, Form()], reason: Annotated[str, Form()] = ""
) -> Response:
    """Let the claim have a status whatever the rules say, with a reason."""
    done = deciding.set_status(visit.store, visit.settings, uid, status, visit.who, visit.now, reason)
    return _done(visit, uid, done)


@router.post("/claim/{uid}/undo/{deed}")
def undo(visit: Here, uid: str, deed: str) -> Response:
    """Take back what was decided about the claim."""
    return _done(visit, uid, deciding.undo(visit.store, visit.settings, deed, visit.who, visit.now))


# ---- "Same?"


def differences(a: str, b: str) -> tuple[list[Part], list[Part]]:
    """Two texts word by word, with what only one of them says marked."""
    ours, theirs = a.split(), b.split()
    left: list[Part] = []
    right: list[Part] = []
    folded = [word.casefold().strip(".,;:!?") for word in ours], [word.casefold().strip(".,;:!?") for word in theirs]
    for act, i1, i2, j1, j2 in SequenceMatcher(None, *folded, autojunk=False).get_opcodes():
        if i2 > i1:
            left.append(Part(" ".join(ours[i1:i2]), act != "equal"))
        if j2 > j1:
            right.append(Part(" ".join(theirs[j1:j2]), act != "equal"))
    if all(part.marked for part in (*left, *right)):  # two languages: to mark all of it would tell nothing
        return [Part(a, False)], [Part(b, False)]
    return left, right


@router.get("/same/{uid}/{other}")
def same(visit: Here, uid: str, other: str) -> Response:
    """Two claims side by side with what differs marked: are they the same?"""
    one = deciding.claim_of(visit.store, visit.settings, uid)
    two = deciding.claim_of(visit.store, visit.settings, other)
    if one.uid == two.uid:
        return visit.to(f"/claim/{one.uid}")
    waiting = [hint for hint in visit.store.open_suggestions() if {hint.claim, hint.other} != {one.uid, two.uid}]
    following = f"/same/{waiting[0].claim}/{waiting[0].other}" if waiting else "/queue"
    hint = next((hint for hint in one.suggestions if hint.other == two.uid), None)
    left, right = differences(one.text, two.text)
    return visit.page(
        "same.html",
        sides=[(one, left), (two, right)],
        hint=hint,
        following=following,
        left=len(waiting),
        zone=visit.zone,
    )
