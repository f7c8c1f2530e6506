"""Full-text search for programs, over posts, claims and items: words in any form, places in any spelling."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, cast

from fastapi import APIRouter, Query
from pydantic import AwareDatetime
from starlette.responses import JSONResponse

from pipeline.desk.finding import Match, find
from pipeline.export.rows import Row, moment
from pipeline.types import Status
from pipeline.web.api import PREFIX
from pipeline.web.api.paging import USUAL, After, BadCursor, Limit, Page, cursor_of, key_of
from pipeline.web.api.rows import FoundRow
from pipeline.web.api.schemas import answers
from pipeline.web.visit import Here
from storage import SearchFilter

router = APIRouter(prefix=PREFIX, tags=["search"])

MARK = "found"
"""First part of a cursor of this list."""
LARGEST = 2**31
"""Beyond the number of any entry that a cursor of ours names."""


class Kind(StrEnum):
    """What is found."""

    POST = "post"
    CLAIM = "claim"
    ITEM = "item"


Asked = Annotated[str, Query(min_length=1, max_length=200, description="Words; quoted ones stand together.")]
Narrow = Annotated[str | None, Query(max_length=200)]


@router.get("/search", responses=answers("Founds"))
def search(
    visit: Here,
    q: Asked,
    kind: Kind | None = None,
    place: Narrow = None,
    status: Status | None = None,
    lang: Narrow = None,
    source: Narrow = None,
    since: AwareDatetime | None = None,
    until: AwareDatetime | None = None,
    after: After = None,
    limit: Limit = USUAL,
) -> JSONResponse:
    """What the words and the conditions find, the newest first."""
    wanted = SearchFilter(
        words=q,
        kind=kind.value if kind else None,
        place=place or None,
        status=status.value if status else None,
        lang=lang or None,
        source=source or None,
        since=since,
        until=until,
    )
    found = find(visit.store, visit.settings, wanted, limit, _before(after))
    last = found.found.hits[-1].seq if found.found.more and found.found.hits else None
    page = Page(
        items=[cast("Row", _row(one)) for one in found.shown],
        next=cursor_of((MARK, str(last))) if last is not None else None,
    )
    return JSONResponse(page)


def _before(after: str | None) -> int | None:
    key = key_of(after)
    if key is None:
        return None
    number = int(key[1]) if key[1].isascii() and key[1].isdigit() and len(key[1]) <= len(str(LARGEST)) else LARGEST
    if key[0] != MARK or number >= LARGEST:
        raise BadCursor("`after` is no cursor of a search; take `next` of the page before as it is")
    return number


def _row(one: Match) -> FoundRow:
    text = ""
    if one.post:
        text = one.post.text
    elif one.claim:
        text = one.claim.text
    elif one.item:
        text = one.item.text
    elif one.edit:
        text = one.edit.text or one.edit.note or one.edit.translation or ""
    claim = one.claim.uid if one.claim else one.item.claim if one.item else one.edit.claim if one.edit else None
    return FoundRow(
        kind=one.hit.kind,
        at=moment(one.hit.at),
        text=text,
        post=one.post.id if one.post else None,
        source=one.post.source if one.post else None,
        url=one.post.url if one.post else None,
        claim=claim,
        edition=one.edition.uid if one.edition else None,
    )
