"""Claims for programs: the rows of `export claims`, and one with all its working."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Annotated, cast

from fastapi import APIRouter, Query
from pydantic import AwareDatetime
from starlette.responses import JSONResponse

from pipeline import deciding, desk
from pipeline.asking import claim_filter
from pipeline.desk.remarks import remarked
from pipeline.discretion import sealed
from pipeline.draft import takes
from pipeline.export.claims import claim_row, row
from pipeline.export.rows import Row, moment, moment_or_none
from pipeline.export.tabular import decision_row
from pipeline.review.undoing import deed_uid
from pipeline.settings import Beat
from pipeline.types import Claim, Status
from pipeline.web.api import PREFIX
from pipeline.web.api.inputs import ClaimId
from pipeline.web.api.paging import USUAL, After, BadCursor, Key, Limit, Page, cursor_of, key_of
from pipeline.web.api.rows import DeedRow, FoldRow, OriginRow, PassageRow, WorkingRow
from pipeline.web.api.schemas import answers
from pipeline.web.visit import Here, Visit
from storage import ClaimFilter

router = APIRouter(prefix=f"{PREFIX}/claims", tags=["claims"])

LOOKS = 5
"""Pages of claims that are looked through for those of a beat before an answer goes out, full or not."""


@router.get("", responses=answers("Claims"))
def index(
    visit: Here,
    since: Annotated[AwareDatetime | None, Query(description="Reported then or later.")] = None,
    until: Annotated[AwareDatetime | None, Query(description="First reported before.")] = None,
    status: Annotated[Status | None, Query()] = None,
    place: Annotated[str | None, Query(max_length=200, description="A place, in any spelling.")] = None,
    source: Annotated[str | None, Query(max_length=200)] = None,
    beat: Annotated[str | None, Query(max_length=200)] = None,
    after: After = None,
    limit: Limit = USUAL,
) -> JSONResponse:
    """Claims, the first reported first; every condition narrows them."""
    field = desk.beat_of(visit.settings, beat) if beat is not None else None
    asked = (status.value,) if status else ()
    roster = visit.settings.roster
    found = claim_filter(roster, statuses=asked, place=place, source=source, since=since, until=until)
    return JSONResponse(_page(visit, found, field, _start(after), limit))


def _start(after: str | None) -> tuple[datetime, str] | None:
    key = key_of(after)
    if key is None:
        return None
    at: datetime | None = None
    with suppress(ValueError):
        at = datetime.fromisoformat(key[0])
    if at is None or at.tzinfo is None:
        raise BadCursor("`after` is no cursor of claims; take `next` of the page before as it is")
    return at, key[1]


def _page(visit: Visit, wanted: ClaimFilter, beat: Beat | None, after: tuple[datetime, str] | None, limit: int) -> Page:
    items: list[Row] = []
    for _ in range(LOOKS):
        uids = visit.store.claim_uids_after(wanted, after, limit + 1)
        claims = list(visit.store.claims(ClaimFilter(uids=tuple(uids[:limit])), visit.settings.roster))
        for claim in claims:
            after = (claim.first_reported, claim.uid)
            if beat is None or takes(beat, claim, visit.settings.roster):
                items.append(row(sealed(claim)))
            if len(items) == limit:
                break
        more = len(uids) > limit or (bool(claims) and after != _place(claims[-1]))
        if not more:
            return Page(items=items, next=None)
        if len(items) == limit:
            break
    return Page(items=items, next=cursor_of(_key(after)) if after else None)


def _place(claim: Claim) -> tuple[datetime, str]:
    return claim.first_reported, claim.uid


def _key(after: tuple[datetime, str]) -> Key:
    return after[0].isoformat(), after[1]


@router.get("/{uid}", responses=answers("Claim"))
def show(visit: Here, uid: ClaimId) -> JSONResponse:
    """A claim; one that became part of another is told as that."""
    return JSONResponse(row(deciding.claim_of(visit.store, visit.settings, uid)))


@router.get("/{uid}/working", responses=answers("Working"))
def working(visit: Here, uid: ClaimId) -> JSONResponse:
    """A claim with its working: passages in their posts, origins, folds, what is missing, what editors decided."""
    claim = deciding.claim_of(visit.store, visit.settings, uid)
    deeds = [
        DeedRow(deed=deed, holds=holds, decision=decision_row(one))
        for deed, one, holds in deciding.deeds_on(visit.store, claim)
    ]
    remarks = [
        DeedRow(deed=deed_uid(one), holds=True, decision=decision_row(one)) for one in remarked(visit.store, claim)
    ]
    return JSONResponse(cast("Row", _working(claim, deeds, remarks)))


def _working(claim: Claim, deeds: list[DeedRow], remarks: list[DeedRow]) -> WorkingRow:
    return WorkingRow(
        claim=claim_row(claim),
        missing=claim.missing,
        flags=list(claim.flags),
        passages=_passages(claim),
        origins=[
            OriginRow(
                name=one.name, reliability=one.reliability.value, side=one.side, own_voice=one.own_voice,
                first=moment(one.first), held_back=one.held_back, statements=list(one.statements),
            )
            for one in claim.origins.origins
        ],
        folds=[
            FoldRow(
                statement=one.statement, into=one.into or None, derived_from=one.derived_from, reason=one.reason
            )
            for one in claim.origins.folds
        ],
        deeds=deeds,
        remarks=remarks,
    )  # fmt: skip


def _passages(claim: Claim) -> list[PassageRow]:
    return [
        PassageRow(
            statement=one.statement.uid,
            post=one.post.id,
            source=one.source.name,
            quote=one.statement.quote,
            start=one.statement.start,
            end=one.statement.end,
            text=one.post.text,
            lang=one.statement.lang,
            stance=one.statement.stance.value,
            hedge=one.statement.hedge,
            published=moment_or_none(one.post.published),
            edited=moment_or_none(one.post.edited),
            fetched=moment(one.post.fetched),
            deleted=one.post.deleted,
            url=one.post.url,
        )
        for one in claim.appearances
    ]
