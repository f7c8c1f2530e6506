"""What is new and who is here, told to an open page as it happens; the page itself never moves under its reader."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from sse_starlette import EventSourceResponse, ServerSentEvent

from pipeline.types.accounts import Presence
from pipeline.web.visit import Here, Visit
from storage import Store

router = APIRouter()

LOOK = 0.7
"""Seconds between two looks: what happens is seen within one second, and a look reads one row."""
HERE = timedelta(seconds=30)
"""Time after which somebody who was not heard of has left a page."""
SAY_HERE = 12.0
"""Seconds between two notes that somebody is still here."""

KINDS = {
    "verdict": ("status changed", "statuses changed"),
    "post": ("new post", "new posts"),
    "edit": ("item edited", "items edited"),
    "decision": ("decision", "decisions"),
    "edition": ("edition", "editions"),
    "correction": ("correction", "corrections"),
}
"""Kinds of entries in the source log that editors want to know of, with their words."""


def news(found: dict[str, int]) -> list[str]:
    """What is new, in words: "3 statuses changed"."""
    return [f"{found[kind]} {words[0 if found[kind] == 1 else 1]}" for kind, words in KINDS.items() if found.get(kind)]


@router.get("/live")
def live(visit: Here, since: int = 0, page: str = "/") -> EventSourceResponse:
    """Tell an open page what is new since it was made, and who else is on it, for as long as it is open."""
    return EventSourceResponse(_tell(visit, since, page[:200]), ping=20)


async def _tell(visit: Visit, since: int, page: str) -> AsyncIterator[ServerSentEvent]:
    head, said, spoke = -1, "", -SAY_HERE
    clock = asyncio.get_running_loop().time
    while not await visit.request.is_disconnected():
        if clock() - spoke >= SAY_HERE:
            spoke = clock()
            await run_in_threadpool(_here, visit, page)
            head = -1  # who else is here may have changed too
        now = await run_in_threadpool(visit.store.log_head)
        if now != head:
            head = now
            text = await run_in_threadpool(_words, visit, since, page)
            if text != said:
                said = text
                yield ServerSentEvent(data=text or "<span></span>")
        await asyncio.sleep(LOOK)


def _here(visit: Visit, page: str) -> None:
    if visit.account is not None:
        given = Presence(account=visit.account.name, page=page, seen=visit.office.clock())
        visit.store.put_presence(given)


def others(store: Store, visit: Visit, page: str) -> list[str]:
    """Who else is on this page."""
    found = store.present(visit.office.clock() - HERE)
    return sorted({one.account for one in found if one.page == page and one.account != visit.who})


def _words(visit: Visit, since: int, page: str) -> str:
    said = news(visit.store.logged_since(since))
    here = others(visit.store, visit, page)
    return visit.office.render("_live.html", news=said, others=here, page=page).strip() if said or here else ""
