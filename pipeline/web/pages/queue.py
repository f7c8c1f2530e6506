"""What needs an editor now, the gravest and oldest first, and why each thing is here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from fastapi import APIRouter
from starlette.responses import Response

from pipeline import desk
from pipeline.review import DeskItem, ItemState
from pipeline.settings import Beat
from pipeline.types import Status
from pipeline.web.office import Entry, Office
from pipeline.web.pages.roundup import address
from pipeline.web.visit import Here, Visit
from pipeline.web.words import SENDINGS, STATUSES

router = APIRouter()

MOST = 200
"""Needs shown at once; what is beyond them is counted."""


class Risk(IntEnum):
    """How grave it is to leave a thing lying, gravest first."""

    FALLEN = 0
    SENDING = 1
    DISPUTED = 2
    CHANGED = 3
    CONFIRMED = 4
    SAME = 5
    REVIEW = 6
    SOURCE = 7


KINDS = {
    Risk.FALLEN: "Corrections waiting",
    Risk.SENDING: "Not sent",
    Risk.DISPUTED: "Newly disputed",
    Risk.CHANGED: "Changed since you looked",
    Risk.CONFIRMED: "Newly confirmed",
    Risk.SAME: "Same?",
    Risk.REVIEW: "To review",
    Risk.SOURCE: "Sources",
}


class Need(NamedTuple):
    """One thing to do."""

    risk: Risk
    since: datetime
    what: str
    why: str
    """Why it is here, in a sentence."""
    href: str
    beat: str = ""
    lang: str = ""
    """Of `what`, where it is a source's own words."""


def nav(_office: Office) -> list[Entry]:
    """The first page of the desk."""
    return [Entry(10, "Queue", "/queue")]


@router.get("/")
def first(visit: Here) -> Response:
    """The desk begins with the queue."""
    return visit.to("/queue")


@router.get("/queue")
def show(visit: Here, beat: str = "", kind: str = "") -> Response:
    """What needs somebody now; `beat` and `kind` narrow it."""
    found = sorted(_needs(visit), key=lambda one: (one.risk, one.since))
    counts = {risk: sum(one.risk is risk for one in found) for risk in Risk}
    chosen = [
        one for one in found if (not beat or one.beat in (beat, "")) and (not kind or one.risk.name.lower() == kind)
    ]
    grouped = [(risk, KINDS[risk], [one for one in chosen[:MOST] if one.risk is risk]) for risk in Risk]
    return visit.page(
        "queue.html",
        groups=[one for one in grouped if one[2]],
        beats=[one.name for one in visit.settings.beats],
        beat=beat,
        kind=kind,
        kinds=[(risk.name.lower(), KINDS[risk], counts[risk]) for risk in Risk if counts[risk]],
        more=max(0, len(chosen) - MOST),
    )


def _needs(visit: Visit) -> Iterator[Need]:
    yield from _after_publication(visit)
    for beat in visit.settings.beats or (Beat(name="All"),):
        page = desk.sheet(visit.store, visit.settings, beat, visit.now)
        yield from (
            _of_item(one, beat, visit.now) for one in page.items if one.state in (ItemState.NEW, ItemState.CHANGED)
        )
    for hint in visit.store.open_suggestions(MOST):
        yield Need(
            Risk.SAME, visit.now, f"Are these two the same claim? {round(100 * hint.score)} %",
            hint.why, f"/same/{hint.claim}/{hint.other}",
        )  # fmt: skip
    for alarm in visit.store.alarms():
        if alarm.closed is None:
            yield Need(Risk.SOURCE, alarm.opened, alarm.source or "this machine", alarm.words, "/queue?kind=source")


def _after_publication(visit: Visit) -> Iterator[Need]:
    beats = {one.uid: one.beat for one in visit.store.editions()}
    for one in desk.waiting_corrections(visit.store):
        what = one.replaced or one.wrong
        href = f"/editions/{one.edition}#correction-{one.uid}"
        yield Need(
            Risk.FALLEN, one.drafted, what, f"a published item fell: {one.reason}", href, beats.get(one.edition, "")
        )
    for sending in visit.store.sendings_troubled():
        why = f"{SENDINGS[sending.state]}: {sending.error or 'no reason was told'}"
        href = f"/editions/{sending.edition}#sendings"
        what = f"revision {sending.revision} to {sending.channel}"
        yield Need(Risk.SENDING, sending.changed, what, why, href, beats.get(sending.edition, ""))


def _of_item(one: DeskItem, beat: Beat, now: datetime) -> Need:
    since = min((shown.published for shown in one.item.evidence if shown.published), default=now)
    href = f"{address(beat.name)}#item-{one.item.claim}"
    status = STATUSES[one.item.status]
    if one.state is ItemState.CHANGED:
        was = one.edit.review.status.value if one.edit and one.edit.review else "other"
        why = f"its words or its status changed after it was reviewed (it was {was}, it is {status})"
        return Need(Risk.CHANGED, since, one.item.text, why, href, beat.name, one.item.lang)
    risks = {Status.DISPUTED: Risk.DISPUTED, Status.CONFIRMED: Risk.CONFIRMED}
    return Need(
        risks.get(one.item.status, Risk.REVIEW), since, one.item.text, one.item.reason or status, href, beat.name,
        one.item.lang,
    )  # fmt: skip
