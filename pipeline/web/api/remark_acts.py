"""What people remark on claims, for programs: notes, visual checks, the right of reply; and watching a claim."""

from __future__ import annotations

from datetime import date
from typing import cast

from fastapi import APIRouter
from starlette.responses import JSONResponse

from pipeline.desk import remarks
from pipeline.export.rows import Row
from pipeline.types.accounts import Rank
from pipeline.types.remarks import VisualCheck
from pipeline.web.api import PREFIX
from pipeline.web.api.inputs import AnyId, ClaimId, Given, Name, Words
from pipeline.web.api.rows import DoneRow
from pipeline.web.api.schemas import answers
from pipeline.web.visit import Here, needs

router = APIRouter(prefix=f"{PREFIX}/claims/{{uid}}", tags=["remarks"])


class Note(Given):
    """A note for colleagues, never printed."""

    text: Words


class Look(Given):
    """What a look at the pictures found, and how; `by` left out: whoever sends it."""

    place: Name = ""
    day: date | None = None
    earliest: Name = ""
    by: Name = ""
    how: Words


class Question(Given):
    """Who was asked for their side, and what."""

    whom: Name
    what: Words


class Answer(Given):
    """What was answered, or that nobody did."""

    what: Words


class Watching(Given):
    """Whether the account watches the claim."""

    watch: bool


def _done(uid: str) -> JSONResponse:
    return JSONResponse(cast("Row", DoneRow(subject=uid, now=True)))


@router.post("/notes", responses=answers("Done"))
@needs(Rank.CONTRIBUTOR)
def note(visit: Here, uid: ClaimId, given: Note) -> JSONResponse:
    """Leave a note."""
    remarks.note(visit.store, visit.settings, uid, given.text, visit.who, visit.now)
    return _done(uid)


@router.post("/looks", responses=answers("Done"))
@needs(Rank.CONTRIBUTOR)
def look(visit: Here, uid: ClaimId, given: Look) -> JSONResponse:
    """Record a visual check."""
    found = VisualCheck(**given.model_dump())
    remarks.look(visit.store, visit.settings, uid, found, visit.who, visit.now)
    return _done(uid)


@router.post("/questions", responses=answers("Done"))
def ask(visit: Here, uid: ClaimId, given: Question) -> JSONResponse:
    """Record that somebody was asked for their side."""
    remarks.ask(visit.store, visit.settings, uid, given.whom, given.what, visit.who, visit.now)
    return _done(uid)


@router.post("/questions/{deed}/answer", responses=answers("Done"))
def answer(visit: Here, uid: ClaimId, deed: AnyId, given: Answer) -> JSONResponse:
    """Record what they answered; `deed` of the question is told in the claim's working."""
    remarks.answer(visit.store, visit.settings, uid, deed, given.what, visit.who, visit.now)
    return _done(uid)


@router.post("/remarks/{deed}/take-back", responses=answers("Done"))
@needs(Rank.CONTRIBUTOR)
def take_back(visit: Here, uid: ClaimId, deed: AnyId) -> JSONResponse:
    """Take back a remark: one's own, or as an editor anybody's."""
    remarks.take_back(visit.store, visit.settings, uid, deed, visit.who, visit.now, own=not visit.may("editor"))
    return _done(uid)


@router.post("/watch", responses=answers("Done"))
@needs(Rank.READER)
def watch(visit: Here, uid: ClaimId, given: Watching) -> JSONResponse:
    """Watch the claim from now on, or no more."""
    if given.watch:
        remarks.watch(visit.store, visit.settings, uid, visit.who, visit.now)
    else:
        remarks.unwatch(visit.store, visit.settings, uid, visit.who)
    return _done(uid)
