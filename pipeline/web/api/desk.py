"""What else of the desk programs may read: who they are, beats, round-ups, editions, corrections, sources, health."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse

from pipeline import desk, health
from pipeline.export.rows import Row, moment
from pipeline.export.tabular import correction_row, source_row
from pipeline.settings import Beat
from pipeline.types import Correction, Edition
from pipeline.web.api import PREFIX
from pipeline.web.api.desk_rows import beat_row, edition_row, health_row, roundup_row
from pipeline.web.api.inputs import BeatName, EditionId
from pipeline.web.api.paging import MOST, USUAL, After, Limit, page_of
from pipeline.web.api.rows import MeRow
from pipeline.web.api.schemas import answers
from pipeline.web.visit import Here, Visit

router = APIRouter(prefix=PREFIX, tags=["desk"])

REACH = 50 * MOST
"""Editions that are listed: fifty of the longest pages."""


@router.get("/me", responses=answers("Me"))
def me(visit: Here) -> JSONResponse:
    """Who asks, and what that account and token may do."""
    rank = visit.account.rank.value if visit.account else ""
    return JSONResponse(cast("Row", MeRow(account=visit.who, rank=rank)))


@router.get("/beats", responses=answers("Beats"))
def beats(visit: Here, after: After = None, limit: Limit = USUAL) -> JSONResponse:
    """The teams' fields."""
    found = visit.settings.beats or (Beat(name="All"),)
    return JSONResponse(page_of(found, lambda one: (one.name, ""), lambda one: _row(beat_row(one)), after, limit))


def _row(given: object) -> Row:
    return cast("Row", given)


@router.get("/roundups/{beat}", responses=answers("Roundup"))
def roundup(visit: Here, beat: BeatName) -> JSONResponse:
    """The open round-up of a beat as it reads now; `seen` of an item is what a change of it sends back."""
    return JSONResponse(shown(visit, desk.beat_of(visit.settings, beat)))


def shown(visit: Visit, beat: Beat) -> Row:
    """The row of the open round-up of `beat`."""
    page = desk.sheet(visit.store, visit.settings, beat, visit.now)
    against = desk.why_not(visit.store, visit.settings, beat, visit.who, visit.now)
    return _row(roundup_row(page, against))


@router.get("/editions", responses=answers("Editions"))
def editions(
    visit: Here,
    beat: Annotated[str | None, Query(max_length=200)] = None,
    after: After = None,
    limit: Limit = USUAL,
) -> JSONResponse:
    """What was published, newest first, as it reads now."""
    name = desk.beat_of(visit.settings, beat).name if beat is not None else None
    found = visit.store.editions(name, REACH)

    def key(one: Edition) -> tuple[str, str]:
        return moment(one.published), one.uid

    return JSONResponse(page_of(found, key, lambda one: _row(edition_row(one)), after, limit, falling=True))


@router.get("/editions/{uid}", responses=answers("Edition"))
def edition(visit: Here, uid: EditionId) -> JSONResponse:
    """One edition, as it reads now."""
    return JSONResponse(_row(edition_row(desk.edition_of(visit.store, uid))))


@router.get("/corrections", responses=answers("Corrections"))
def corrections(
    visit: Here,
    waiting: Annotated[bool | None, Query(description="true: those that an editor must decide.")] = None,
    after: After = None,
    limit: Limit = USUAL,
) -> JSONResponse:
    """Corrections, latest first."""

    def key(one: Correction) -> tuple[str, str]:
        return moment(one.drafted), one.uid

    found = visit.store.corrections(waiting=waiting)
    return JSONResponse(page_of(found, key, lambda one: _row(correction_row(one)), after, limit, falling=True))


@router.get("/sources", responses=answers("Sources"))
def sources(visit: Here, after: After = None, limit: Limit = USUAL) -> JSONResponse:
    """The sources as they are listed now, by name."""
    found = visit.settings.sources
    return JSONResponse(page_of(found, lambda one: (one.name, ""), lambda one: _row(source_row(one)), after, limit))


@router.get("/health", responses=answers("Healths"))
def healths(visit: Here, after: After = None, limit: Limit = USUAL) -> JSONResponse:
    """How each source fares against its own rhythm, by name."""
    cursors, vitals = visit.store.cursors(), visit.store.vitals()
    found = [
        health.judge(one, cursors.get(one.name), vitals.get(one.name), visit.now) for one in visit.settings.sources
    ]
    return JSONResponse(page_of(found, lambda one: (one.source, ""), lambda one: _row(health_row(one)), after, limit))
