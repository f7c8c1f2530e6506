"""What was published: editions as they read now, their corrections, what could be added, and where they were sent."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form
from starlette.responses import Response

from pipeline import desk
from pipeline.draft.page import page_of
from pipeline.errors import NotFoundError
from pipeline.review import printed_items
from pipeline.sending import settle
from pipeline.types import CorrectionGrade
from pipeline.web.catalogue import N_
from pipeline.web.office import Entry, Office
from pipeline.web.outgoing import send_after
from pipeline.web.visit import Here
from pipeline.web.words import SENDINGS

router = APIRouter(prefix="/editions")

GRADES = {
    CorrectionGrade.CORRECTED: N_("correct: wrong in substance"),
    CorrectionGrade.REFILED: N_("refile: wrong in a small thing"),
    CorrectionGrade.WITHDRAWN: N_("withdraw: should not have been printed"),
}
"""The three grades of corrections, in words."""


def nav(_office: Office) -> list[Entry]:
    """What was published."""
    return [Entry(60, N_("Editions"), "/editions")]


@router.get("")
def index(visit: Here) -> Response:
    """All editions, newest first, with what waits at each."""
    waiting = [one.edition for one in desk.waiting_corrections(visit.store)]
    troubled = [one.edition for one in visit.store.sendings_troubled()]
    return visit.page("editions.html", editions=visit.store.editions(), waiting=waiting, troubled=troubled)


@router.get("/{uid}")
def show(visit: Here, uid: str, claim: str = "") -> Response:
    """One edition, as it reads now; `claim` names the item that is to be corrected."""
    edition = desk.edition_of(visit.store, uid)
    troubled = {(one.revision, one.channel) for one in visit.store.sendings_troubled() if one.edition == uid}
    return visit.page(
        "edition.html",
        edition=edition,
        page=page_of(edition.roundup, False, edition),
        waiting=[one for one in desk.waiting_corrections(visit.store) if one.edition == uid],
        news=desk.news_for(visit.store, visit.settings, edition, visit.now),
        sendings=visit.store.sendings_of(uid),
        troubled=troubled,
        printed=printed_items(edition),
        grades=GRADES,
        sending_words=SENDINGS,
        zone=edition.roundup.zone,
        wrong=claim,
    )


@router.post("/{uid}/corrections/{correction}/issue")
def issue(visit: Here, uid: str, correction: str, after: BackgroundTasks) -> Response:
    """Issue a correction that waits, as it was drafted."""
    desk.issue_correction(visit.store, visit.settings, correction, visit.who, visit.now)
    send_after(visit, after)
    return visit.to(f"/editions/{uid}")


@router.post("/{uid}/corrections/{correction}/dismiss")
def dismiss(visit: Here, uid: str, correction: str, reason: Annotated[str, Form()] = "") -> Response:
    """Decide against it, with a reason."""
    desk.dismiss_correction(visit.store, correction, visit.who, visit.now, reason)
    return visit.to(f"/editions/{uid}")


@router.post("/{uid}/correct")
def correct(
    visit: Here,
    uid: str,
    after: BackgroundTasks,
    grade: Annotated[CorrectionGrade, Form()],
    claim: Annotated[str, Form()] = "",
    wrong: Annotated[str, Form()] = "",
    right: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
) -> Response:
    """Issue a correction that one writes oneself."""
    desk.correct(
        visit.store, visit.settings, uid, claim or None, grade, wrong, right, visit.who, visit.now, text=text or None
    )
    send_after(visit, after)
    return visit.to(f"/editions/{uid}")


@router.post("/{uid}/update")
def update(
    visit: Here, uid: str, after: BackgroundTasks, claim: Annotated[list[str] | None, Form()] = None
) -> Response:
    """Add what is new above the edition, and send it on."""
    desk.update_edition(visit.store, visit.settings, uid, claim, visit.who, visit.now)
    send_after(visit, after)
    return visit.to(f"/editions/{uid}")


@router.post("/{uid}/sendings/{revision}/{answer}")
def say_how_sent(
    visit: Here, uid: str, revision: int, answer: str, after: BackgroundTasks, channel: Annotated[str, Form()] = ""
) -> Response:
    """Say what one found out: it `arrived`, or it is to be sent `again`."""
    if answer not in ("arrived", "again"):
        raise NotFoundError("it arrived, or is to be sent again")
    settle(visit.store, desk.sending_of(visit.store, uid, revision, channel), visit.now, arrived=answer == "arrived")
    send_after(visit, after)
    return visit.to(f"/editions/{uid}#sendings")
