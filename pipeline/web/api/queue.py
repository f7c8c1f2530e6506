"""What needs an editor now, for programs: what the desk's first page shows, in the same order."""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter
from starlette.responses import JSONResponse

from pipeline.desk.needs import Need, needs
from pipeline.export.rows import Row, moment
from pipeline.web.api import PREFIX
from pipeline.web.api.paging import USUAL, After, Key, Limit, page_of
from pipeline.web.api.rows import NeedRow
from pipeline.web.api.schemas import answers
from pipeline.web.visit import Here
from pipeline.web.words import SENDINGS

router = APIRouter(prefix=PREFIX, tags=["reading"])


@router.get("/queue", responses=answers("Needs"))
def show(visit: Here, after: After = None, limit: Limit = USUAL) -> JSONResponse:
    """What needs somebody now, the gravest first, then the oldest."""
    found = needs(visit.store, visit.settings, visit.now, SENDINGS, visit.who)
    return JSONResponse(page_of(found, _key, lambda one: cast("Row", _row(one)), after, limit))


def _key(one: Need) -> Key:
    return f"{one.risk:02d} {moment(one.since)}", "/".join((*one.subject, one.beat))


def _row(one: Need) -> NeedRow:
    return NeedRow(
        kind=one.risk.name.lower(),
        since=moment(one.since),
        what=one.what,
        why=one.why,
        subject=list(one.subject),
        beat=one.beat or None,
        lang=one.lang or None,
        status=one.status.value if one.status else None,
        places=list(one.places),
        sources=list(one.sources),
    )
