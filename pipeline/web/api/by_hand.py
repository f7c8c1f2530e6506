"""Posts that a program hands in: a page behind an address, words, a note of a call; looked at, then kept."""

from __future__ import annotations

from typing import Annotated, Literal, cast

from fastapi import APIRouter
from pydantic import AwareDatetime, Field
from starlette.responses import JSONResponse

from pipeline.desk import by_hand
from pipeline.errors import CollectError, NotAllowed
from pipeline.export.posts import post_row
from pipeline.export.rows import Row
from pipeline.types import Post
from pipeline.types.accounts import Rank
from pipeline.web.api import PREFIX
from pipeline.web.api.inputs import AnyId, Given, Name, Words
from pipeline.web.api.rows import DoneRow, HandedRow
from pipeline.web.api.schemas import answers
from pipeline.web.visit import Here, Visit, needs

router = APIRouter(prefix=f"{PREFIX}/handed-in", tags=["adding by hand"])


class Handed(Given):
    """What somebody adds: `url` is fetched where there is no `text`; `published` left out: undated."""

    source: Annotated[Name, Field(max_length=100, description="One of the list, or a name of your own, graded F.")]
    url: Annotated[Name, Field(max_length=2_000)] = ""
    text: Annotated[Words, Field(description="The words as they stand, or a note of what was said.")] = ""
    heard: Literal["page", "post", "phone", "message", "person", "broadcast", "document"] = "post"
    note: Annotated[Name, Field(description="For colleagues.")] = ""
    published: AwareDatetime | None = None
    keep: Annotated[bool, Field(description="Keep it at once, without another look.")] = False


def _row(visit: Visit, uid: str, post: Post, *, kept: bool) -> Row:
    read = [one for one in by_hand.read_alone(visit.settings, post) if not one.aside]
    made = HandedRow(handed=uid, kept=kept, uid=post.uid, post=post_row(post), claims=[one.quote for one in read])
    return cast("Row", made)


@router.post("", status_code=201, responses=answers("Handed", 201, "Taken in; `kept` says whether for good."))
@needs(Rank.CONTRIBUTOR)
def hand_in(visit: Here, given: Handed) -> JSONResponse:
    """Fetch or take a post, and tell what would be read from it; it waits to be kept or dropped."""
    told = by_hand.Told(given.source, given.url, given.text, given.heard, given.note, given.published)
    try:
        made = by_hand.hand_in(visit.store, visit.settings, visit.office.environment, told, visit.who, visit.now)
    except CollectError as failed:
        raise NotAllowed([str(failed)]) from failed
    if given.keep:
        by_hand.keep(visit.store, visit.settings, made.uid, visit.who, visit.now)
    return JSONResponse(_row(visit, made.uid, made.post, kept=given.keep), 201)


@router.get("/{uid}", responses=answers("Handed"))
@needs(Rank.CONTRIBUTOR)
def shown(visit: Here, uid: AnyId) -> JSONResponse:
    """What waits to be kept; only who handed it in sees it."""
    found = by_hand.handed_in(visit.store, uid, visit.who)
    return JSONResponse(_row(visit, uid, found.post, kept=False))


@router.post("/{uid}/keep", responses=answers("Handed"))
@needs(Rank.CONTRIBUTOR)
def keep(visit: Here, uid: AnyId) -> JSONResponse:
    """Keep it; it is read, matched and judged like every other post."""
    post = by_hand.keep(visit.store, visit.settings, uid, visit.who, visit.now)
    return JSONResponse(_row(visit, uid, post, kept=True))


@router.post("/{uid}/drop", responses=answers("Done"))
@needs(Rank.CONTRIBUTOR)
def drop(visit: Here, uid: AnyId) -> JSONResponse:
    """Forget it."""
    by_hand.drop(visit.store, uid, visit.who)
    return JSONResponse(cast("Row", DoneRow(subject=uid, now=True)))
