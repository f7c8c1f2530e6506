"""Where editions go, for programs: what each channel has, sending again, and saying what a person found out."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, BackgroundTasks
from pydantic import Field
from starlette.responses import JSONResponse

from pipeline import desk
from pipeline.export.rows import Row, moment
from pipeline.sending import settle
from pipeline.types import Sending
from pipeline.web.api import PREFIX
from pipeline.web.api.inputs import EditionId, Given, Name
from pipeline.web.api.paging import USUAL, After, Limit, page_of
from pipeline.web.api.rows import SendingRow
from pipeline.web.api.schemas import answers
from pipeline.web.outgoing import send_after
from pipeline.web.visit import Here

router = APIRouter(prefix=f"{PREFIX}/editions/{{uid}}/sendings", tags=["sendings"])


class Channels(Given):
    """To which channels; left out: those of its beat."""

    channels: Annotated[list[Name], Field(max_length=100)] | None = None


class Found(Given):
    """What somebody found out about a sending that broke off, or was refused: it arrived, or is to go again."""

    revision: Annotated[int, Field(ge=1, le=2**31 - 1)]
    channel: Name
    arrived: bool


def sending_row(one: Sending) -> SendingRow:
    """The row of a sending."""
    return SendingRow(
        edition=one.edition,
        revision=one.revision,
        channel=one.channel,
        state=one.state.value,
        attempts=one.attempts,
        due=moment(one.due),
        changed=moment(one.changed),
        error=one.error,
        url=one.url,
    )


@router.get("", responses=answers("Sendings"))
def index(visit: Here, uid: EditionId, after: After = None, limit: Limit = USUAL) -> JSONResponse:
    """How far each revision of an edition is on its way to each channel."""
    found = visit.store.sendings_of(desk.edition_of(visit.store, uid).uid)

    def key(one: Sending) -> tuple[str, str]:
        return f"{one.revision:010}", one.channel

    return JSONResponse(page_of(found, key, lambda one: cast("Row", sending_row(one)), after, limit))


@router.post("", status_code=202, responses=answers("Sendings", 202, "On its way; the list tells how far."))
def send(visit: Here, uid: EditionId, given: Channels, after: BackgroundTasks) -> JSONResponse:
    """Send an edition as it reads now; what a channel has already stays there."""
    named = [visit.settings.channel(name).name for name in given.channels or ()]
    made = desk.send_to(visit.store, visit.settings, uid, named, visit.now)
    send_after(visit, after)
    rows = [cast("Row", sending_row(one)) for one in made]
    return JSONResponse({"items": rows, "next": None}, 202)


@router.post("/settle", responses=answers("Sending"))
def say_how_sent(visit: Here, uid: EditionId, given: Found, after: BackgroundTasks) -> JSONResponse:
    """Say whether a sending arrived; where it did not, it goes again."""
    one = desk.sending_of(visit.store, uid, given.revision, given.channel)
    done = settle(visit.store, one, visit.now, arrived=given.arrived)
    send_after(visit, after)
    return JSONResponse(cast("Row", sending_row(done)))
