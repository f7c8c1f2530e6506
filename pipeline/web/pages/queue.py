"""What needs an editor now, the gravest and oldest first, and why each thing is here; narrowed, and kept as a view."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlencode

from fastapi import APIRouter
from starlette.responses import Response

from pipeline.desk.needs import Need, Risk, Wanted, needs
from pipeline.settings import Beat
from pipeline.types import Status
from pipeline.web.catalogue import N_
from pipeline.web.office import Entry, Office
from pipeline.web.pages.roundup import address, item_at
from pipeline.web.visit import Here, Visit
from pipeline.web.words import LANGUAGES, SENDINGS

router = APIRouter()

MOST = 200
"""Needs shown at once; what is beyond them is counted."""

KINDS = {
    Risk.FALLEN: N_("Corrections waiting"),
    Risk.SENDING: N_("Not sent"),
    Risk.DISPUTED: N_("Newly disputed"),
    Risk.CHANGED: N_("Changed since you looked"),
    Risk.WATCHED: N_("You watch it"),
    Risk.CONFIRMED: N_("Newly confirmed"),
    Risk.SAME: N_("Same?"),
    Risk.REVIEW: N_("To review"),
    Risk.HELD: N_("On hold"),
    Risk.SOURCE: N_("Sources"),
}

TO_REVIEW = (Risk.DISPUTED, Risk.CHANGED, Risk.CONFIRMED, Risk.REVIEW)
"""Needs that are items of a round-up at which nobody looked, or which changed since."""

WHERE: dict[Risk, Callable[[Need], str]] = {
    Risk.FALLEN: lambda need: f"/editions/{need.subject[0]}#correction-{need.subject[1]}",
    Risk.SENDING: lambda need: f"/editions/{need.subject[0]}#sendings",
    Risk.SAME: lambda need: f"/same/{need.subject[0]}/{need.subject[1]}",
    Risk.WATCHED: lambda need: f"/claim/{need.subject[0]}",
    Risk.SOURCE: lambda need: f"/sources/{quote(need.subject[0], safe='')}" if need.subject[0] else "/sources",
}
"""Where a need is met; all others are items of a round-up."""


def where(need: Need) -> str:
    """The page on which a need is met."""
    found = WHERE.get(need.risk)
    return found(need) if found else item_at(need.beat, need.subject[0])


def nav(_office: Office) -> list[Entry]:
    """The first page of the desk."""
    return [Entry(10, N_("Queue"), "/queue", key="q")]


@router.get("/")
def first(visit: Here) -> Response:
    """The desk begins with the queue."""
    return visit.to("/queue")


@router.get("/queue")
def show(
    visit: Here,
    beat: str = "",
    kind: str = "",
    place: str = "",
    status: str = "",
    lang: str = "",
    source: str = "",
) -> Response:
    """What needs somebody now; every part that is given narrows it."""
    every = needs(visit.store, visit.settings, visit.now, SENDINGS, visit.who)
    wanted = Wanted(beat, kind, place.strip(), status, lang, source)
    chosen = [one for one in every if wanted._replace(kind="").takes(one)]
    counts = {risk: sum(one.risk is risk for one in chosen) for risk in Risk}
    shown = [one for one in chosen if wanted.takes(one)]
    groups = [(risk, KINDS[risk], [one for one in shown[:MOST] if one.risk is risk]) for risk in Risk]
    given = wanted._asdict()
    return visit.page(
        "queue.html",
        groups=[one for one in groups if one[2]],
        totals=counts,
        given=given,
        query=urlencode({name: value for name, value in given.items() if value}),
        tabs=[(risk.name.lower(), KINDS[risk], counts[risk], _with(given, risk)) for risk in Risk if counts[risk]],
        everything=_with(given, None),
        number=len(chosen),
        beats=[one.name for one in visit.settings.beats],
        places=sorted({name for one in every for name in one.places})[:MOST],
        statuses=[one for one in Status if any(need.status is one for need in every)],
        languages=[(one, LANGUAGES.get(one, one)) for one in sorted({lang for need in every for lang in need.langs})],
        sources=sorted({name for one in every for name in one.sources}),
        views=[one for one in visit.store.views(visit.who) if one.page == "/queue"],
        todo=[one for one in (_todo(name, every) for name in _beats(visit)) if one[2]],
        more=max(0, len(shown) - MOST),
        where=where,
    )


def _beats(visit: Visit) -> list[str]:
    return [one.name for one in visit.settings.beats] or [Beat(name="All").name]


def _todo(beat: str, every: list[Need]) -> tuple[str, str, int]:
    """A round-up, where it is, and how many of its items wait for a look."""
    return beat, address(beat), sum(one.beat == beat and one.risk in TO_REVIEW for one in every)


def _with(given: dict[str, str], risk: Risk | None) -> str:
    """The address of the same list with only this kind of need; None: with all kinds."""
    query = {**given, "kind": risk.name.lower() if risk is not None else ""}
    told = urlencode({name: value for name, value in query.items() if value})
    return f"/queue?{told}" if told else "/queue"
