"""Who decided what, when and why; newest first, and undone where that is possible."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from pipeline import deciding
from pipeline.review.undoing import UNDO, deed_uid, in_force
from pipeline.types import Decision
from pipeline.types.remarks import REMARKS
from pipeline.web.catalogue import N_
from pipeline.web.office import Entry, Office
from pipeline.web.visit import Here

router = APIRouter()

SHOWN = 200
"""Deeds on one page."""

UNDOABLE = ("join", "split", "status", "same-place", "other-place", *REMARKS, UNDO)
"""Acts on claims: what was done to items is undone at the item, by the version before."""


def nav(_office: Office) -> list[Entry]:
    """The record of decisions."""
    return [Entry(70, N_("Audit"), "/audit")]


@router.get("/audit")
def show(visit: Here, who: str = "", act: str = "", page: int = 1) -> Response:
    """All decisions, one line a deed; `who` and `act` narrow it."""
    everything = visit.store.decisions()
    standing = {deed_uid(one) for one in in_force(everything)}
    deeds: dict[str, list[Decision]] = {}
    firsts: dict[str, Decision] = {}
    for one in everything:
        if (not who or one.who == who) and (not act or one.act == act):
            uid = deed_uid(one)
            deeds.setdefault(uid, []).append(one)
            firsts.setdefault(uid, one)
    ordered = list(reversed(firsts.items()))
    start = max(0, page - 1) * SHOWN
    rows = [
        (uid, one, len(deeds[uid]), uid in standing or one.act == UNDO) for uid, one in ordered[start : start + SHOWN]
    ]
    return visit.page(
        "audit.html",
        rows=rows,
        people=sorted({one.who for one in everything}),
        acts=sorted({one.act for one in everything}),
        who=who,
        chosen=act,
        undoable=UNDOABLE,
        more=len(ordered) > start + SHOWN,
        number=max(1, page),
    )


@router.post("/audit/undo/{deed}")
def undo(visit: Here, deed: str) -> Response:
    """Take back a decision on claims."""
    deciding.undo(visit.store, visit.settings, deed, visit.who, visit.now)
    return visit.to("/audit")
