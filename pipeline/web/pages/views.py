"""Saved views: lists that somebody looks at often, each under a name of one's own."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Form
from starlette.responses import Response

from pipeline.errors import NotAllowed, NotFoundError
from pipeline.text import one_line
from pipeline.types.accounts import Rank, SavedView
from pipeline.web.visit import Here, needs

router = APIRouter()

PAGES = ("/queue", "/search")
"""Pages whose lists can be kept as a view."""
MOST = 30
"""Views of one account: more are no help."""


def _page(page: str) -> str:
    if page not in PAGES:
        raise NotFoundError(f"there are no views of {page[:40]!r}; there are some of {', '.join(PAGES)}")
    return page


@router.post("/views")
@needs(Rank.READER)
def save(
    visit: Here,
    name: Annotated[str, Form()] = "",
    page: Annotated[str, Form()] = "/queue",
    query: Annotated[str, Form()] = "",
) -> Response:
    """Keep a list under a name; one of that name is replaced."""
    called, kept = one_line(name)[:60], urlencode([pair for pair in parse_qsl(query) if pair[0] != "before"])
    if not called or not kept:
        raise NotAllowed(["narrow the list first, and give the view a name"])
    known = {one.name for one in visit.store.views(visit.who)}
    if len(known) >= MOST and called not in known:
        raise NotAllowed([f"you have {MOST} views; forget one first"])
    made = SavedView(account=visit.who, name=called, page=_page(page), query=kept, created=visit.now)
    visit.store.put_view(made)
    return visit.to(f"{made.page}?{kept}")


@router.post("/views/drop")
@needs(Rank.READER)
def drop(visit: Here, name: Annotated[str, Form()] = "", page: Annotated[str, Form()] = "/queue") -> Response:
    """Forget a view."""
    visit.store.drop_view(visit.who, name)
    return visit.to(_page(page))
