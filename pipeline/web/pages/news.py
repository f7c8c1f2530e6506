"""What is new and who is here, told to an open page as it happens; the page itself never moves under its reader.

A page that is looked at holds a stream (`/news/stream`); one in the background, or behind a proxy that holds streams
back, asks now and then (`/news`): browsers open six connections to one host, so that a seventh stream would starve
all its pages. Either answer says all that is new since the page was made, so that nothing is lost between two of them.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from datetime import timedelta
from typing import NamedTuple

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response, StreamingResponse

from pipeline.errors import ItemwireError
from pipeline.types.accounts import Presence
from pipeline.web.catalogue import ENGLISH, NN_, counted
from pipeline.web.glance import Seen
from pipeline.web.visit import Here, RowNumber, Visit, still_in

router = APIRouter()

LOOK = 0.5
"""Seconds between two looks: what happens is seen within one second, and all pages share a look."""
HERE = timedelta(seconds=50)
"""Time after which somebody who was not heard of has left a page; longer than a page in the background is silent."""
SAY_HERE = 12.0
"""Seconds between two notes that somebody is still here, and between two signs of life of a stream."""

STREAM_HEADERS = {"x-accel-buffering": "no"}
"""Proxies that know it hand a stream on as it comes."""

KINDS = {
    "verdict": NN_("%(num)s status changed", "%(num)s statuses changed"),
    "post": NN_("%(num)s new post", "%(num)s new posts"),
    "edit": NN_("%(num)s item edited", "%(num)s items edited"),
    "decision": NN_("%(num)s decision", "%(num)s decisions"),
    "edition": NN_("%(num)s edition", "%(num)s editions"),
    "correction": NN_("%(num)s correction", "%(num)s corrections"),
}
"""Kinds of entries in the source log that editors want to know of, with their words."""


class Told(NamedTuple):
    """What an open page shows at its edge."""

    html: str
    number: int
    """How much is new, for the page's title."""

    def json(self) -> str:
        """As it is sent: one line, never empty."""
        return json.dumps(self._asdict(), ensure_ascii=False)


def news(found: dict[str, int], language: str = ENGLISH) -> list[str]:
    """What is new, in words: "3 statuses changed"."""
    return [counted(language, *words, found[kind]) for kind, words in KINDS.items() if found.get(kind)]


@router.get("/news")
def ask(visit: Here, since: RowNumber = 0, page: str = "/") -> Response:
    """What is new since a page was made, and who else is on it, now."""
    _say_here(visit, page[:200])
    return JSONResponse(_told(visit, since, others(visit, page[:200]))._asdict())


@router.get("/news/stream")
def stream(visit: Here, since: RowNumber = 0, page: str = "/") -> StreamingResponse:
    """The same as server-sent events, for as long as the page is open and its reader logged in."""
    return StreamingResponse(_tell(visit, since, page[:200]), media_type="text/event-stream", headers=STREAM_HEADERS)


def _event(name: str, data: str) -> str:
    return f"event: {name}\ndata: {data}\n\n"


async def _tell(visit: Visit, since: int, page: str) -> AsyncIterator[str]:
    """What is new whenever it changes; ends where the server stops, the reader left, or nobody is logged in any more.

    A database that cannot answer ends it too: the page asks again after a pause, and is told then.
    """
    seen, said, spoke = None, None, float("-inf")
    clock = asyncio.get_running_loop().time
    while not (visit.office.stopping() or await visit.request.is_disconnected()):
        try:
            if clock() - spoke >= SAY_HERE:
                spoke = clock()
                if not await run_in_threadpool(still_in, visit):
                    yield _event("out", "{}")
                    return
                await run_in_threadpool(_say_here, visit, page)
                yield _event("alive", "{}")
            now = await run_in_threadpool(_look, visit, page)
            if now != seen:
                seen = now
                told = await run_in_threadpool(_told, visit, since, now[1])
                if told != said:
                    said = told
                    yield _event("message", told.json())
        except ItemwireError:
            return
        await asyncio.sleep(LOOK)


def _say_here(visit: Visit, page: str) -> None:
    if visit.account is not None:
        given = Presence(account=visit.account.name, page=page, seen=visit.office.clock())
        visit.store.put_presence(given)


def _look(visit: Visit, page: str) -> tuple[int, list[str]]:
    """What changes whenever there is something to tell: the end of the log, and who is here."""
    seen = visit.office.glance.look(lambda: Seen(visit.store.log_head(), _present(visit)))
    return seen.head, _others(seen.present, visit, page)


def _present(visit: Visit) -> tuple[Presence, ...]:
    return tuple(visit.store.present(visit.office.clock() - HERE))


def others(visit: Visit, page: str) -> list[str]:
    """Who else is on this page now."""
    return _others(_present(visit), visit, page)


def _others(found: Iterable[Presence], visit: Visit, page: str) -> list[str]:
    return sorted({one.account for one in found if one.page == page and one.account != visit.who})


def _told(visit: Visit, since: int, here: list[str]) -> Told:
    found = visit.store.logged_since(since)
    said = news(found, visit.language)
    if not said and not here:
        return Told("", 0)
    text = visit.office.render("_news.html", visit.language, news=said, others=here)
    return Told(text.strip(), sum(found.get(kind, 0) for kind in KINDS))
