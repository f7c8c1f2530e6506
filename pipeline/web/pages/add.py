"""Adding by hand: an address, pasted words or a note of a call, looked at before it is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from pipeline.desk import by_hand
from pipeline.draft.dates import zone_of
from pipeline.errors import CollectError, NotAllowed
from pipeline.types.accounts import Rank
from pipeline.web.catalogue import N_
from pipeline.web.office import Entry, Office
from pipeline.web.visit import Here, Visit, needs

router = APIRouter(prefix="/add")

FIELDS = ("source", "url", "text", "heard", "note", "published")


def nav(_office: Office) -> list[Entry]:
    """Adding by hand."""
    return [Entry(45, N_("Add"), "/add", Rank.CONTRIBUTOR)]


def _form(visit: Visit, given: dict[str, str], status: int = 200, reasons: tuple[str, ...] = ()) -> Response:
    now = visit.now.astimezone(zone_of(visit.zone))
    return visit.page(
        "add.html",
        status,
        given={name: given.get(name, "") for name in FIELDS},
        reasons=reasons,
        heard=by_hand.HEARD,
        sources=[one.name for one in visit.settings.sources],
        zone=visit.zone,
        now_there=now.strftime("%Y-%m-%dT%H:%M"),
    )


@router.get("")
@needs(Rank.CONTRIBUTOR)
def new(visit: Here, url: str = "", source: str = "") -> Response:
    """Where to paste."""
    return _form(visit, {"url": url, "source": source, "heard": "page" if url else "post"})


def _when(text: str, zone: str) -> datetime | None:
    """The time that somebody typed, in the desk's zone; None: none."""
    if not text.strip():
        return None
    try:
        told = datetime.fromisoformat(text.strip())
    except ValueError:
        raise NotAllowed(["the time is no time; write it as 2026-03-14T16:20, or leave it out"]) from None
    return told if told.tzinfo else told.replace(tzinfo=zone_of(zone))


Told = Annotated[str, Form()]


@router.post("")
@needs(Rank.CONTRIBUTOR)
def look(
    visit: Here, source: Told = "", url: Told = "", text: Told = "", heard: Told = "post", note: Told = "",
    published: Told = "",
) -> Response:  # fmt: skip
    """Fetch or take what was pasted, and show it; nothing is kept yet."""
    given = dict(zip(FIELDS, (source, url, text, heard, note, published), strict=True))
    try:
        told = by_hand.Told(source, url, text, heard, note, _when(published, visit.zone))
        made = by_hand.hand_in(visit.store, visit.settings, visit.office.environment, told, visit.who, visit.now)
    except NotAllowed as refused:
        return _form(visit, given, 409, refused.reasons)
    except CollectError as failed:
        return _form(visit, given, 409, (str(failed),))
    return visit.to(f"/add/{made.uid}")


@router.get("/{uid}")
@needs(Rank.CONTRIBUTOR)
def shown(visit: Here, uid: str) -> Response:
    """What would be kept, and what would be read from it."""
    found = by_hand.handed_in(visit.store, uid, visit.who)
    return visit.page(
        "add_look.html",
        handed=found,
        post=found.post,
        said=found.post.extra.get(by_hand.PROVENANCE),
        listed=visit.settings.roster.find(found.post.source),
        statements=by_hand.read_alone(visit.settings, found.post),
        zone=visit.zone,
    )


@router.post("/{uid}/keep")
@needs(Rank.CONTRIBUTOR)
def keep(visit: Here, uid: str) -> Response:
    """Keep it as it was shown."""
    post = by_hand.keep(visit.store, visit.settings, uid, visit.who, visit.now)
    return visit.to(f"/post/{post.uid}")


@router.post("/{uid}/drop")
@needs(Rank.CONTRIBUTOR)
def drop(visit: Here, uid: str) -> Response:
    """Forget it."""
    by_hand.drop(visit.store, uid, visit.who)
    return visit.to("/add")
