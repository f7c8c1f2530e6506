"""A day of a beat in pictures: when and where it happened, how it stood, and who rests on whom."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from pipeline import desk
from pipeline.errors import NotAllowed
from pipeline.settings import Beat
from pipeline.web.catalogue import N_
from pipeline.web.drawn.day import day_of, last_day
from pipeline.web.drawn.matrix import matrix
from pipeline.web.drawn.places import map_of
from pipeline.web.drawn.statuses import statuses
from pipeline.web.drawn.timeline import timeline
from pipeline.web.office import Entry, Office
from pipeline.web.visit import Here, Visit

router = APIRouter()

FIRST, LAST = date(1970, 1, 2), date(9998, 12, 30)
"""Days that have a day before and after them in every zone."""


def nav(_office: Office) -> list[Entry]:
    """The day in pictures."""
    return [Entry(55, N_("Pictures"), "/pictures")]


@router.get("/pictures")
def show(visit: Here, beat: str = "", day: str = "") -> Response:
    """The pictures of a day; without one of the last on which something was reported."""
    fields = visit.settings.beats or (Beat(name="All"),)
    chosen = desk.beat_of(visit.settings, beat) if beat else fields[0]
    wanted = _day(visit, chosen, day)
    found = day_of(visit.store, visit.settings, chosen, wanted)
    return visit.page(
        "pictures.html",
        beat=chosen,
        beats=[one.name for one in fields],
        day=found,
        timeline=timeline(found),
        map=map_of(found),
        statuses=statuses(found),
        matrix=matrix(found.claims),
        before=_address(chosen, wanted - timedelta(days=1)),
        after=_address(chosen, wanted + timedelta(days=1)),
    )


def _day(visit: Visit, beat: Beat, text: str) -> date:
    if not text:
        return last_day(visit.store, visit.settings, beat) or visit.now.date()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotAllowed([f"{text[:40]!r} is no day; write it as 2026-03-14"]) from None
    if not FIRST <= day <= LAST:
        raise NotAllowed([f"{text} is no day that anybody reports of"])
    return day


def _address(beat: Beat, day: date) -> str:
    return f"/pictures?beat={quote(beat.name, safe='')}&day={day.isoformat()}"
