"""What editors decide about claims, for programs: each act of `pipeline.deciding`, with its reason, and undoing it."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import JSONResponse

from pipeline import deciding
from pipeline.export.rows import Row
from pipeline.types import Status
from pipeline.web.api import PREFIX
from pipeline.web.api.inputs import AnyId, Claim, ClaimId, Given, Passage, Reason
from pipeline.web.api.rows import DoneRow
from pipeline.web.api.schemas import acts
from pipeline.web.visit import Here

router = APIRouter(prefix=PREFIX, tags=["deciding"])

Passages = Annotated[list[Passage], Field(min_length=1, max_length=500)]


class Other(Given):
    """Another claim, and why."""

    other: Claim
    reason: Reason = ""


class Split(Given):
    """Passages that leave a claim; `to` is the claim they go to, left out: one of their own."""

    passages: Passages
    to: Claim | None = None
    reason: Reason


class Place(Other):
    """Whether the places of two claims are the same."""

    same: bool


class Judged(Given):
    """The status that a claim is to have, whatever the rules say."""

    status: Status
    reason: Reason


class Why(Given):
    """A reason."""

    reason: Reason = ""


def _done(subject: str, now: bool) -> JSONResponse:
    return JSONResponse(cast("Row", DoneRow(subject=subject, now=now)), 200 if now else 202)


@router.post("/claims/{uid}/join", responses=acts())
def join(visit: Here, uid: ClaimId, given: Other) -> JSONResponse:
    """Make this claim and another one claim."""
    done = deciding.join(visit.store, visit.settings, uid, given.other, visit.who, visit.now, given.reason)
    return _done(uid, done)


@router.post("/claims/{uid}/apart", responses=acts())
def apart(visit: Here, uid: ClaimId, given: Other) -> JSONResponse:
    """Keep this claim and another apart for ever."""
    done = deciding.keep_apart(visit.store, visit.settings, uid, given.other, visit.who, visit.now, given.reason)
    return _done(uid, done)


@router.post("/claims/{uid}/split", responses=acts())
def split(visit: Here, uid: ClaimId, given: Split) -> JSONResponse:
    """Take passages out: into a claim of their own, or into another."""
    asked = (visit.store, visit.settings, uid, given.passages)
    if given.to is not None:
        return _done(uid, deciding.move(*asked, given.to, visit.who, visit.now, given.reason))
    return _done(uid, deciding.split(*asked, visit.who, visit.now, given.reason))


@router.post("/claims/{uid}/place", responses=acts())
def place(visit: Here, uid: ClaimId, given: Place) -> JSONResponse:
    """Say that the places of two claims are one, or two."""
    asked = (visit.store, visit.settings, uid, given.other, visit.who, visit.now, given.reason)
    return _done(uid, deciding.say_place(*asked, same=given.same))


@router.post("/claims/{uid}/status", responses=acts())
def status(visit: Here, uid: ClaimId, given: Judged) -> JSONResponse:
    """Let the claim have a status, with a reason."""
    asked = (visit.store, visit.settings, uid, given.status, visit.who, visit.now, given.reason)
    return _done(uid, deciding.set_status(*asked))


@router.post("/decisions/{deed}/undo", responses=acts())
def undo(visit: Here, deed: AnyId, given: Why) -> JSONResponse:
    """Take back what was decided; `deed` is told in a claim's working."""
    done = deciding.undo(visit.store, visit.settings, deed, visit.who, visit.now, given.reason)
    return _done(deed, done)
