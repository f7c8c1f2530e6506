"""What is remarked on a claim: notes, visual checks, the right of reply; and watching it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from pipeline.desk import remarks
from pipeline.types.accounts import Rank
from pipeline.types.remarks import VisualCheck
from pipeline.web.visit import Here, needs

router = APIRouter(prefix="/claim/{uid}")

Told = Annotated[str, Form()]


@router.post("/note")
@needs(Rank.CONTRIBUTOR)
def note(visit: Here, uid: str, text: Told = "") -> Response:
    """Leave a note for colleagues."""
    remarks.note(visit.store, visit.settings, uid, text, visit.who, visit.now)
    return visit.to(f"/claim/{uid}#notes")


@router.post("/look")
@needs(Rank.CONTRIBUTOR)
def look(
    visit: Here, uid: str, place: Told = "", day: Told = "", earliest: Told = "", by: Told = "", how: Told = ""
) -> Response:
    """Record a visual check."""
    found = VisualCheck(place=place.strip(), day=remarks.day_of(day), earliest=earliest.strip(), by=by, how=how)
    remarks.look(visit.store, visit.settings, uid, found, visit.who, visit.now)
    return visit.to(f"/claim/{uid}#looks")


@router.post("/ask")
def ask(visit: Here, uid: str, whom: Told = "", what: Told = "") -> Response:
    """Record who was asked for their side."""
    remarks.ask(visit.store, visit.settings, uid, whom, what, visit.who, visit.now)
    return visit.to(f"/claim/{uid}#replies")


@router.post("/answer/{asked}")
def answer(visit: Here, uid: str, asked: str, what: Told = "") -> Response:
    """Record what they answered."""
    remarks.answer(visit.store, visit.settings, uid, asked, what, visit.who, visit.now)
    return visit.to(f"/claim/{uid}#replies")


@router.post("/take-back/{deed}")
@needs(Rank.CONTRIBUTOR)
def take_back(visit: Here, uid: str, deed: str) -> Response:
    """Take back a remark: one's own, or as an editor anybody's."""
    remarks.take_back(visit.store, visit.settings, uid, deed, visit.who, visit.now, own=not visit.may("editor"))
    return visit.to(f"/claim/{uid}#looks")


@router.post("/watch")
@needs(Rank.READER)
def watch(visit: Here, uid: str) -> Response:
    """Watch the claim from now on; who watches it already has seen how it stands."""
    remarks.watch(visit.store, visit.settings, uid, visit.who, visit.now)
    return visit.to(f"/claim/{uid}")


@router.post("/unwatch")
@needs(Rank.READER)
def unwatch(visit: Here, uid: str) -> Response:
    """Watch it no more."""
    remarks.unwatch(visit.store, visit.settings, uid, visit.who)
    return visit.to(f"/claim/{uid}")
