"""What editors do with round-ups and editions, for programs: review, edit, hold, approve, publish, correct, update."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, BackgroundTasks
from pydantic import Field
from starlette.responses import JSONResponse

from pipeline import desk
from pipeline.export.rows import Row
from pipeline.export.tabular import correction_row
from pipeline.review import Change
from pipeline.types import CorrectionGrade
from pipeline.types.accounts import Rank
from pipeline.web.api import PREFIX
from pipeline.web.api.desk import shown
from pipeline.web.api.desk_rows import edition_row
from pipeline.web.api.inputs import AnyId, BeatName, Claim, ClaimId, EditionId, Given, Name, Reason, Words
from pipeline.web.api.schemas import answers
from pipeline.web.outgoing import send_after
from pipeline.web.visit import Here, Visit, needs

router = APIRouter(prefix=PREFIX, tags=["editing"])

Seen = Annotated[int | None, Field(ge=0, le=2**31, description="`seen` of the item; left out: whatever is there.")]


class ItemChange(Given):
    """What is to be changed of an item; what is left out stays."""

    text: Words | None = None
    reviewed: bool | None = None
    cut: bool | None = None
    credit: Annotated[list[Name], Field(max_length=100)] | None = Field(None, description="Empty: the draft's names.")
    hold: Reason | None = Field(None, description="Why it must wait; empty: release it.")
    seen: Seen = None


class ItemRemark(Given):
    """What a contributor may add to an item."""

    note: Words | None = None
    translation: Words | None = None
    seen: Seen = None


class Order(Given):
    """Claims in the order in which their items are printed."""

    claims: Annotated[list[Claim], Field(max_length=5_000)]


class Headline(Given):
    """A headline; empty: the program's."""

    text: Annotated[Words, Field(max_length=500)]


class Nothing(Given):
    """Nothing needs to be said."""


class Because(Given):
    """A reason."""

    reason: Reason


class WrittenCorrection(Given):
    """A correction that somebody wrote; without `claim` of the edition as a whole."""

    claim: Claim | None = None
    grade: CorrectionGrade
    wrong: Words
    right: Words
    text: Words | None = None


class Additions(Given):
    """Claims to add above an edition; left out: all that is new."""

    claims: Annotated[list[Claim], Field(max_length=1_000)] | None = None


def _changed(visit: Visit, beat: str, claim: str, change: Change, seen: int | None) -> JSONResponse:
    chosen = desk.beat_of(visit.settings, beat)
    desk.amend_item(visit.store, visit.settings, chosen, claim, change, visit.who, visit.now, seen=seen)
    return JSONResponse(shown(visit, chosen))


@router.post("/roundups/{beat}/items/{claim}", responses=answers("Roundup"))
def change(visit: Here, beat: BeatName, claim: ClaimId, given: ItemChange) -> JSONResponse:
    """Edit, review, hold or cut an item, or take that back; 409 where somebody was quicker."""
    credit = None if given.credit is None else tuple(given.credit)
    wanted = Change(text=given.text, reviewed=given.reviewed, cut=given.cut, hold=given.hold, credit=credit)
    return _changed(visit, beat, claim, wanted, given.seen)


@router.post("/roundups/{beat}/items/{claim}/remark", responses=answers("Roundup"))
@needs(Rank.CONTRIBUTOR)
def remark(visit: Here, beat: BeatName, claim: ClaimId, given: ItemRemark) -> JSONResponse:
    """Leave a note for colleagues, or a translation."""
    return _changed(visit, beat, claim, Change(note=given.note, translation=given.translation), given.seen)


@router.post("/roundups/{beat}/order", responses=answers("Roundup"))
def order(visit: Here, beat: BeatName, given: Order) -> JSONResponse:
    """Print the items in this order."""
    chosen = desk.beat_of(visit.settings, beat)
    desk.reorder(visit.store, visit.settings, chosen, given.claims, visit.who, visit.now)
    return JSONResponse(shown(visit, chosen))


@router.post("/roundups/{beat}/headline", responses=answers("Roundup"))
def headline(visit: Here, beat: BeatName, given: Headline) -> JSONResponse:
    """Give the round-up a headline."""
    chosen = desk.beat_of(visit.settings, beat)
    desk.set_headline(visit.store, chosen, given.text, visit.who, visit.now)
    return JSONResponse(shown(visit, chosen))


@router.post("/roundups/{beat}/submit", responses=answers("Roundup"))
def submit(visit: Here, beat: BeatName, _given: Nothing) -> JSONResponse:
    """Give the round-up to those who approve."""
    chosen = desk.beat_of(visit.settings, beat)
    desk.submit_roundup(visit.store, visit.settings, chosen, visit.who, visit.now)
    return JSONResponse(shown(visit, chosen))


@router.post("/roundups/{beat}/approve", responses=answers("Roundup"))
def approve(visit: Here, beat: BeatName, _given: Nothing) -> JSONResponse:
    """Put a name under the round-up."""
    chosen = desk.beat_of(visit.settings, beat)
    desk.approve_roundup(visit.store, visit.settings, chosen, visit.who, visit.now)
    return JSONResponse(shown(visit, chosen))


@router.post("/roundups/{beat}/reopen", responses=answers("Roundup"))
def reopen(visit: Here, beat: BeatName, given: Because) -> JSONResponse:
    """Give the round-up back to be changed."""
    chosen = desk.beat_of(visit.settings, beat)
    desk.reopen_roundup(visit.store, chosen, visit.who, visit.now, given.reason)
    return JSONResponse(shown(visit, chosen))


@router.post("/roundups/{beat}/publish", status_code=201, responses=answers("Edition", 201, "Published."))
def publish(visit: Here, beat: BeatName, _given: Nothing, after: BackgroundTasks) -> JSONResponse:
    """Make it an edition, where nothing stands against it; it is sent once the answer is out."""
    chosen = desk.beat_of(visit.settings, beat)
    edition = desk.publish(visit.store, visit.settings, chosen, visit.who, visit.now)
    send_after(visit, after)
    return JSONResponse(cast("Row", edition_row(edition)), 201)


@router.post("/editions/{uid}/corrections", responses=answers("Edition"))
def correct(visit: Here, uid: EditionId, given: WrittenCorrection, after: BackgroundTasks) -> JSONResponse:
    """Issue a correction that one writes oneself; it goes to every channel that the edition went to."""
    edition = desk.correct(
        visit.store, visit.settings, uid, given.claim, given.grade, given.wrong, given.right, visit.who, visit.now,
        text=given.text,
    )  # fmt: skip
    send_after(visit, after)
    return JSONResponse(cast("Row", edition_row(edition)))


@router.post("/corrections/{uid}/issue", responses=answers("Edition"))
def issue(visit: Here, uid: AnyId, _given: Nothing, after: BackgroundTasks) -> JSONResponse:
    """Issue a correction that waits, as it was drafted."""
    edition = desk.issue_correction(visit.store, visit.settings, uid, visit.who, visit.now)
    send_after(visit, after)
    return JSONResponse(cast("Row", edition_row(edition)))


@router.post("/corrections/{uid}/dismiss", responses=answers("Correction"))
def dismiss(visit: Here, uid: AnyId, given: Because) -> JSONResponse:
    """Decide against a correction that waits, with a reason."""
    done = desk.dismiss_correction(visit.store, uid, visit.who, visit.now, given.reason)
    return JSONResponse(cast("Row", correction_row(done)))


@router.post("/editions/{uid}/updates", responses=answers("Edition"))
def update(visit: Here, uid: EditionId, given: Additions, after: BackgroundTasks) -> JSONResponse:
    """Add what is new above the edition, and send it on."""
    edition = desk.update_edition(visit.store, visit.settings, uid, given.claims, visit.who, visit.now)
    send_after(visit, after)
    return JSONResponse(cast("Row", edition_row(edition)))
